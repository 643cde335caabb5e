using ChatbotMonitor.Core.Monitoring;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>What is shown of tables, and what an attacker makes of it.</summary>
public class SuppressionTests
{
    static readonly string[] Services = ["s0", "s1", "s2", "s3", "s4"];
    static readonly string[] Places = ["p0", "p1", "p2", "p3"];

    // Many small counts and noughts among some great ones.
    static readonly Gen<Dictionary<(string Service, string Place), int>> Tables =
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 4], Gen.Frequency((2, Gen.Int[0, 0]), (3, Gen.Int[1, 4]), (4, Gen.Int[5, 12]), (3, Gen.Int[13, 60])).Array[20])
            .Select((rows, columns, counts) => (from s in Enumerable.Range(0, rows) from p in Enumerable.Range(0, columns) select (s, p))
                .ToDictionary(c => (Services[c.s], Places[c.p]), c => counts[(c.s * 4) + c.p]));

    [Fact]
    public void Where_nothing_is_small_nothing_is_hidden()
    {
        var table = Counts("""
            5 6 0
            9 30 7
            """);
        Assert.All(table.Scopes, s => Assert.False(table.IsHidden(s)));
    }

    [Fact]
    public void One_small_count_is_hidden_with_three_others_and_no_total()
    {
        var table = Counts("""
            20 31 42
            3  25 17
            28 19 36
            """);
        var hidden = table.Scopes.Where(table.IsHidden).ToArray();
        Assert.Contains(ScoreScope.OfCell("s1", "p0"), hidden);
        Assert.Equal(4, hidden.Length);
        Assert.All(hidden, s => Assert.Equal(ScopeKind.Cell, s.Kind));
        // Of the rectangles around it the one of the smallest counts.
        Assert.Contains(ScoreScope.OfCell("s2", "p1"), hidden);
    }

    [Fact]
    public void A_nought_is_shown()
    {
        var table = Counts("""
            0 31 42
            3 25 17
            """);
        Assert.Equal(0, table.Shown(ScoreScope.OfCell("s0", "p0")));
        Assert.Null(table.Shown(ScoreScope.OfCell("s1", "p0")));
    }

    [Fact]
    public void A_round_of_one_small_cell_shows_nothing_at_all()
    {
        var table = Counts("3");
        Assert.All(table.Scopes, s => Assert.Null(table.Shown(s)));
        Assert.Equal((null, null), table.Tellable("s0", "p0"));
    }

    [Fact]
    public void Nobody_can_compute_a_count_below_five_from_what_is_shown() => Tables.Sample(cells =>
    {
        var table = ShownCounts.Of(cells, ProviderOf);
        var attacker = new Attacker();
        foreach (var scope in table.Scopes)
            attacker.Learn(cells.Keys.Where(c => Covers(scope, c)), table.Shown(scope));
        NobodyIsFound(attacker, table, cells);
    }, iter: 700);

    [Fact]
    public void Nor_with_single_rows_beside_the_tables() => Gen.Select(Tables, Gen.Int[0, 1].Array[60 * 20]).Sample((cells, sexes) =>
    {
        var table = ShownCounts.Of(cells, ProviderOf);
        var next = 0;
        var rows = cells.SelectMany(c => Enumerable.Range(0, c.Value).Select(_ => (string[])[c.Key.Service, c.Key.Place, sexes[next++] == 0 ? "f" : "m"])).ToArray();
        var shown = Anonymising.Suppress(rows, [new("service"), new("place"), new("sex")], tables: table);
        if (shown.Withheld)
            return;
        Assert.All(shown.Rows.CountBy(r => string.Join('|', r), StringComparer.Ordinal), g => Assert.True(g.Value >= 5, $"{g.Value} rows of {g.Key}"));

        var attacker = new Attacker();
        foreach (var scope in table.Scopes)
            attacker.Learn(cells.Keys.Where(c => Covers(scope, c)), table.Shown(scope));
        var counted = shown.Rows.CountBy(r => (r[0], r[1])).ToDictionary();
        foreach (var ((service, place), count) in counted.Where(c => c.Key.Item1.Length > 0))
        {
            // Rows of a service without a place are all those of its cells that no row names.
            attacker.Learn(place.Length > 0 ? [(service, place)] : cells.Keys.Where(c => c.Service == service && !counted.ContainsKey((service, c.Place))), count);
        }

        NobodyIsFound(attacker, table, cells);
    }, iter: 200);

    [Fact]
    public void Nor_with_those_who_answered_a_question_beside_all_who_were_asked() => Gen.Select(Tables, Gen.Frequency((6, Gen.Int[0, 0]), (3, Gen.Int[1, 4]), (1, Gen.Int[5, 9])).Array[20]).Sample((all, left) =>
    {
        var cells = all.Where(c => c.Value > 0).ToDictionary();
        var leftOut = cells.Select((c, i) => (c.Key, N: Math.Min(left[i], c.Value))).ToDictionary(c => c.Key, c => c.N);
        var answered = cells.Where(c => c.Value > leftOut[c.Key]).ToDictionary(c => c.Key, c => c.Value - leftOut[c.Key]);
        var whole = ShownCounts.Of(cells, Register, [answered]);
        var part = whole.Part(answered, Register);
        var rest = whole.Rest(answered, part, Register);
        var attacker = new Attacker();
        foreach (var scope in whole.Scopes)
        {
            var of = cells.Keys.Where(c => Covers(scope, c)).ToArray();
            attacker.Learn(of, whole.Shown(scope));
            Assert.False(whole.IsHidden(scope) && part.Shown(scope) > 0, $"{scope} is hidden, and so many of it answered: {part.Shown(scope)}");
            if (!rest.IsHidden(scope))
                attacker.Learn(of, part.Shown(scope), of.Select(c => ($"-{c.Service}", c.Place)));
        }

        NobodyIsFound(attacker, whole, cells);
        foreach (var (cell, count) in leftOut.Where(c => c.Value is > 0 and < 5))
        {
            var (low, high) = attacker.Range(($"-{cell.Service}", cell.Place));
            Assert.True(low < high && high >= 5, $"{count} of {cell} left it out, and known is {low} to {high}.");
        }
    }, iter: 300);

    static void NobodyIsFound(Attacker attacker, ShownCounts table, Dictionary<(string Service, string Place), int> cells)
    {
        foreach (var (cell, count) in cells.Where(c => c.Value is > 0 and < 5))
        {
            var (low, high) = attacker.Range(cell);
            Assert.True(table.IsHidden(ScoreScope.OfCell(cell.Service, cell.Place)) && low < high && high >= 5, $"{cell} is {count}, and known to be {low} to {high}.");
        }

        foreach (var scope in table.Scopes.Where(s => cells.Where(c => Covers(s, c.Key)).Sum(c => c.Value) is > 0 and < 5))
            Assert.True(table.IsHidden(scope), $"{scope} is shown.");
    }

    static Core.Register.ServiceRegister Register { get; } = new([new("one", new("one"), null), new("other", new("other"), null)], [.. Services.Select(s => new Core.Register.Service(s, new(s), [], default, ProviderOf(s), []))]);

    static string ProviderOf(string service) => service is "s0" or "s1" ? "one" : "other";

    static bool Covers(ScoreScope scope, (string Service, string Place) cell) =>
        (scope.Service ?? cell.Service) == cell.Service && (scope.Place ?? cell.Place) == cell.Place && (scope.Provider ?? ProviderOf(cell.Service)) == ProviderOf(cell.Service);

    static ShownCounts Counts(string text) => ShownCounts.Of(
        text.Split('\n').SelectMany((line, s) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((n, p) => (Key: (Services[s], Places[p]), N: int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))).ToDictionary(c => c.Key, c => c.N),
        ProviderOf);
}
