using ChatbotMonitor.Commands;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage.LiteDb;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>A folder with the example's store as the command fills it, from the content of this repository.</summary>
public sealed class ExampleStore : IAsyncLifetime
{
    static readonly Lazy<Content> Shipped = new(() => ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!);

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    /// <summary>What the operator wrote.</summary>
    internal static Content Content => Shipped.Value;

    /// <summary>Where everything is written to.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("example").FullName;

    /// <summary>The example's store.</summary>
    public string File => Path.Combine(Folder, "example.db");

    internal LocalParts Local => new(File, _time, () => LiteDbStore.Open(File, _time), () => Content);

    public async ValueTask InitializeAsync()
    {
        var (code, _, error) = await Example(File, Path.Combine(Folder, "monitor.db"));
        Assert.True(code == 0, error);
    }

    /// <summary>Runs <c>example</c> beside a store of one's own.</summary>
    internal async Task<(int Code, string Output, string Error)> Example(string file, string own)
    {
        using StringWriter output = new(), error = new();
        var code = await new ExampleCommand(Local with { StoragePath = own }, f => LiteDbStore.Open(f, _time)).Run(file, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs <c>report</c> into the folder.</summary>
    internal async Task<(int Code, string Output, string Error)> Report(ReportRequest request)
    {
        using StringWriter output = new(), error = new();
        var code = await new ReportCommand(Local).Run(request with { Out = Path.Combine(Folder, request.Out) }, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The file that <c>report</c> makes.</summary>
    internal async Task<string> Made(string language, string file, bool pack = false, string? provider = null, string? place = null)
    {
        var (code, _, error) = await Report(new ReportRequest("example", language, file, provider, place, pack, Draft: Path.Combine(Folder, $"{file}.md"), Bot: "SampleMonitorBot"));
        Assert.True(code == 0, error);
        return Path.Combine(Folder, file);
    }

    /// <summary>Runs <c>export round</c> into the folder; gives what it says.</summary>
    internal async Task<string> Export(string file)
    {
        using var error = new StringWriter();
        var code = await new ExportCommand(Local).Run(new ExportRequest("round", Path.Combine(Folder, file), Round: "example"), Stream.Null, error, CancellationToken.None);
        Assert.True(code == 0, error.ToString());
        return error.ToString();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
