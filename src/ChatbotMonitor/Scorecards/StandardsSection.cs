using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Standards that were not kept, complaints and what became of them, and what was promised: beside the scores, never in them.</summary>
static class StandardsSection
{
    public static IEnumerable<Block> Blocks(Findings findings, Scope scope, Words words)
    {
        yield return new Block.Heading(1, words.Say(TextKeys.CardStandards));
        var kept = Kept(findings, scope, words).ToArray();
        if (kept.Length > 0)
            yield return new Block.Table(words.Say(TextKeys.CardKeptTable), [new(words.Say(TextKeys.CardService)), new(words.Say(TextKeys.CardOwed)), new(words.Say(TextKeys.CardIndicator)), new(words.Say(TextKeys.CardKeptShare), true), new("n", true), new(words.Say(TextKeys.CardCitation))], kept);
        var told = findings.Breaches.Where(b => scope.Place is null && scope.Services(findings).Contains(b.Service, StringComparer.Ordinal)).ToArray();
        if (told.Length > 0)
            yield return new Block.Table(words.Say(TextKeys.CardBreachTable), [new(words.Say(TextKeys.CardService)), new(words.Say(TextKeys.CardBreach)), new(words.Say(TextKeys.CardComplaintCount), true), new(words.Say(TextKeys.CardCitation))],
                [.. told.Select(b => (string?[])[words.Service(b.Service), words.Say(KeyOf(b.Kind)), Words.Number(b.Count), string.Join("; ", b.Citations)])]);
        if (kept.Length + told.Length == 0)
            yield return new Block.Paragraph(words.Say(TextKeys.CardNoBreach));

        yield return new Block.Heading(1, words.Say(TextKeys.CardComplaints));
        yield return new Block.Paragraph(words.Say(TextKeys.CardComplaintsText));
        var rows = findings.Complaints.Where(c => scope.Holds(c.Scope, findings) && !Scope.IsTwin(c.Scope, findings)).OrderBy(c => c.Scope.Kind)
            .Select(c => (string?[])[words.Of(c.Scope), Words.Number(c.Count), c.Fixed?.Percent is { } percent ? Words.Number(percent) : null]).ToArray();
        yield return rows.Length == 0 ? new Block.Paragraph(words.Say(TextKeys.CardNoComplaint))
            : new Block.Table(words.Say(TextKeys.CardComplaints), [new(words.Say(TextKeys.CardAbout)), new(words.Say(TextKeys.CardComplaintCount), true), new(words.Say(TextKeys.CardFixed), true)], rows);
        foreach (var block in Measures(findings, scope, words))
            yield return block;
    }

    // What monitors were told, beside what the act of the day says.
    static IEnumerable<string?[]> Kept(Findings findings, Scope scope, Words words) =>
        from service in scope.Services(findings)
        where scope.Of(service, findings) is not null
        from indicator in findings.Content.Indicators
        where indicator.Kind == IndicatorKind.WithinStandard
        let score = findings.Scores.Find(ScoreSubject.Of(indicator.Id), scope.Of(service, findings)!.Value)
        let standard = findings.Content.Register.Service(service)?.StandardOn(findings.Round.To)
        where score?.Shown is not null && standard is not null
        select (string?[])[words.Service(service), Owed(indicator.Standard, standard, words), indicator.Name.In(words.Language), Words.Whole(score!.Shown!.Raw * 100), Words.N(score.Shown),
            (standard.Citation ?? standard.Source ?? "") + (standard.Example ? $" ({words.Say(TextKeys.CardUnconfirmed)})" : "")];

    static string Owed(string? field, Standard standard, Words words) => field switch
    {
        "days" => words.Say(TextKeys.CardOwedDays, ("days", standard.Days?.ToString(CultureInfo.InvariantCulture) ?? "")),
        "fee" => words.Say(TextKeys.CardOwedFee, ("fee", standard.Field("fee"))),
        _ => "",
    };

    static string KeyOf(BreachKind kind) => kind switch
    {
        BreachKind.Term => TextKeys.CardBreachTerm,
        BreachKind.Fee => TextKeys.CardBreachFee,
        BreachKind.Document => TextKeys.CardBreachDocument,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static IEnumerable<Block> Measures(Findings findings, Scope scope, Words words)
    {
        yield return new Block.Heading(1, words.Say(TextKeys.CardMeasures));
        var measures = findings.Measures.Where(m => (scope.Provider is null || m.Provider is null || m.Provider == scope.Provider) && (scope.Place is null || m.Place is null || findings.Content.Places.LiesIn(m.Place, scope.Place))).ToArray();
        yield return measures.Length == 0 ? new Block.Paragraph(words.Say(TextKeys.CardNoMeasure))
            : new Block.Table(words.Say(TextKeys.CardMeasures), [new(words.Say(TextKeys.CardHearing)), new(words.Say(TextKeys.CardPromisedBy)), new(words.Say(TextKeys.CardPromise)), new(words.Say(TextKeys.CardBy)), new(words.Say(TextKeys.CardBecame))],
                [.. measures.Select(m => (string?[])[findings.Content.Round(m.Round)?.Title.In(words.Language) ?? m.Round, m.Who, m.What, words.Day(m.By), words.Say(KeyOf(m, findings.Today))])]);
    }

    /// <summary>What became of a promise: done, done too late, late, dropped, or nothing yet.</summary>
    public static string KeyOf(Measure measure, DateOnly today) => measure switch
    {
        { State: MeasureState.Done } when measure.SaidOn > measure.By => TextKeys.CardDoneLate,
        { State: MeasureState.Done } => TextKeys.CardDone,
        { State: MeasureState.Dropped } => TextKeys.CardDropped,
        _ when measure.IsLate(today) => TextKeys.CardNothing,
        _ => TextKeys.CardPending,
    };
}
