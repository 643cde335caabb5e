using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Every table, how often each answer was given, and the questions.</summary>
static class AnnexSection
{
    public static IEnumerable<Block> Blocks(Findings findings, Scope scope, Words words)
    {
        yield return new Block.NewPage();
        yield return new Block.Heading(1, words.Say(TextKeys.CardAnnex));
        yield return new Block.Paragraph(words.Say(TextKeys.CardHiddenNote), IsNote: true);
        yield return Scores(findings, scope, words);
        if (findings.Earlier is { } earlier)
            yield return Compared(findings, scope, words, earlier);
        if (scope is { Provider: null, Place: null })
        {
            foreach (var kind in Enum.GetValues<FieldworkKind>())
            {
                if (Answers(findings, words, kind) is { } table)
                    yield return table;
            }
        }

        foreach (var survey in new[] { findings.Round.InterviewSurvey, findings.Round.VisitSurvey }.Select(findings.Content.Survey).OfType<Survey>())
        {
            yield return new Block.Heading(2, words.Say(TextKeys.CardQuestionnaire, ("name", survey.Title.In(words.Language))));
            yield return new Block.Points([.. survey.Questions.Where(q => q.IsAsked).Select((q, i) => $"{Words.Number(i + 1)}. {q.Label.In(words.Language, static n => $"({n})")}{Choices(q, words)}")]);
        }
    }

    static Block.Table Scores(Findings findings, Scope scope, Words words) => new(
        words.Say(TextKeys.CardAllScores),
        [new(words.Say(TextKeys.CardAbout)), new(words.Say(TextKeys.CardIndicator)), .. ScoreTables.Figures(words)],
        [
            .. from of in findings.Scores.Scores.Select(s => s.Scope).Distinct().OrderBy(s => s.Kind)
               where scope.Holds(of, findings) && !Scope.IsTwin(of, findings)
               from subject in ScoreTables.Subjects(findings)
               select (string?[])[words.Of(of), words.Subject(subject), .. ScoreTables.Cells(findings.Scores.Find(subject, of), words)],
        ]);

    static Block.Table Compared(Findings findings, Scope scope, Words words, Round earlier) => new(
        words.Say(TextKeys.CardAllChanges, ("round", earlier.Title.In(words.Language))),
        [new(words.Say(TextKeys.CardAbout)), new(words.Say(TextKeys.CardIndicator)), new(words.Say(TextKeys.CardBefore), true), new(words.Say(TextKeys.CardNow), true), new(words.Say(TextKeys.CardNote))],
        [.. findings.Changes.Where(c => scope.Holds(c.Now.Scope, findings) && !Scope.IsTwin(c.Now.Scope, findings)).OrderBy(c => c.Now.Scope.Kind).ThenBy(c => words.Of(c.Now.Scope), StringComparer.Ordinal).Select(c => (string?[])
            [
                words.Of(c.Now.Scope), words.Subject(c.Now.Subject), Words.Whole(c.Before.Shown!.Value), Words.Whole(c.Now.Shown!.Value),
                words.Say(c.IsBetter ? TextKeys.CardIsBetter : c.IsWorse ? TextKeys.CardIsWorse : TextKeys.ChangeByChance),
            ])]);

    // Each question by itself, of the whole round alone, so that they cannot be taken off from one another.
    static Block.Table? Answers(Findings findings, Words words, FieldworkKind kind)
    {
        string?[][] rows = [.. findings.Answers[kind].SelectMany(a => a.Choices.Select(c => (string?[])[a.Question.Label.In(words.Language, static n => $"({n})"), c.Choice.Label.In(words.Language), Words.Number(c.Count), Words.Number(a.N)]))];
        return rows.Length == 0 ? null : new Block.Table(words.Say(kind == FieldworkKind.Visit ? TextKeys.CardVisitAnswers : TextKeys.CardInterviewAnswers), [new(words.Say(TextKeys.CardQuestion)), new(words.Say(TextKeys.CardAnswer)), new(words.Say(TextKeys.CardGiven), true), new("n", true)], rows);
    }

    static string Choices(Question question, Words words) =>
        question.Choices is { Choices.Count: <= 12 } list ? $" — {string.Join(" / ", list.Choices.Select(c => c.Label.In(words.Language)))}" : "";
}
