using ChatbotMonitor.Commands;
using ChatbotMonitor.Storage.LiteDb;
using ChatbotMonitor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>Reports while the worker runs, which holds the store.</summary>
public sealed class RunningReportTests(ExampleStore example) : IClassFixture<ExampleStore>, IAsyncDisposable
{
    readonly LiteDbStore _store = LiteDbStore.Open(example.File, TimeProvider.System);
    WebApplication? _worker;

    [Fact]
    public async Task The_worker_makes_the_report_and_the_open_data()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var token = new ControlToken();
        builder.Services.AddHostedService(provider => new Announcement(provider.GetRequiredService<IServer>(), token, example.File));
        _worker = builder.Build();
        _worker.MapControl(token, new ChoreParts(_store, () => ExampleStore.Content with { BotName = static () => "RealBot" }, TimeProvider.System, static _ => throw new InvalidOperationException(), example.Folder));
        await _worker.StartAsync();

        var page = await File.ReadAllTextAsync(await example.Made("ky", "running.html"));
        Assert.Contains("МИСАЛ. Бардык маалымат ойдон чыгарылган.", page, StringComparison.Ordinal);
        // The worker knows the bot's name by itself.
        var (code, _, error) = await example.Report(new ReportRequest("example", "ky", "running-pack.html", Pack: true));
        Assert.True(code == 0, error);
        Assert.Contains("https://t.me/RealBot", await File.ReadAllTextAsync(Path.Combine(example.Folder, "running-pack.html")), StringComparison.Ordinal);
        Assert.Contains("342 rows", await example.Export("running.csv"), StringComparison.Ordinal);

        (code, _, error) = await example.Report(new ReportRequest("nothing", "ky", "no.html"));
        Assert.Equal((1, "There is no round 'nothing'. There are: example-spring, example.\n"), (code, error));
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
        _store.Dispose();
    }
}
