using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Tests;

/// <summary>The commands as an operator types them, beside a worker that runs and without one.</summary>
[Collection(WorkerProcess.Collection)]
public sealed partial class CommandProcessTests : IAsyncLifetime
{
    WorkerProcess _worker = null!;

    public async ValueTask InitializeAsync() => _worker = await WorkerProcess.Start();

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    [Fact]
    public async Task What_was_reported_is_read_by_digest_and_export_and_outlives_a_backup_into_another_folder()
    {
        await Report(_worker);
        var digest = await Ran("digest", "--to", "national");
        Assert.Contains("1 new complaint", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("555", digest, StringComparison.Ordinal);

        var reports = await Ran("export", "reports", "--out", "-");
        Assert.Matches(ReportRow, reports.Split('\n')[1]);
        await Ran("export", "reports", "--out", "reports.csv");
        Assert.Equal(reports.TrimStart('\ufeff'), (await File.ReadAllTextAsync(InFolder("reports.csv"))).ReplaceLineEndings("\n").TrimEnd());
        await Ran("export", "reports", "--out", "reports.xlsx");
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(InFolder("reports.xlsx")))[..2]);
        Assert.StartsWith("start,end,place,service,", (await Ran("export", "responses", "--survey", "service-quality", "--out", "-")).TrimStart('\ufeff'), StringComparison.Ordinal);

        await Ran("backup", "copy.db");
        await Refused(@"The worker is running \(process \d+\): stop it first\. If it is not, delete .+\.", "restore", "copy.db");
        await Refused(@".+monitor\.db is in use by another process: .+\.", "run", "--Urls=http://127.0.0.1:0");

        await Ran("restore", "copy.db", "--Storage:Path=elsewhere/data/monitor.db");
        await using var restored = await WorkerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Path"] = InFolder("elsewhere/data/monitor.db") });
        Assert.Equal((0, reports), await restored.Run("export", "reports", "--out", "-"));
    }

    [Fact]
    public async Task Check_names_file_line_column_and_mend_and_no_mistake_is_a_stack_trace()
    {
        Assert.Matches(@"0 faults(, \d+ reminders)?\n(?:[^\n]+\n)*service-quality: one interview by SMS sends [^\n]+\n", Reminders.Replace(await Ran("check"), ""));
        var survey = InFolder("config/surveys/service-quality.yaml");
        var whole = await File.ReadAllTextAsync(survey);
        foreach (var (from, to) in new[] { ("remind_after", "remind_aftr"), ("type: integer", "type: intger"), ("${paid} = 'yes'", "${paid = 'yes'"), ("survey:", "survey: [") })
        {
            await File.WriteAllTextAsync(survey, whole.Replace(from, to, StringComparison.Ordinal));
            var (code, said) = await _worker.Run("check");
            Assert.Equal(1, code);
            Assert.Matches(Fault, said);
            Assert.DoesNotMatch(StackTrace, said);
        }

        var (start, faults) = await _worker.Run("run", "--Storage:Path=other.db");
        Assert.Equal(1, start);
        Assert.Matches(Fault, faults);
        Assert.False(File.Exists(InFolder("other.db")), "It began to work.");
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_sentence()
    {
        await Refused("There is no store at 'none.db': .+", "digest", "--Storage:Path=none.db");
        await Refused("There is no file 'none.db'.", "restore", "none.db");
        await Refused("There is no coordinator 'nobody'. There are: national, osh-office, bishkek-office.", "digest", "--to", "nobody");
        await Refused("Telegram__Mode: .+", "aside", "--Telegram:Mode=pull");

        var (code, said) = await _worker.Run("exprot");
        Assert.Equal(1, code);
        Assert.Contains("exprot", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(StackTrace, said);
        Assert.Equal("Nothing is set aside.", await Ran("aside"));
    }

    static async Task Report(WorkerProcess worker)
    {
        foreach (var words in new[] { "Третий день нет воды, звоните +996 555 000 111", "Русский", "1", "1", "1", "1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker.Address, "/simulator/messages"))
            {
                Content = JsonContent.Create(new { MessageId = Guid.NewGuid(), Channel = "simulator-sms", Id = "+996555000101", Kind = "text", Text = words }),
            };
            request.Headers.Add("X-Simulator", "1");
            Assert.Equal(HttpStatusCode.Accepted, (await worker.Http.SendAsync(request)).StatusCode);
        }
    }

    async Task<string> Ran(params string[] arguments)
    {
        var (code, said) = await _worker.Run(arguments);
        Assert.True(code == 0, said);
        return said;
    }

    async Task Refused(string sentence, params string[] arguments)
    {
        var (code, said) = await _worker.Run(arguments);
        Assert.Equal(1, code);
        Assert.Matches($@"\A{sentence}\z", said);
        Assert.DoesNotContain('\n', said);
    }

    string InFolder(string path) => Path.Combine(_worker.Folder, path);

    [GeneratedRegex(@"^\d{6},\d{4}-\d\d-\d\dT[^,]+,new,water,", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex ReportRow { get; }

    [GeneratedRegex(@"^.*service-quality\.yaml:\d+:\d+: .+", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    static partial Regex Fault { get; }

    [GeneratedRegex(", [0-9]+ reminders?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Reminders { get; }

    [GeneratedRegex(@"^\s+at [\w.<>`]+\(|Exception", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    static partial Regex StackTrace { get; }
}
