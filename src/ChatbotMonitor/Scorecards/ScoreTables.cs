using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Scores as tables.</summary>
static class ScoreTables
{
    /// <summary>The dimensions that any indicator counts in, in their order.</summary>
    public static IReadOnlyList<ScoreSubject> Dimensions(Findings findings) =>
        [.. findings.Content.Indicators.Where(i => i.Weight > 0).Select(i => i.Dimension).Distinct().Order().Select(ScoreSubject.Of)];

    /// <summary>All subjects: the total, the dimensions, the indicators.</summary>
    public static IReadOnlyList<ScoreSubject> Subjects(Findings findings) =>
        [ScoreSubject.Total, .. Dimensions(findings), .. findings.Content.Indicators.Select(i => ScoreSubject.Of(i.Id))];

    /// <summary>Each indicator of one scope, with its dimension.</summary>
    public static Block.Table Indicators(string name, ScoreScope scope, Findings findings, Words words) => new(
        name,
        [new(words.Say(TextKeys.CardIndicator)), new(words.Say(TextKeys.CardDimension)), .. Figures(words)],
        [.. findings.Content.Indicators.Select(i => (string?[])[i.Name.In(words.Language), words.Dimension(i.Dimension), .. Cells(findings.Scores.Find(ScoreSubject.Of(i.Id), scope), words)])]);

    /// <summary>One subject of several scopes.</summary>
    public static Block.Table Scopes(string name, string head, ScoreSubject subject, IEnumerable<ScoreScope> scopes, Func<ScoreScope, string> nameOf, Findings findings, Words words) => new(
        name,
        [new(head), .. Figures(words)],
        [.. scopes.Select(s => (string?[])[nameOf(s), .. Cells(findings.Scores.Find(subject, s), words)])]);

    /// <summary>The columns of a score.</summary>
    public static Column[] Figures(Words words) =>
        [new(words.Say(TextKeys.CardScore), true), new(words.Say(TextKeys.CardLow), true), new(words.Say(TextKeys.CardHigh), true), new("n", true), new(words.Say(TextKeys.CardNote))];

    /// <summary>The cells of a score.</summary>
    public static string?[] Cells(Score? score, Words words) => score switch
    {
        null => [null, null, null, "0", words.Say(TextKeys.CardNobody)],
        { Shown: { } shown } => [Words.Whole(shown.Value), Words.Whole(shown.Interval.Low), Words.Whole(shown.Interval.High), Words.N(shown), score.State == ScoreState.Indication ? words.Say(TextKeys.CardIndication) : ""],
        _ => [null, null, null, null, words.Say(TextKeys.ScoreHidden)],
    };
}
