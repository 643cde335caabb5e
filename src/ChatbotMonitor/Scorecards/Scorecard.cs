using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>The report of a round that a public hearing reads.</summary>
static class Scorecard
{
    /// <summary>The report of <paramref name="scope"/>, its conclusions as they stand in <paramref name="draft"/>.</summary>
    public static Document Of(Findings findings, Scope scope, Conclusions draft, string language)
    {
        var words = new Words(findings, language);
        return new Document(words.Say(TextKeys.CardTitle), language, Mark(findings, words), Front(findings, scope, words),
        [
            .. WhoSection.Blocks(findings, scope, words),
            .. new ServiceSection(findings, scope, words).Blocks(),
            .. StandardsSection.Blocks(findings, scope, words),
            new Block.Heading(1, words.Say(TextKeys.CardConclusions)),
            .. draft.Blocks(findings, scope),
            .. AnnexSection.Blocks(findings, scope, words),
        ]);
    }

    /// <summary>What every page of invented data says, or null.</summary>
    public static string? Mark(Findings findings, Words words) => findings.Round.IsExample ? words.Say(TextKeys.CardExample) : null;

    static string[] Front(Findings findings, Scope scope, Words words) =>
    [
        findings.Round.Title.In(words.Language),
        $"{words.Day(findings.Round.From)} – {words.Day(findings.Round.To)}",
        .. scope.Provider is { } provider ? [words.Provider(provider)] : Array.Empty<string>(),
        .. scope.Place is { } place ? [words.Place(place)] : Array.Empty<string>(),
        words.Say(TextKeys.CardMade, ("day", words.Day(findings.Today))),
    ];
}
