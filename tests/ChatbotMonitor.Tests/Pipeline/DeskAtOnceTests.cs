using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Tests;

/// <summary>Coordinators who press at the same moment, through the real pipeline.</summary>
public class DeskAtOnceTests
{
    static readonly Address Aizada = Some.Chat(901), Bakyt = Some.Chat(902), Citizen = Some.Chat(501);

    [Fact]
    public async Task Both_get_the_true_state_and_the_report_moves_once()
    {
        await using var parts = await PipelineParts.Started(content: SampleContent.Content);
        await Accept(parts, Some.Inbound(Aizada, "/join osh-7421"), Some.Inbound(Bakyt, "/join osh-7421"));
        await File(parts);

        await Task.WhenAll(Accept(parts, Some.Inbound(Aizada, "549704 OK")), Accept(parts, Some.Inbound(Bakyt, "549704 OK")));

        var report = parts.Store.Report("549704")!;
        Assert.Equal([ReportStatus.Seen], report.Changes.Select(c => c.Status));
        var said = parts.Store.Batches.SelectMany(b => b.Messages).Select(m => m.Message).Where(m => m.To != Citizen && m.Text.Contains("549 704", StringComparison.Ordinal)).ToList();
        Assert.Equal([Aizada, Bakyt], said.Select(m => m.To).OrderBy(a => a.Id, StringComparer.Ordinal));
        Assert.Single(said, m => m.Text.Contains("Osh office", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outsider_gets_nothing_and_it_is_logged_without_their_number()
    {
        await using var parts = await PipelineParts.Started(content: SampleContent.Content);
        await File(parts);
        await Accept(parts, Some.Inbound(Some.Phone(7), "549704 OK"), Some.Inbound(Bakyt, "/open"), Some.Inbound(Bakyt, "/report 549704"), Some.Inbound(Bakyt, "/digest"));

        Assert.Empty(parts.Store.Batches.SelectMany(b => b.Messages));
        Assert.Empty(parts.Store.Report("549704")!.Changes);
        Assert.Equal(4, parts.TurnsLog.Lines.Count);
        Assert.All(parts.TurnsLog.Lines, l => Assert.Contains("has not joined", l.Line, StringComparison.Ordinal));
        Assert.DoesNotContain(parts.TurnsLog.Lines, l => l.Line.Contains(Some.Phone(7).Id, StringComparison.Ordinal) || l.Line.Contains(Bakyt.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Within_one_batch_the_second_sees_what_the_first_did()
    {
        await using var parts = await PipelineParts.Started(content: SampleContent.Content);
        await Accept(parts, Some.Inbound(Aizada, "/join osh-7421"), Some.Inbound(Bakyt, "/join osh-7421"));
        await File(parts);

        await Accept(parts, Some.Inbound(Aizada, "549704 answer Tomorrow at nine"), Some.Inbound(Bakyt, "549704 close"), Some.Inbound(Aizada, "/open"), Some.Inbound(Bakyt, "549704 reopen"), Some.Inbound(Aizada, "/open"));

        Assert.Equal([ReportStatus.Answered, ReportStatus.Closed, ReportStatus.Reopened], parts.Store.Report("549704")!.Changes.Select(c => c.Status));
        var lists = parts.Store.Batches.SelectMany(b => b.Messages).Select(m => m.Message).Where(m => m.To == Aizada).TakeLast(2).ToList();
        Assert.DoesNotContain("549 704", lists[0].Text, StringComparison.Ordinal);
        Assert.Contains("549 704", lists[1].Text, StringComparison.Ordinal);
    }

    static Task Accept(PipelineParts parts, params Inbound[] messages) => parts.Intake.Accept(messages, default);

    static Task File(PipelineParts parts) =>
        parts.Commits.Commit(b => b.Reports.Add(new Report(new ReportCode("549704"), Some.Time, "no water") { Reporter = Citizen, Channel = Citizen.Channel }));
}
