using System.Globalization;
using ChatbotMonitor.Commands;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Examples;
using ChatbotMonitor.Export;
using ChatbotMonitor.Scorecards;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>Who has all that is published of a round tries to find fewer than five.</summary>
public class PublishedCountsTests
{
    static readonly Content Shipped = ExampleStore.Content;

    static readonly (string Service, string Place, int Interviews)[] Planted =
    [
        ("id_card", "tokmok", 3), ("id_card", "naryn_c", 40), ("id_card", "uzgen_c", 31), ("id_card", "talas_c", 28),
        ("passport", "tokmok", 30), ("passport", "naryn_c", 1), ("passport", "uzgen_c", 33), ("passport", "talas_c", 4),
        ("family_doctor", "tokmok", 26), ("family_doctor", "naryn_c", 30), ("family_doctor", "uzgen_c", 2), ("family_doctor", "talas_c", 35),
    ];

    [Fact]
    public void No_cell_below_five_can_be_computed_from_all_that_is_published()
    {
        using var folder = new ScratchFolder();
        var (findings, _) = Fill(folder.Path);
        var cells = findings.Counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview).CountBy(r => (r.Fieldwork!.Service, r.Fieldwork.Place)).ToDictionary();
        Assert.True(cells.Values.Count(c => c < 5) >= 4);

        var attacker = new Attacker();
        foreach (var scope in new[] { new Scope(null, null), new Scope("con", null), new Scope("csm", null), new Scope(null, "tokmok"), new Scope(null, "naryn_c"), new Scope("con", "uzgen_c") })
            LearnTables(attacker, Scorecard.Of(findings, scope, Conclusions.Of(findings, "en"), "en"), findings, cells.Keys);
        LearnRows(attacker, findings.Microdata.Interviews.Rows, cells.Keys);
        foreach (var (cell, count) in cells.Where(c => c.Value < 5))
        {
            var (low, high) = attacker.Range(cell);
            Assert.True(low < high && high >= 5, $"{cell} is {count}, and known to be {low} to {high}.");
        }
    }

    [Fact]
    public void Nobody_stands_alone_in_the_rows_that_are_given_away()
    {
        using var folder = new ScratchFolder();
        var (findings, _) = Fill(folder.Path);
        var data = findings.Microdata.Interviews;
        string[] keys = ["service", "place", "sex", "age"];
        Assert.Equal(keys, data.Keys);
        for (var known = 1; known <= keys.Length; known++)
            Assert.All(data.Rows.CountBy(r => string.Join('|', r[..known])), g => Assert.True(g.Value >= 5, $"{g.Value} rows of {g.Key}"));
        Assert.Contains("place: ", string.Join(' ', data.Suppressed), StringComparison.Ordinal);
        Assert.All(MicrodataTables.Said(findings.Microdata).Take(1), s => Assert.Contains("Left blank for that", s, StringComparison.Ordinal));
        // Nothing in words, nothing of when or where exactly.
        Assert.DoesNotContain(data.Questions, q => q.Type is QuestionType.Text or QuestionType.Geopoint);
    }

    [Fact]
    public void The_quota_table_is_counted_from_the_rows_that_are_given_away()
    {
        using var folder = new ScratchFolder();
        var (findings, _) = Fill(folder.Path);
        var words = new Words(findings, "en");
        var table = WhoSection.Blocks(findings, new Scope(null, null), words).OfType<Block.Table>().Single(t => t.Name == "Who was asked");
        var women = findings.Microdata.Interviews.Rows.Count(r => r[2] == "female");
        Assert.Contains(table.Rows, r => r[1] == "Woman" && r[4] == women.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_scores_count_and_what_is_given_away_are_the_same_responses()
    {
        using var folder = new ScratchFolder();
        var (findings, _) = Fill(folder.Path);
        Assert.Equal(findings.Scores.Responses.Counted, findings.Counted.Count);
        Assert.Equal(findings.Counted.Count, findings.Microdata.Interviews.Count + findings.Microdata.Visits.Count);
        Assert.True(findings.Scores.Responses.SetAside > 0);
    }

    // Every figure that says how many: done by cell, and n of what everybody was asked.
    static void LearnTables(Attacker attacker, ChatbotMonitor.Scorecards.Document document, Findings findings, IEnumerable<(string Service, string Place)> cells)
    {
        var words = new Words(findings, "en");
        var tables = document.Blocks.OfType<Block.Table>().ToArray();
        foreach (var row in tables.Single(t => t.Name == "Done and planned").Rows)
            Learn(cells.Where(c => words.Service(c.Service) == row[0] && words.Place(c.Place) == row[1]), row[4]);
        var asked = findings.Content.Indicators.Where(i => i.From == FieldworkKind.Interview).Select(i => i.Name.In("en")).ToHashSet(StringComparer.Ordinal);
        foreach (var row in tables.Single(t => t.Name == "All scores").Rows.Where(r => asked.Contains(r[1]!)))
        {
            Learn(cells.Where(c => row[0] == words.Say(Core.Texts.TextKeys.CardWhole) || row[0] == words.Service(c.Service) || row[0] == words.Place(c.Place)
                || row[0] == $"{words.Service(c.Service)}, {words.Place(c.Place)}" || row[0] == words.Provider(findings.Content.Register.Service(c.Service)!.ProviderId)), row[5]);
        }

        void Learn(IEnumerable<(string, string)> of, string? shown) => attacker.Learn(of, int.TryParse(shown, CultureInfo.InvariantCulture, out var n) ? n : null);
    }

    static void LearnRows(Attacker attacker, IReadOnlyList<string[]> rows, IReadOnlyCollection<(string Service, string Place)> cells)
    {
        attacker.Learn(cells, rows.Count);
        var counted = rows.CountBy(r => (r[0], r[1])).ToDictionary();
        foreach (var ((service, place), count) in counted.Where(c => c.Key.Item1.Length > 0))
            attacker.Learn(place.Length > 0 ? [(service, place)] : cells.Where(c => c.Service == service && !counted.ContainsKey((service, c.Place))), count);
    }

    static (Findings Findings, Content Content) Fill(string folder)
    {
        var shipped = Shipped.Round("example")!;
        var round = shipped with { Cells = [.. Planted.Select(p => new Cell(p.Service, p.Place, 6, p.Interviews))] };
        var content = Shipped with { Rounds = [round] };
        using var store = LiteDbStore.Open(Path.Combine(folder, "planted.db"), TimeProvider.System);
        ExampleRounds.Fill(store, content, round, isLast: true, monitors: 4, isWhole: true);
        return (Findings.Read(store, content, round, new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero)), content);
    }

    sealed class ScratchFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("planted").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
