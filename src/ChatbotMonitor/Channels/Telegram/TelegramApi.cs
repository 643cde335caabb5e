using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Calls to the Bot API: each tried once, none longer than its limit.</summary>
/// <remarks>The HTTP client is made here and not by a factory, because a factory's client logs addresses and the token is part of them.</remarks>
public sealed class TelegramApi : IDisposable
{
    /// <summary>Longest that any call but a long poll may take.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(35);

    readonly HttpClient _http;
    readonly TelegramBotClient _bot;
    readonly TimeProvider _time;
    readonly TimeSpan _limit;

    /// <summary>Opens no connection yet.</summary>
    /// <param name="settings">A token and an API root that <see cref="TelegramSettings.Faults"/> has passed.</param>
    /// <param name="time">Measures the limit.</param>
    /// <param name="connections">How many calls may be on the way at once; others wait their turn.</param>
    /// <param name="limit">Longest that a call may take; <see cref="DefaultLimit"/> where not given.</param>
    public TelegramApi(TelegramSettings settings, TimeProvider time, int connections = 64, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _time = time;
        _limit = limit ?? DefaultLimit;
        _http = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(15),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var ownServer = string.Equals(settings.ApiRoot, TelegramSettings.DefaultApiRoot, StringComparison.OrdinalIgnoreCase) ? null : settings.ApiRoot;
        _bot = new TelegramBotClient(new TelegramBotClientOptions(settings.BotToken!, ownServer) { RetryThreshold = 0 }, _http);
    }

    /// <summary>Calls once and reads no more of the answer than <typeparamref name="TAnswer"/> holds.</summary>
    /// <param name="request">What to call.</param>
    /// <param name="cancel">Ends the call; an <see cref="OperationCanceledException"/> while it is not cancelled never leaves here.</param>
    /// <param name="longer">How much longer than the limit the server was asked to hold its answer.</param>
    /// <exception cref="ApiRequestException">Telegram refused.</exception>
    /// <exception cref="RequestException">There was no answer of Telegram's.</exception>
    public async Task<TAnswer> Call<TAnswer>(IRequest request, CancellationToken cancel, TimeSpan longer = default)
    {
        using var limit = new CancellationTokenSource(_limit + longer, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await _bot.SendRequest(new Answered<TAnswer>(request), either.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new RequestException("No answer in time", e);
        }
        catch (RequestException) when (cancel.IsCancellationRequested)
        {
            // The library wraps whatever a cancelled connection throws; the caller asked for a cancellation.
            throw new OperationCanceledException(cancel);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>A request of the library's whose answer is read as another type: what we do not read cannot make a sent message look unsent.</summary>
    sealed class Answered<TAnswer>(IRequest request) : IRequest<TAnswer>
    {
        public HttpMethod HttpMethod => request.HttpMethod;

        public string MethodName => request.MethodName;

        public bool IsWebhookResponse { get => false; set => throw new NotSupportedException(); }

        public HttpContent? ToHttpContent() => request.ToHttpContent();
    }
}
