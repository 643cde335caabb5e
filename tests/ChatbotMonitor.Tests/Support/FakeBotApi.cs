using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>Telegram's Bot API, played on loopback: it records calls, hands out updates by long polling, and goes wrong when told to.</summary>
sealed partial class FakeBotApi : IAsyncDisposable
{
    public const string Token = "4242424242:AAsecretTokenThatNoLogMayEverShow12";

    /// <summary>How long is waited for anything; a build server is slow when it builds beside its tests.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Lock _lock = new();
    readonly List<BotCall> _calls = [];
    readonly List<(string? Method, BotFault Fault)> _faults = [];
    readonly SortedDictionary<int, JsonObject> _updates = [];
    readonly Dictionary<int, JsonObject> _pushed = [];
    readonly CancellationTokenSource _closing = new();
    WebApplication? _app;
    TaskCompletionSource _changed = NewSignal();
    int _lastUpdate;
    int _lastMessage = 1000;

    /// <summary>Where it listens, for <c>Telegram__ApiRoot</c>.</summary>
    public string Root { get; private set; } = "";

    /// <summary>All calls so far but polls, in the order they came.</summary>
    public IReadOnlyList<BotCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls.Where(c => !IsPoll(c))];
        }
    }

    /// <summary>Updates that were not acknowledged yet.</summary>
    public int Unacknowledged
    {
        get
        {
            lock (_lock)
                return _updates.Count;
        }
    }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeBotApi> Start()
    {
        var fake = new FakeBotApi();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        fake._app = builder.Build();
        fake._app.MapPost("/bot{token}/{method}", fake.Answer);
        await fake._app.StartAsync();
        fake.Root = fake._app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return fake;
    }

    /// <summary>The next <paramref name="times"/> calls of <paramref name="method"/> (of any, where null) go wrong.</summary>
    public void Fail(BotFault fault, string? method = "sendMessage", int times = 1)
    {
        lock (_lock)
            _faults.AddRange(Enumerable.Repeat((method, fault), times));
    }

    /// <summary>From here on nothing goes wrong any more.</summary>
    public void Mend()
    {
        lock (_lock)
            _faults.Clear();
    }

    /// <summary>Queues an update, numbered; gives its number.</summary>
    public int Push(JsonObject update)
    {
        lock (_lock)
        {
            update["update_id"] = ++_lastUpdate;
            _pushed[_lastUpdate] = _updates[_lastUpdate] = update;
            Signal();
            return _lastUpdate;
        }
    }

    /// <summary>Waits until <paramref name="method"/> was called <paramref name="count"/> times, and gives those calls.</summary>
    public Task<IReadOnlyList<BotCall>> Called(string method, int count = 1) =>
        Until<IReadOnlyList<BotCall>>(() => _calls.Where(c => string.Equals(c.Method, method, StringComparison.Ordinal)).ToList() is { } calls && calls.Count >= count ? calls : null);

    /// <summary>Waits until every update was acknowledged.</summary>
    public Task AllAcknowledged() => Until(() => _updates.Count == 0 ? _updates : null);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is not { } app)
            return;
        await _closing.CancelAsync();
        await app.DisposeAsync();
        _closing.Dispose();
    }

    async Task Answer(HttpContext http)
    {
        var method = (string)http.GetRouteValue("method")!;
        var fault = TakeFault(method);
        if (fault is BotFault.CutBefore)
        {
            http.Abort();
            return;
        }

        var call = new BotCall(method, await Body(http.Request));
        lock (_lock)
        {
            _calls.Add(call);
            Signal();
        }

        if (!string.Equals((string)http.GetRouteValue("token")!, Token, StringComparison.Ordinal))
            fault ??= new BotFault.Refusal(401, "Unauthorized");
        else if (HasBlocked(call))
            fault = new BotFault.Refusal(403, "Forbidden: bot was blocked by the user");
        switch (fault)
        {
            case null:
                await Write(http, 200, new JsonObject { ["ok"] = true, ["result"] = await Result(call, http.RequestAborted) });
                break;
            case BotFault.Refusal refusal:
                await Write(http, refusal.Code, Refused(refusal));
                break;
            case BotFault.Page page:
                http.Response.StatusCode = page.Status;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><head><title>Bad Gateway</title></head><body><h1>nginx</h1></body></html>");
                break;
            case BotFault.Silence:
                await Held(Timeout.InfiniteTimeSpan, new TaskCompletionSource().Task, http.RequestAborted);
                break;
            case BotFault.SilenceAfter:
                await Result(call, http.RequestAborted);
                await Held(Timeout.InfiniteTimeSpan, new TaskCompletionSource().Task, http.RequestAborted);
                break;
            case BotFault.CutAfter:
                await Result(call, http.RequestAborted);
                http.Abort();
                break;
            case BotFault.Result result:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync($$"""{"ok":true,"result":{{result.Json}}}""");
                break;
        }
    }

    async Task<JsonNode> Result(BotCall call, CancellationToken gone) => call.Method switch
    {
        "getMe" => BotUpdates.Bot(),
        "getUpdates" => await Updates(call, gone),
        "sendMessage" or "sendPhoto" => Show(Message(call)),
        "editMessageText" or "editMessageReplyMarkup" => Message(call),
        _ => true,
    };

    async Task<JsonNode> Updates(BotCall poll, CancellationToken gone)
    {
        int offset = (int?)poll.Body["offset"] ?? 0, limit = (int?)poll.Body["limit"] ?? 100, timeout = (int?)poll.Body["timeout"] ?? 0;
        Task changed;
        lock (_lock)
        {
            foreach (var old in _updates.Keys.Where(n => n < offset).ToList())
                _updates.Remove(old);
            Signal();
            changed = _changed.Task;
            if (_updates.Count > 0)
                return Array(limit);
        }

        while (!gone.IsCancellationRequested && await Held(TimeSpan.FromSeconds(timeout), changed, gone))
        {
            lock (_lock)
            {
                changed = _changed.Task;
                if (_updates.Count > 0)
                    return Array(limit);
            }
        }

        return new JsonArray();

        JsonArray Array(int most) => [.. _updates.Values.Take(most).Select(u => u.DeepClone())];
    }

    JsonObject Message(BotCall call)
    {
        var message = new JsonObject
        {
            ["message_id"] = (int?)call.Body["message_id"] ?? Interlocked.Increment(ref _lastMessage),
            ["from"] = BotUpdates.Bot(),
            ["chat"] = BotUpdates.Chat(call.Chat),
            ["date"] = BotUpdates.Date,
            ["text"] = call.Text,
        };
        if (call.Body["reply_markup"] is { } keyboard)
            message["reply_markup"] = keyboard is JsonValue inAForm ? JsonNode.Parse((string)inAForm!) : keyboard.DeepClone();
        return message;
    }

    BotFault? TakeFault(string method)
    {
        lock (_lock)
        {
            var at = _faults.FindIndex(f => f.Method is null || string.Equals(f.Method, method, StringComparison.Ordinal));
            if (at < 0)
                return null;
            var fault = _faults[at].Fault;
            _faults.RemoveAt(at);
            return fault;
        }
    }

    async Task<T> Until<T>(Func<T?> condition)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition() is { } met)
                    return met;
                changed = _changed.Task;
            }

            await changed.WaitAsync(patience.Token);
        }
    }

    /// <summary>Waits for a change; false where it did not come in time.</summary>
    async Task<bool> Held(TimeSpan most, Task changed, CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, _closing.Token);
        try
        {
            await changed.WaitAsync(most, end.Token);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    void Signal()
    {
        var before = _changed;
        _changed = NewSignal();
        before.SetResult();
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    static bool IsPoll(BotCall call) => string.Equals(call.Method, "getUpdates", StringComparison.Ordinal);

    static async Task<JsonObject> Body(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return request.ContentLength == 0 ? [] : (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var form = await request.ReadFormAsync();
        return new JsonObject(form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.ToString())));
    }

    static JsonObject Refused(BotFault.Refusal refusal)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = refusal.Code, ["description"] = refusal.Description };
        if (refusal.RetryAfter is { } seconds)
            body["parameters"] = new JsonObject { ["retry_after"] = seconds };
        if (refusal.MigrateTo is { } chat)
            body["parameters"] = new JsonObject { ["migrate_to_chat_id"] = chat };
        return body;
    }

    static Task Write(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToJsonString());
    }
}
