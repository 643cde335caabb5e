using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>What was found, service by service, and how places and bodies stand beside each other.</summary>
sealed class ServiceSection(Findings findings, Scope scope, Words words)
{
    int _charts;

    public IEnumerable<Block> Blocks()
    {
        yield return new Block.Heading(1, words.Say(TextKeys.CardFindings));
        yield return new Block.Paragraph(words.Say(TextKeys.CardFindingsText), IsNote: true);
        foreach (var block in scope.Services(findings).SelectMany(Service))
            yield return block;
        foreach (var block in SideBySide())
            yield return block;
    }

    IEnumerable<Block> Service(string service)
    {
        yield return new Block.Heading(2, words.Service(service));
        var places = scope.Places(findings).Where(p => findings.Round.Cell(service, p) is not null).ToArray();
        if (scope.Of(service, findings) is { } of)
        {
            yield return new Block.Paragraph(Headline(of));
            if (Chart(ScoreTables.Dimensions(findings).Select(d => (words.Subject(d), findings.Scores.Find(d, of))), words.Say(TextKeys.CardByDimension, ("name", words.Of(of)))) is { } chart)
                yield return chart;
            foreach (var change in Changes(of))
                yield return change;
            yield return ScoreTables.Indicators(words.Say(TextKeys.CardByIndicator, ("name", words.Of(of))), of, findings, words);
        }

        if (places.Length < 2)
            yield break;
        var cells = places.Select(p => ScoreScope.OfCell(service, p)).ToArray();
        if (Chart(cells.Select(c => (words.Place(c.Place!), findings.Scores.Find(ScoreSubject.Total, c))), words.Say(TextKeys.CardByPlace, ("name", words.Service(service)))) is { } byPlace)
            yield return byPlace;
        foreach (var block in Order(cells, c => words.Place(c.Place!)))
            yield return block;
        yield return new Block.Table(words.Say(TextKeys.CardPlaceTable, ("name", words.Service(service))),
            [new(words.Say(TextKeys.CardPlace)), new(words.Say(TextKeys.CardTotal), true), .. ScoreTables.Dimensions(findings).Select(d => new Column(words.Subject(d), true))],
            [.. cells.Select(c => (string?[])[words.Place(c.Place!), .. ((IEnumerable<ScoreSubject>)[ScoreSubject.Total, .. ScoreTables.Dimensions(findings)]).Select(d => findings.Scores.Find(d, c)?.Shown is { } s ? Words.Whole(s.Value) : null)])]);
    }

    // Bodies and places over all services, where there are several.
    IEnumerable<Block> SideBySide()
    {
        var providers = scope.Place is null ? scope.Providers(findings).Select(ScoreScope.OfProvider).ToArray() : [];
        var places = scope.Provider is null && scope.Services(findings).Count > 1 ? scope.Places(findings).Select(ScoreScope.OfPlace).ToArray() : [];
        foreach (var (title, scopes) in new[] { (TextKeys.CardProviders, providers), (TextKeys.CardPlaces, places) })
        {
            if (scopes.Length < 2)
                continue;
            yield return new Block.Heading(2, words.Say(title));
            if (Chart(scopes.Select(s => (words.Of(s), findings.Scores.Find(ScoreSubject.Total, s))), words.Say(title)) is { } chart)
                yield return chart;
            foreach (var block in Order(scopes, words.Of))
                yield return block;
        }
    }

    string Headline(ScoreScope of) => findings.Scores.Find(ScoreSubject.Total, of) switch
    {
        null => words.Say(TextKeys.CardNobody),
        { Shown: { } shown } score => words.Headline(shown)
            + (score.State == ScoreState.Indication ? " " + words.Say(TextKeys.ScoreIndication) : ""),
        _ => words.Say(TextKeys.ScoreHidden),
    };

    IEnumerable<Block> Changes(ScoreScope of)
    {
        if (findings.Earlier is not { } earlier)
        {
            yield return new Block.Paragraph(words.Say(TextKeys.CardNoBefore));
            yield break;
        }

        var round = earlier.Title.In(words.Language);
        string[] said = [.. findings.Changes.Where(c => c.Now.Scope == of && c.IsBeyondChance).Select(c => words.Say(c.IsBetter ? TextKeys.CardBetter : TextKeys.CardWorse,
            ("what", words.Subject(c.Now.Subject)), ("before", Words.Whole(c.Before.Shown!.Value)), ("now", Words.Whole(c.Now.Shown!.Value))))];
        yield return new Block.Paragraph(words.Say(said.Length > 0 ? TextKeys.CardChanged : TextKeys.CardUnchanged, ("round", round)));
        if (said.Length > 0)
            yield return new Block.Points(said);
    }

    IEnumerable<Block> Order(IReadOnlyList<ScoreScope> scopes, Func<ScoreScope, string> nameOf)
    {
        var ranking = Ranking.Of(scopes.Select(s => findings.Scores.Find(ScoreSubject.Total, s)).OfType<Score>());
        if (ranking.Ranks)
        {
            yield return new Block.Paragraph(words.Say(TextKeys.CardOrder));
            yield return new Block.Points([.. ranking.Groups.Select(g => Names(g.Scores) + (g.Why is { } why ? $". {words.Say(why)}" : ""))]);
        }
        else if (ranking.Groups is [{ Scores.Count: > 1 } one])
        {
            yield return new Block.Paragraph(words.Say(TextKeys.CardNoOrder, ("names", Names(one.Scores)), ("why", words.Say(one.Why!))));
        }

        if (ranking.NotCompared.Count > 0)
            yield return new Block.Paragraph(words.Say(TextKeys.CardNotCompared, ("names", Names(ranking.NotCompared))), IsNote: true);

        string Names(IReadOnlyList<Score> scores) => string.Join(", ", scores.Select(s => nameOf(s.Scope)));
    }

    Block.Picture? Chart(IEnumerable<(string, Score?)> scores, string title) => ScoreChart.Of([.. scores], title, ++_charts);
}
