using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Benchmarks;

/// <summary>Telegram between the load generator, which is polled, and workers that are posted to: posts each update until it is taken, as Telegram does, and keeps account of what each chat is told.</summary>
/// <param name="generator">Where the generator listens.</param>
/// <param name="webhook">Where updates are posted to.</param>
/// <param name="secret">The webhook's secret.</param>
sealed partial class Relay(Uri generator, Uri webhook, string secret) : IDisposable
{
    // Telegram's own default, and the most that it can be told.
    const int UsualPosts = 40, MostPosts = 100;

    readonly ConcurrentDictionary<long, List<string>> _screens = [];
    readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        MaxConnectionsPerServer = 512,
        // The balancer of this machine has a certificate of its own making.
        SslOptions = { RemoteCertificateValidationCallback = static (connection, _, _, _) => connection is SslStream { TargetHostName: "127.0.0.1" } },
    })
    { Timeout = TimeSpan.FromSeconds(60) };
    readonly SemaphoreSlim _posting = new(UsualPosts, MostPosts);
    readonly Lock _telling = new();
    int _posts = UsualPosts;
    long _posted;
    long _refused;

    /// <summary>Arguments: <c>relay GENERATOR WEBHOOK SECRET PORT</c>; runs until it is ended. Workers' calls come to the port (<c>Telegram__ApiRoot</c>); <c>/account</c> there says what came of it all.</summary>
    public static async Task<int> Run(string generator, string webhook, string secret, int port)
    {
        using var relay = new Relay(new Uri(generator), new Uri(webhook), secret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        var app = builder.Build();
        app.MapGet("/account", (HttpContext http) => http.Response.WriteAsync(relay.Account()));
        app.Map("/bot{token}/{method}", (HttpContext http, string token, string method) => relay.Pass(http, $"/bot{token}/{method}", method));
        await app.StartAsync();
        var ending = app.Lifetime.ApplicationStopping;
        for (var offset = 0L; !ending.IsCancellationRequested;)
        {
            foreach (var update in await relay.Poll(offset, ending))
            {
                offset = update!["update_id"]!.GetValue<long>() + 1;
                await relay._posting.WaitAsync(ending);
                _ = relay.Post(update.ToJsonString(), ending);
            }
        }

        return 0;
    }

    public void Dispose()
    {
        _http.Dispose();
        _posting.Dispose();
    }

    async Task<JsonArray> Poll(long offset, CancellationToken ending)
    {
        try
        {
            var answer = await _http.GetStringAsync(new Uri(generator, $"/bot1:load/getUpdates?offset={offset.ToString(CultureInfo.InvariantCulture)}&timeout=20&limit=100"), ending);
            return JsonNode.Parse(answer)!["result"]!.AsArray();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // It is over, or has not begun.
            await Task.Delay(200, CancellationToken.None);
            return [];
        }
    }

    async Task Post(string update, CancellationToken ending)
    {
        try
        {
            for (var wait = 50; !ending.IsCancellationRequested; wait = Math.Min(wait * 2, 2_000))
            {
                if (await IsTaken(update, ending))
                    return;
                Interlocked.Increment(ref _refused);
                await Task.Delay(wait, ending);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended.
        }
        finally
        {
            _posting.Release();
        }
    }

    async Task<bool> IsTaken(string update, CancellationToken ending)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var answer = await _http.SendAsync(request, ending);
            if (!answer.IsSuccessStatusCode)
                return false;
            Interlocked.Increment(ref _posted);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    async Task Pass(HttpContext http, string path, string method)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (string.Equals(method, "sendMessage", StringComparison.OrdinalIgnoreCase) && Note(body.ToArray()) is { } repeat)
        {
            // Nobody answers the same question twice because it was sent twice; the generator would.
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(repeat);
            return;
        }

        if (string.Equals(method, "setWebhook", StringComparison.OrdinalIgnoreCase))
            PostAtOnce(body.ToArray());
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(generator, path)) { Content = new ByteArrayContent(body.ToArray()) };
        if (http.Request.ContentType is { } type)
            call.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _http.SendAsync(call);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = "application/json";
        await answer.Content.CopyToAsync(http.Response.Body);
    }

    // A bot says how many posts at a time it takes; this one never says fewer than before.
    void PostAtOnce(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        if (!json.RootElement.TryGetProperty("max_connections", out var asked))
            return;
        lock (_telling)
        {
            var more = Math.Clamp(asked.GetInt32(), 1, MostPosts) - _posts;
            if (more <= 0)
                return;
            _posts += more;
            _posting.Release(more);
        }
    }

    /// <summary>Writes down what a chat is told; where it was told before, gives what Telegram would answer.</summary>
    string? Note(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var id = json.RootElement.GetProperty("chat_id");
        var chat = id.ValueKind == JsonValueKind.Number ? id.GetInt64() : long.Parse(id.GetString()!, CultureInfo.InvariantCulture);
        var text = json.RootElement.GetProperty("text").GetString()!;
        var screen = _screens.GetOrAdd(chat, static _ => []);
        lock (screen)
        {
            var isRepeat = screen.Contains(text, StringComparer.Ordinal);
            screen.Add(text);
            return isRepeat
                ? JsonSerializer.Serialize(new { ok = true, result = new { message_id = 1_000_000_000 + screen.Count, date = 0, chat = new { id = chat, type = "private" }, text } })
                : null;
        }
    }

    // All are asked the same, but for the numbers of their complaints: most screens say what each is to say.
    string Account()
    {
        var screens = _screens.Values.Select(s =>
        {
            lock (s)
                return s.ToArray();
        }).ToList();
        var told = screens.Select(s => (Distinct: Numbers().Replace(string.Join('\n', s.Distinct(StringComparer.Ordinal)), "#"), Repeats: s.Length - s.Distinct(StringComparer.Ordinal).Count(), Steps: Steps(s))).ToList();
        var usual = told.GroupBy(t => t.Distinct, StringComparer.Ordinal).MaxBy(g => g.Count())?.Key;
        return JsonSerializer.Serialize(new
        {
            chats = screens.Count,
            taken = Interlocked.Read(ref _posted),
            refused = Interlocked.Read(ref _refused),
            sent = screens.Sum(s => s.Length),
            repeats = told.Sum(t => t.Repeats),
            most_repeated_at_once = told.Select(t => t.Steps.Back).DefaultIfEmpty().Max(),
            out_of_order = told.Count(t => t.Steps.Swaps),
            unlike_the_others = told.Count(t => !string.Equals(t.Distinct, usual, StringComparison.Ordinal)),
        });
    }

    // What was in flight when a worker died comes again, all of it and in its order, before anything new: each goes one on, or back.
    static (bool Swaps, int Back) Steps(string[] screen)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var (at, swaps, back) = (-1, false, 0);
        foreach (var text in screen)
        {
            if (!order.TryGetValue(text, out var place))
                order[text] = place = order.Count;
            swaps |= place > at + 1;
            back = Math.Max(back, at + 1 - place);
            at = place;
        }

        return (swaps, back);
    }

    [GeneratedRegex(@"\d{2,}", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
