using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Benchmarks;

/// <summary>Citizens who answer seven questions in a chat, against the worker, which has everything on disk before it acknowledges, and in turn against bots that store less or nothing.</summary>
/// <remarks>Machines are noisy: bots take turns over several rounds, and the middle one of each counts, and the ratios more than the figures.</remarks>
static class LoadBenchmark
{
    const string Empty = "worker", Full = "worker-full";

    /// <summary>Measures the bots of those names (of <c>peers</c>, or <c>worker</c>); with <paramref name="store"/> also the worker on a copy of that file.</summary>
    public static async Task<int> Run(string[] bots, string? store)
    {
        string[] all = bots.Length > 0 ? bots : store is null ? [Empty, "dotnet-memory", "telegraf", "grammy-file"] : [Empty, Full];
        using var bench = new Bench();
        await bench.Build();
        var rounds = int.Parse(Setting("ROUNDS", "3"), CultureInfo.InvariantCulture);
        var measured = all.ToDictionary(b => b, _ => new List<JsonNode>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var bot in all)
                measured[bot].Add(JsonNode.Parse(bot is Empty or Full ? await Worker(bench, bot is Full ? store : null) : await bench.Peer(bot))!);
        }

        var middle = measured.ToDictionary(m => m.Key, m => m.Value.OrderBy(Speed).ElementAt(m.Value.Count / 2), StringComparer.Ordinal);
        foreach (var (bot, figures) in middle)
        {
            Figure.Print(new
            {
                figure = "load",
                bot,
                messages_per_s = Speed(figures),
                p50_ms = figures["p50_ms"],
                cpu_ms_per_message = figures["bot_cpu_ms_per_message"],
                rss_mib = figures["bot_rss_mib"],
                rounds = measured[bot].Select(Speed),
                of_it = middle.GetValueOrDefault(Full, middle.GetValueOrDefault(Empty, figures)) is var ours && ReferenceEquals(ours, figures) ? (double?)null : Figure.Of(Speed(ours) / Speed(figures)),
            });
        }

        return 0;
    }

    static async Task<string> Worker(Bench bench, string? store)
    {
        var (folder, port) = (bench.NewFolder(), Bench.FreePort());
        var file = Path.Combine(folder, "monitor.db");
        if (store is not null)
            File.Copy(store, file);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Telegram__ApiRoot"] = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
            ["Telegram__BotToken"] = "1:load",
            ["Telegram__PerSecond"] = "0",
            ["Telegram__PerChatPerSecond"] = "0",
            ["Content__Path"] = bench.Content,
            ["Storage__Path"] = file,
            ["Urls"] = "http://127.0.0.1:0",
        };
        using var worker = Benchmarks.Worker.Start(folder, settings);
        return await bench.Play(port, worker.Id, Setting("CHATS", "3000"), Setting("ACTIVE", "200"), "300");
    }

    static double Speed(JsonNode figures) => figures["messages_per_s"]!.GetValue<double>();

    static string Setting(string name, string fallback) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : fallback;
}
