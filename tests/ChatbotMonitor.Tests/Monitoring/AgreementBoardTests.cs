using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Examples;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Scorecards;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>How far monitors agree, as the coordinator is told while the round goes on; and why doubtful responses were kept or set aside, without who was meant.</summary>
public class AgreementBoardTests
{
    [Fact]
    public void What_comes_later_is_read_by_itself_and_comes_to_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("agreement").FullName;
        try
        {
            var (content, round) = (ExampleStore.Content, ExampleStore.Content.Round("example")!);
            List<Response> all;
            using (var filled = LiteDbStore.Open(Path.Combine(folder, "filled.db"), TimeProvider.System))
            {
                ExampleRounds.Fill(filled, content, round, isLast: false);
                all = [.. filled.Fieldwork(round.Id)];
                Assert.Equal(all.Where(r => r.EndedAt >= all[100].EndedAt).Select(r => r.Id), filled.Fieldwork(round.Id, all[100].EndedAt).Select(r => r.Id));
            }

            using var store = LiteDbStore.Open(Path.Combine(folder, "monitor.db"), TimeProvider.System);
            var board = new AgreementBoard(store, content);
            Assert.Null(board.Of(round.Id));
            foreach (var part in all.Chunk((all.Count / 3) + 1))
            {
                var batch = new Batch();
                batch.Responses.AddRange(part);
                store.Commit(batch);
                Assert.Equal(Agreement.InBrief(store.Fieldwork(round.Id), round, content), board.Of(round.Id));
            }

            var told = board.Of(round.Id)!;
            var whole = Agreement.Of(all, round, content).Pooled!;
            Assert.Equal((whole.Pairs, whole.Value), (told.Pairs, told.Kappa));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Reasons_are_grouped_and_say_no_name_and_no_number()
    {
        string[] reasons = ["Айгүлгө чалдым, 0555 123 456", "айгүлгө чалдым, 0555 123 457.", "Nine seconds", "nine seconds.", "Nine seconds", "nine seconds", "nine seconds"];
        var findings = reasons.Select((_, i) => new QualityFinding($"r{i}", QualityFlag.TooFast, 1)).ToLookup(f => f.ResponseId, StringComparer.Ordinal);
        var doubts = Doubts.Of(findings, [.. reasons.Select((r, i) => new QualityDecision($"r{i}", "autumn", SetAside: i >= 2, r, "osh-office", new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero)))], ["Айгүл Асанова", "Эл"]);
        // Two and five of seven: the sum would tell the two.
        Assert.Equal([(false, "*** чалдым, ***", null), (true, "Nine seconds", (int?)5)], doubts.Reasons.Select(r => (r.IsAside, r.Reason!, r.Count)));
        Assert.Equal((null, null, 5, 0), (doubts.All.Flagged, doubts.All.Kept, doubts.All.Aside, doubts.All.Open));
    }
}
