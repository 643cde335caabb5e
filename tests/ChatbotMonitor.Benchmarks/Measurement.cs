using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatbotMonitor.Benchmarks;

/// <summary>Runs a benchmark in this process, without its log and without a trace on the disk.</summary>
static class Measurement
{
    /// <summary>The summary, with memory measured; what kept it from running goes to the console's error.</summary>
    public static Summary Of<TBenchmark>(Job job)
    {
        var artifacts = Directory.CreateTempSubdirectory("benchmark").FullName;
        var config = ManualConfig.CreateEmpty()
            .WithArtifactsPath(artifacts)
            .AddJob(job.WithToolchain(InProcessEmitToolchain.DontLogOutput))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance);
        var summary = BenchmarkRunner.Run<TBenchmark>(config);
        Directory.Delete(artifacts, recursive: true);
        foreach (var error in summary.ValidationErrors)
            Console.Error.WriteLine(error.Message);
        return summary;
    }
}
