using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Examples;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Benchmarks;

/// <summary>The report for all of a round of 200 monitors and 20,000 interviews, as the command makes it where no worker runs.</summary>
static class ReportBenchmark
{
    const int Places = 20;
    const int Services = 10;
    const int InterviewsEach = 100;
    const int MonitorsEach = 10;

    /// <summary>Arguments: <c>report</c>.</summary>
    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("report-benchmark").FullName;
        var config = Path.Combine(folder, "config");
        Copy(Bench.Config, config);
        var file = Path.Combine(folder, "monitor.db");
        Fill(config, file);
        foreach (var format in new[] { "html", "docx", "xlsx" })
        {
            var report = Path.Combine(folder, $"report.{format}");
            var watch = Stopwatch.StartNew();
            using var worker = Worker.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Content__Path"] = config, ["Storage__Path"] = file }, "report", "--round", "large", "--lang", "ru", "--out", report);
            var (exitCode, peak) = await worker.End();
            var elapsed = watch.Elapsed;
            if (exitCode != 0)
                throw new InvalidOperationException(await File.ReadAllTextAsync(Path.Combine(folder, "printed")));
            Figure.Print(new { figure = "report", format, monitors = Places * MonitorsEach, interviews = Places * Services * InterviewsEach, seconds = Figure.Of(elapsed.TotalSeconds), peak_mib = Figure.Mib(peak), file_mib = Figure.Mib(new FileInfo(report).Length) });
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    // Two rounds, so that all scores are compared; the latter is the larger part of the work.
    static void Fill(string config, string file)
    {
        var today = new DateOnly(2026, 11, 24);
        var shipped = ContentReader.Read(config, today).Content!;
        var places = shipped.Places.All.Where(p => p.Children.Count == 0).Take(Places).Select(p => p.Id);
        var services = shipped.Register.Services.Take(Services).Select(s => s.Id);
        foreach (var (id, from, to) in new[] { ("earlier", "2026-05-04", "2026-06-12"), ("large", "2026-10-05", "2026-11-13") })
        {
            File.WriteAllText(Path.Combine(config, "rounds", $"{id}.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
                id: {{id}}
                title: {{id}}
                from: {{from}}
                to: {{to}}
                services: [{{string.Join(", ", services)}}]
                places: [{{string.Join(", ", places)}}]
                visit: visit-checklist
                interview: exit-interview
                visits: 10
                interviews: {{InterviewsEach}}
                quotas:
                  sex: { female: 55%, male: 45% }
                  age: { "18_29": 30%, "30_44": 35%, "45_59": 20%, "60_up": 15% }
                """), Encoding.UTF8);
        }

        var content = ContentReader.Read(config, today).Content!;
        using var store = LiteDbStore.Open(file, TimeProvider.System);
        foreach (var id in new[] { "earlier", "large" })
            ExampleRounds.Fill(store, content, content.Round(id)!, isLast: id == "large", MonitorsEach, isWhole: true);
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
