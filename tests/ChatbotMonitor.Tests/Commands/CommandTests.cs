using System.Globalization;
using System.Net;
using System.Text;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>Each command by both ways in: through the running worker, which holds the store, and on the spot.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    static readonly Coordinator Osh = DigestWorld.Coordinator();
    static readonly Coordinator Chui = DigestWorld.Coordinator("chui-office", scope: new Scope(["chui"], []));

    readonly string _folder = Directory.CreateTempSubdirectory("commands").FullName;
    readonly FakeTimeProvider _time = new(DigestWorld.At("2026-11-23T04:00:00Z"));
    readonly DigestStore _store = new();
    readonly StringWriter _error = new(CultureInfo.InvariantCulture);
    readonly MemoryStream _output = new();
    WebApplication? _worker;

    string StoragePath => Path.Combine(_folder, "monitor.db");

    string Output => Encoding.UTF8.GetString(_output.ToArray());

    public ValueTask InitializeAsync()
    {
        File.WriteAllText(StoragePath, "");
        _store.With(DigestWorld.Report(1, "2026-11-22T10:00Z", "passport", "alay"), DigestWorld.Report(2, "2026-11-23T03:00Z", "water", "kant"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Digest_prints_the_last_day_for_each_coordinator(bool running)
    {
        Assert.Equal(0, await Digest(await Site(running)));
        Assert.Contains("--- osh-office\n📋 Office osh-office: complaints, 2026-11-23\n2 new complaints", Output, StringComparison.Ordinal);
        Assert.Contains("\n\n--- chui-office\n📋 Office chui-office: complaints, 2026-11-23\n1 new complaint", Output, StringComparison.Ordinal);
        Assert.Empty(_store.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Digest_sends_a_date_once(bool running)
    {
        var site = await Site(running);
        await _store.Write(b => b.Members.AddRange([(DigestWorld.Nurlan, Osh.Id), (DigestWorld.Gulnara, Osh.Id)]));

        Assert.Equal(0, await Digest(site, to: Osh.Id, send: true));
        Assert.Contains("Sent to 2 address(es) as osh-office's digest of 2026-11-23.", Output, StringComparison.Ordinal);
        Assert.Equal(1, await Digest(site, to: Osh.Id, send: true));

        Assert.Equal("The digest of 2026-11-23 for osh-office has had its turn: it is sent once a date, to those who have joined by then.\n", _error.ToString());
        // It is a Monday: the week's goes with it, and the chart to the one who reads in a chat.
        Assert.Equal(5, _store.Sent.Count);
        Assert.Single(_store.Sent, m => !m.Photo.IsEmpty);
        Assert.Contains("1 new complaint ", _store.Sent[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-30", null, false, "--date: '2026-02-30' is no date. Write it as 2026-11-23.")]
    [InlineData(null, "oshh", false, "There is no coordinator 'oshh'. There are: osh-office, chui-office.")]
    [InlineData("2026-11-24", "osh-office", true, "The digest of 2026-11-24 for osh-office is not complete before 2026-11-24 08:00 +06:00.")]
    [InlineData(null, "osh-office", true, "Nobody has joined as osh-office yet: send /join and its invitation to the bot first.")]
    public async Task What_digest_cannot_do_is_one_sentence_by_either_way(string? date, string? to, bool send, string sentence)
    {
        foreach (var running in (bool[])[false, true])
        {
            _error.GetStringBuilder().Clear();
            Assert.Equal(1, await Digest(await Site(running), date, to, send));
            Assert.Equal(sentence + "\n", _error.ToString());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_writes_a_file_or_standard_output(bool running)
    {
        var site = await Site(running);
        var file = Path.Combine(_folder, "reports.csv");

        Assert.Equal(0, await Export(site, new ExportRequest("reports", file)));
        Assert.Equal(0, await Export(site, new ExportRequest("reports", "-")));
        Assert.Equal(0, await Export(site, new ExportRequest("reports", Path.Combine(_folder, "reports.xlsx"))));

        Assert.Equal(3, Output.Count(c => c == '\n'));
        Assert.Equal(Output, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)));
        Assert.Equal(running ? 4 : 3, Directory.GetFiles(_folder).Length); // no part is left behind
    }

    [Theory]
    [InlineData("reports.ods", "--out: 'reports.ods' ends neither in .csv nor in .xlsx. For standard output write -.")]
    [InlineData("no/such/folder.csv", "There is no folder ")]
    [InlineData("monitor.db.csv", " belongs to the store itself: choose another name.")]
    public async Task Where_export_cannot_write_is_one_sentence(string file, string sentence)
    {
        var path = file.EndsWith(".ods", StringComparison.Ordinal) ? file : Path.Combine(_folder, file);
        Assert.Equal(1, await Export(await Site(running: false), new ExportRequest("reports", path)));
        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString(), '\n');
    }

    [Fact]
    public async Task An_export_that_fails_leaves_no_file()
    {
        var file = Path.Combine(_folder, "r.csv");
        Assert.Equal(1, await Export(await Site(running: true), new ExportRequest("responses", file, "nowhere")));
        Assert.Equal("There is no survey 'nowhere'. There are: service-quality.\n", _error.ToString());
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Backup_is_for_its_owner_only_and_restore_wants_the_worker_stopped(bool running)
    {
        var site = await Site(running);
        var file = Path.Combine(_folder, "copy.db");
        Assert.Equal(0, await new BackupCommand(site).Run(file, TextWriter.Null, _error, CancellationToken.None));
        Assert.Equal("the whole store", await File.ReadAllTextAsync(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var restored = new List<(string, string)>();
        var restore = new RestoreCommand(StoragePath, (backup, path) => restored.Add((backup, path)));
        Assert.Equal(running ? 1 : 0, await restore.Run(file, TextWriter.Null, _error));
        Assert.Equal(running ? [] : [(file, StoragePath)], restored);
        if (running)
            Assert.StartsWith($"The worker is running (process {Environment.ProcessId}): stop it first.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_never_writes_over_the_store()
    {
        foreach (var file in (string[])["monitor.db", "monitor-log.db", "monitor.db.worker", "./x/../monitor.db"])
            Assert.Equal(1, await new BackupCommand(await Site(running: false)).Run(Path.Combine(_folder, file), TextWriter.Null, _error, CancellationToken.None));
        Assert.Equal(4, _error.ToString().Split("belongs to the store itself").Length - 1);
        Assert.Equal(0, await new BackupCommand(await Site(running: false)).Run(Path.Combine(_folder, "monitor.dbs"), TextWriter.Null, _error, CancellationToken.None));
    }

    [Fact]
    public async Task Aside_shows_neither_numbers_nor_names()
    {
        await _store.Write(b => b.Aside.Add(new SetAside(
            "telegram:77", "telegram", DigestWorld.At("2026-11-23T01:00Z"), "No shape for it",
            """{"update_id":77,"message":{"chat":{"id":7001,"first_name":"Айгүл \" К"},"from":{"id":700100200,"username":"aigul"},"text":"звоните 0555 12-34-56"}}""")));

        Assert.Equal(0, await new AsideCommand(await Site(running: true)).Run(_output, _error, CancellationToken.None));
        Assert.Equal(
            "2026-11-23T01:00:00Z  telegram  telegram:77\n  No shape for it\n  "
            + """{"update_id":77,"message":{"chat":{"id":7001,"first_name":"***"},"from":{"id":***,"username":"***"},"text":"звоните ***"}}"""
            + "\n1 set aside.\n",
            Output);
    }

    [Fact]
    public async Task Without_a_store_there_is_a_sentence_and_no_empty_store()
    {
        File.Delete(StoragePath);
        Assert.Equal(1, await new AsideCommand(await Site(running: false)).Run(_output, _error, CancellationToken.None));
        Assert.Equal($"There is no store at '{StoragePath}': run the worker first, or set Storage__Path.\n", _error.ToString());
    }

    [Fact]
    public async Task A_file_that_a_dead_worker_left_behind_is_not_asked()
    {
        // Nobody listens on port 9 here; the pid is that of a living process, as a reused one is.
        await new WorkerFile(Environment.ProcessId, "http://127.0.0.1:9", "stale").Write(StoragePath);
        Assert.Equal(0, await Digest(await Site(running: false)));
        await new WorkerFile(int.MaxValue, "http://127.0.0.1:9", "stale").Write(StoragePath);
        Assert.Equal(0, await Digest(await Site(running: false)));
        await File.WriteAllTextAsync(WorkerFile.PathOf(StoragePath), "{ half");
        Assert.Equal(0, await Digest(await Site(running: false)));
    }

    [Fact]
    public async Task The_worker_answers_nobody_without_the_token_and_takes_its_file_away_when_it_stops()
    {
        await Site(running: true);
        var file = WorkerFile.OfLiving(StoragePath)!;
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(WorkerFile.PathOf(StoragePath)));
        using var http = new HttpClient();
        foreach (var token in (string?[])[null, "", "Bearer", "Bearer ", "Bearer " + new string('0', 64), "Basic " + file.Token, file.Token])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, file.Url + "/control/backup") { Content = new StringContent("{}") };
            request.Headers.TryAddWithoutValidation("Authorization", token);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var malformed = new HttpRequestMessage(HttpMethod.Post, file.Url + "/control/export") { Content = new StringContent("{\"From\":\"x\"") };
        malformed.Headers.TryAddWithoutValidation("Authorization", "Bearer " + file.Token);
        using var bad = await http.SendAsync(malformed);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);

        await _worker!.StopAsync();
        Assert.False(File.Exists(WorkerFile.PathOf(StoragePath)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080")]
    [InlineData("http://+:80", "http://127.0.0.1")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    [InlineData("https://localhost:5443 http://10.0.0.5:5080 http://localhost:5081", "http://localhost:5081")]
    [InlineData("http://10.0.0.5:5080", "http://10.0.0.5:5080")]
    [InlineData("https://localhost:5443", null)]
    public void The_worker_is_asked_where_this_machine_reaches_it(string addresses, string? url) => Assert.Equal(url, Announcement.UrlOf(addresses.Split(' ')));

    Task<int> Digest(LocalParts site, string? date = null, string? to = null, bool send = false) => new DigestCommand(site).Run(date, to, send, _output, _error, CancellationToken.None);

    Task<int> Export(LocalParts site, ExportRequest request) => new ExportCommand(site).Run(request, _output, _error, CancellationToken.None);

    async Task<LocalParts> Site(bool running)
    {
        var content = DigestWorld.Content(Osh, Chui);
        if (!running)
            return new LocalParts(StoragePath, _time, () => _store, () => content);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var token = new ControlToken();
        builder.Services.AddHostedService(provider => new Announcement(provider.GetRequiredService<IServer>(), token, StoragePath));
        _worker = builder.Build();
        _worker.MapControl(token, new ChoreParts(_store, () => content, _time, _store.Write, _folder));
        await _worker.StartAsync();
        return new LocalParts(StoragePath, _time, () => throw new StoreException("The worker holds the file."), () => throw new InvalidOperationException());
    }
}
