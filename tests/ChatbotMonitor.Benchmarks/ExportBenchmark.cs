using System.Diagnostics;

namespace ChatbotMonitor.Benchmarks;

/// <summary>All responses of a store to CSV, as the command does it where no worker runs.</summary>
static class ExportBenchmark
{
    /// <summary>Arguments: <c>export FILE</c>.</summary>
    public static async Task<int> Run(string store)
    {
        using var bench = new Bench();
        var folder = bench.NewFolder();
        var (file, table) = (Path.Combine(folder, "monitor.db"), Path.Combine(folder, "responses.csv"));
        File.Copy(store, file);
        var watch = Stopwatch.StartNew();
        using var worker = Worker.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Content__Path"] = Bench.Config, ["Storage__Path"] = file }, "export", "responses", "--survey", "service-quality", "--out", table);
        var (exitCode, peak) = await worker.End();
        var elapsed = watch.Elapsed;
        if (exitCode != 0)
            throw new InvalidOperationException(await File.ReadAllTextAsync(Path.Combine(folder, "printed")));
        Figure.Print(new { figure = "export", rows = File.ReadLines(table).Count() - 1, seconds = Figure.Of(elapsed.TotalSeconds), peak_mib = Figure.Mib(peak), csv_mib = Figure.Mib(new FileInfo(table).Length) });
        return 0;
    }
}
