using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Who did it and how, and what the sample can tell.</summary>
static class WhoSection
{
    public static IEnumerable<Block> Blocks(Findings findings, Scope scope, Words words)
    {
        var round = findings.Round;
        yield return new Block.Heading(1, words.Say(TextKeys.CardWho));
        yield return new Block.Paragraph(words.Say(TextKeys.CardWhoText, ("from", words.Day(round.From)), ("to", words.Day(round.To)), ("monitors", Words.Number(findings.Teams.Sum(t => t.Monitors))!)));
        yield return new Block.Table(words.Say(TextKeys.CardGroups), [new(words.Say(TextKeys.CardGroup)), new(words.Say(TextKeys.CardPlace)), new(words.Say(TextKeys.CardMonitors), true), new(words.Say(TextKeys.CardNumbers))],
            [.. findings.Teams.Where(t => scope.Place is null || scope.Places(findings).Any(p => findings.Content.Places.LiesIn(p, t.Place))).Select(t => (string?[])[t.Name, words.Place(t.Place), Words.Number(t.Monitors), t.Numbers])]);
        yield return new Block.Paragraph(words.Say(TextKeys.CardMethod));
        yield return new Block.Heading(1, words.Say(TextKeys.CardSample));
        if (findings.Scores.Interviews.Shown(ScoreScope.Whole) is > 0 and var all)
            yield return new Block.Paragraph(words.Say(TextKeys.CardError, ("n", Words.Number(all)!), ("points", Points(all, Population(findings)))));
        yield return new Block.Paragraph(words.Say(TextKeys.CardLimits));
        yield return Coverage(findings, scope, words);
        yield return new Block.Paragraph(words.Say(TextKeys.CardCoverageNote), IsNote: true);
        foreach (var block in Quotas(findings, words).Concat(Quality(findings, words)))
            yield return block;
    }

    // Responses that count alone: those done beside them would tell how many of a cell were set aside.
    static Block.Table Coverage(Findings findings, Scope scope, Words words) => new(
        words.Say(TextKeys.CardCoverage),
        [
            new(words.Say(TextKeys.CardService)), new(words.Say(TextKeys.CardPlace)), new(words.Say(TextKeys.CardVisits), true), new(words.Say(TextKeys.CardVisitsPlanned), true),
            new(words.Say(TextKeys.CardInterviews), true), new(words.Say(TextKeys.CardInterviewsPlanned), true), new(words.Say(TextKeys.CardPoints), true),
        ],
        [.. findings.Round.Cells.Where(c => scope.Holds(c, findings.Content)).Select(c => (string?[])
            [
                words.Service(c.Service), words.Place(c.Place), Words.Number(findings.Scores.Visits.Shown(Of(c))), Words.Number(c.Visits),
                Words.Number(findings.Scores.Interviews.Shown(Of(c))), Words.Number(c.Interviews),
                findings.Scores.Interviews.Shown(Of(c)) is > 0 and var n ? Points(n, c.Population) : null,
            ])]);

    // From the rows that are given away, so that the open data and this table together tell no more than the data.
    static IEnumerable<Block> Quotas(Findings findings, Words words)
    {
        var table = findings.Microdata.Interviews;
        if (findings.Round.Quotas.Count == 0 || table.Anonymous.Withheld)
            yield break;
        var rows = new List<string?[]>();
        foreach (var quota in findings.Round.Quotas)
        {
            var question = table.Survey?.Find(quota.Question);
            foreach (var (choice, share) in quota.Shares)
                rows.Add(Row(quota.Question, question, choice, question?.Choices?.Find(choice)?.Label.In(words.Language) ?? choice, Words.Whole(share * 100)));
            if (table.CountOf(quota.Question, "") > 0)
                rows.Add(Row(quota.Question, question, "", words.Say(TextKeys.CardBlank), ""));
        }

        yield return new Block.Table(words.Say(TextKeys.CardQuotas), [new(words.Say(TextKeys.CardQuestion)), new(words.Say(TextKeys.CardAnswer)), new(words.Say(TextKeys.CardPlannedShare), true), new(words.Say(TextKeys.CardDoneShare), true), new("n", true)], rows);
        yield return new Block.Paragraph(words.Say(TextKeys.CardQuotasNote), IsNote: true);

        string?[] Row(string name, Question? question, string value, string label, string? planned)
        {
            // None in the rows may be few who were left blank.
            var n = table.CountOf(name, value) is var rows && rows == 0 && table.CountOf(name, "") > 0 ? (int?)null : rows;
            return [question?.Label.In(words.Language, static q => q) ?? name, label, planned, n is { } shown ? Words.Whole(100.0 * shown / table.Count) : null, Words.Number(n)];
        }
    }

    static IEnumerable<Block> Quality(Findings findings, Words words)
    {
        yield return new Block.Heading(2, words.Say(TextKeys.CardQuality));
        yield return new Block.Paragraph(findings.Agreement.Pooled is { } kappa
            ? words.Say(TextKeys.CardKappa, ("pairs", Words.Number(kappa.Pairs)!), ("kappa", words.Fine(kappa.Value)), ("from", words.Fine(kappa.Interval.Low)), ("to", words.Fine(kappa.Interval.High)))
            : words.Say(TextKeys.CardNoKappa));
        var all = findings.Doubts.All;
        yield return new Block.Paragraph(words.Say(TextKeys.CardFlags, ("flagged", Told(all.Flagged)), ("kept", Told(all.Kept)), ("aside", Told(all.Aside)), ("open", Told(all.Open))));
        if (findings.Doubts.Flags.Count > 0)
        {
            yield return new Block.Table(words.Say(TextKeys.CardFlagTable), [new(words.Say(TextKeys.CardFlag)), new(words.Say(TextKeys.CardFlagged), true), new(words.Say(TextKeys.CardKept), true), new(words.Say(TextKeys.CardAside), true), new(words.Say(TextKeys.CardUndecided), true)],
                [.. findings.Doubts.Flags.Select(f => (string?[])[words.Say(MonitoringWords.KeyOf(f.Flag!.Value)), Words.Number(f.Flagged), Words.Number(f.Kept), Words.Number(f.Aside), Words.Number(f.Open)])]);
        }

        if (findings.Doubts.Reasons.Count > 0)
        {
            yield return new Block.Table(words.Say(TextKeys.CardReasonTable), [new(words.Say(TextKeys.CardDecision)), new(words.Say(TextKeys.CardReason)), new(words.Say(TextKeys.CardResponses), true)],
                [.. findings.Doubts.Reasons.Select(r => (string?[])[words.Say(r.IsAside ? TextKeys.CardAside : TextKeys.CardKept), r.Reason ?? words.Say(TextKeys.CardOtherReasons), Words.Number(r.Count)])]);
        }
    }

    static string Told(int? number) => Words.Number(number) ?? Words.Hidden;

    static ScoreScope Of(Cell cell) => ScoreScope.OfCell(cell.Service, cell.Place);

    static int? Population(Findings findings) => findings.Round.Cells.All(c => c.Population is not null) ? findings.Round.Cells.Sum(c => c.Population) : null;

    static string Points(int n, int? population) => Words.Whole(SamplingError.OfShare(n, population) * 100);
}
