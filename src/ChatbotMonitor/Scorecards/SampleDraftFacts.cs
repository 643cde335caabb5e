using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Scorecards;

/// <summary>Findings as no round has them: everything <see cref="DraftFacts"/> may tell, to try an operator's rules on.</summary>
static class SampleDraftFacts
{
    static readonly int[] WeakAndStrong = [50, 90];

    /// <summary>All known, or nothing.</summary>
    public static Facts Of(bool known) => new()
    {
        ["round"] = new Facts
        {
            ["title"] = "R", ["from"] = "1", ["to"] = "2", ["monitors"] = 12, ["before"] = known ? "Q" : "", ["interviews"] = known ? 90 : 0, ["planned"] = 100, ["visits"] = known ? 9 : 0, ["planned_visits"] = 10,
            ["undecided"] = known ? 9 : 0, ["undecided_few"] = !known, ["aside"] = known ? 9 : 0, ["kappa_known"] = known, ["kappa"] = "0.50", ["kappa_low"] = known,
        },
        ["total"] = Score(known),
        ["providers"] = new List<object> { Provider(known) },
        ["places"] = new List<object> { With(Score(known), ("id", "p"), ("name", "P")) },
        ["quotes"] = known ? new List<object> { new Facts { ["text"] = "T", ["service"] = "S" } } : [],
    };

    static Facts Provider(bool known) => With(Score(known), ("id", "a"), ("name", "A"), ("services", "S"),
        ("breaches", known ? new List<object> { Breach("days"), Breach("fee") } : []), ("complaints", known ? 9 : 0), ("fixed_known", known), ("fixed", known ? 10 : 0), ("promised", known ? 3 : 0), ("done", known ? 1 : 0), ("late", known ? 1 : 0));

    static Facts Breach(string kind) => new() { ["service"] = "S", ["kind"] = kind, ["owed"] = "10", ["kept"] = 50, ["n"] = 30, ["citation"] = "C" };

    static Facts Score(bool known) => With(Figures(known, 50),
        ("dimensions", Enum.GetValues<Dimension>().SelectMany(d => WeakAndStrong.Select(s => (object)With(Figures(known, s), ("id", d.ToString().ToLowerInvariant()), ("name", "D")))).ToList()),
        ("better", known ? new List<object> { Change() } : []), ("worse", known ? new List<object> { Change() } : []));

    static Facts Change() => new() { ["name"] = "D", ["before"] = 50, ["now"] = 60 };

    static Facts Figures(bool known, int score) => new() { ["known"] = known, ["score"] = score, ["from"] = 40, ["to"] = 60, ["n"] = 30, ["indication"] = known };

    static Facts With(Facts facts, params ReadOnlySpan<(string Name, object Value)> more)
    {
        foreach (var (name, value) in more)
            facts[name] = value;
        return facts;
    }
}
