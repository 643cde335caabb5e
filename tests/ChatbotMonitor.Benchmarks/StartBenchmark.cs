using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ChatbotMonitor.Benchmarks;

/// <summary>From the start of the process to the first reply of somebody in the simulator, on a copy of a store or an empty one.</summary>
static class StartBenchmark
{
    /// <summary>Arguments: <c>start [FILE]</c>.</summary>
    public static async Task<int> Run(string? store)
    {
        using var bench = new Bench();
        var folder = bench.NewFolder();
        var file = Path.Combine(folder, "monitor.db");
        if (store is not null)
            File.Copy(store, file);
        var root = new Uri($"http://127.0.0.1:{Bench.FreePort().ToString(CultureInfo.InvariantCulture)}");
        var watch = Stopwatch.StartNew();
        using var worker = Worker.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Content__Path"] = bench.Content, ["Storage__Path"] = file, ["Urls"] = root.ToString() });
        using var http = new HttpClient { BaseAddress = root };
        using var events = await Reach(http);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync());
        using var message = new HttpRequestMessage(HttpMethod.Post, "/simulator/messages")
        {
            Content = JsonContent.Create(new { messageId = Guid.NewGuid(), channel = "simulator-telegram", id = "citizen-1", kind = "text", text = "/start" }),
        };
        message.Headers.Add("X-Simulator", "1");
        var posted = http.SendAsync(message);
        // The first question comes with buttons.
        while (await reader.ReadLineAsync() is { } line && !line.Contains("\"keyboard\":[[", StringComparison.Ordinal))
        {
        }

        var elapsed = watch.Elapsed;
        (await posted).EnsureSuccessStatusCode();
        Figure.Print(new { figure = "start", store_mib = Figure.Mib(new FileInfo(file).Length), seconds = Figure.Of(elapsed.TotalSeconds) });
        return 0;
    }

    // It is asked until it listens.
    static async Task<HttpResponseMessage> Reach(HttpClient http)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            try
            {
                return await http.GetAsync(new Uri("/simulator/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            }
            catch (HttpRequestException)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }
}
