using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The way through a survey: which question is next, which were asked, how far one is.</summary>
static class Walk
{
    /// <summary>The survey of a draft, or null where its file is gone.</summary>
    public static Survey? SurveyOf(Draft draft, Content content) =>
        string.Equals(draft.SurveyId, Complaint.Id, StringComparison.Ordinal) ? content.Complaint : content.Survey(draft.SurveyId);

    /// <summary>All stops whose groups are relevant, turn by turn where they repeat; behind each turn whether one more is wanted.</summary>
    public static IEnumerable<Stop> Stops(Talk talk, Survey survey) => Stops(talk, talk.Filled(survey), survey.Outline.Rows, "");

    /// <summary>The first stop that has something to ask or to say and has not been passed yet, or null where none is left.</summary>
    public static Stop? Next(Talk talk, Survey survey)
    {
        var filled = talk.Filled(survey);
        foreach (var stop in Stops(talk, filled, survey.Outline.Rows, ""))
        {
            if (Passing.Stands(stop.Question) && filled.Given(stop.Question.Name, stop.At) is null && IsPut(talk, filled, stop.Question, stop.At))
                return stop;
        }

        return null;
    }

    /// <summary>The stop that is open, where it still exists and is put to this person.</summary>
    public static Stop? Open(Talk talk, Survey survey) =>
        Named(talk, survey, talk.Draft.Question) is { IsAsked: true } question && IsPut(talk, survey, new Stop(question, talk.Draft.At)) ? new Stop(question, talk.Draft.At) : null;

    /// <summary>The stop of that key, where it still exists and is put to this person.</summary>
    public static Stop? Find(Talk talk, Survey survey, string key) =>
        Stop.Read(key) is var (name, at) && Named(talk, survey, name) is { } question && IsPut(talk, survey, new Stop(question, at)) ? new Stop(question, at) : null;

    /// <summary>The question of that name, also where it asks for one more turn; null where the file no longer has it.</summary>
    public static Question? Named(Talk talk, Survey survey, string? name) =>
        name is null ? null : OneMore.RepeatOf(name, survey) is { } repeat ? OneMore.Of(repeat, talk.Content) : survey.Find(name);

    /// <summary>Whether it is put to this person: asked, relevant, in a turn that exists, and possible on the channel.</summary>
    public static bool IsPut(Talk talk, Survey survey, Stop stop)
    {
        var filled = talk.Filled(survey);
        return Exists(filled, stop) && (survey.Outline.HasRepeats ? WalkedTo(talk, filled, stop) : filled.IsRelevant(stop.Question.Group, stop.At)) && IsPut(talk, filled, stop.Question, stop.At);
    }

    // Turns of a repeat can depend on each other in a circle, which is cut where one begins: whoever asked began at the first row, and what was asked stays asked.
    static bool WalkedTo(Talk talk, Filled filled, Stop stop)
    {
        foreach (var before in Stops(talk, filled, filled.Survey.Outline.Rows, ""))
        {
            if (ReferenceEquals(before.Question, stop.Question) && string.Equals(before.At, stop.At, StringComparison.Ordinal))
                return true;
            if (Passing.Stands(before.Question) && filled.Given(before.Question.Name, before.At) is null)
                IsPut(talk, filled, before.Question, before.At);
        }

        return OneMore.Is(stop.Question.Name) && filled.IsRelevant(stop.Question.Group, stop.At);
    }

    /// <summary>The stops with an answer to show in the summary, in order; of a repeat only its last "one more?".</summary>
    public static IReadOnlyList<Stop> Answered(Talk talk, Survey survey)
    {
        var filled = talk.Filled(survey);
        return [.. Stops(talk, survey).Where(s => s.Question.IsAsked && !FieldStart.IsKnown(talk, s.Question) && filled.Given(s.Question.Name, s.At) is { } value
            && !(OneMore.Is(s.Question.Name) && value is OneMore.Yes) && IsPut(talk, filled, s.Question, s.At))];
    }

    /// <summary>Which of how many questions <paramref name="open"/> is, counting those relevant as things stand.</summary>
    public static (int At, int Of) Progress(Talk talk, Survey survey, Stop open)
    {
        int at = 0, of = 0;
        if (OneMore.Is(open.Question.Name))
            return (at, of);
        var filled = talk.Filled(survey);
        foreach (var (question, turn) in Stops(talk, survey))
        {
            if (!question.IsAsked || OneMore.Is(question.Name) || FieldStart.IsKnown(talk, question))
                continue;
            var here = ReferenceEquals(question, open.Question) && string.Equals(turn, open.At, StringComparison.Ordinal);
            if (!here && !IsPut(talk, filled, question, turn))
                continue;
            of++;
            if (here)
                at = of;
        }

        return (at, of);
    }

    static IEnumerable<Stop> Stops(Talk talk, Filled filled, IReadOnlyList<OutlineRow> rows, string at)
    {
        // Most surveys have no groups, and most rows are questions: these cost one step of this loop.
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Question is { } question)
            {
                yield return new Stop(question, at);
                continue;
            }

            var group = row.Group!;
            if (group.Repeats)
            {
                foreach (var stop in Turns(talk, filled, row, group, at))
                    yield return stop;
            }
            else if (filled.IsRelevant(group, at))
            {
                foreach (var stop in Stops(talk, filled, row.Rows, at))
                    yield return stop;
            }
        }
    }

    static IEnumerable<Stop> Turns(Talk talk, Filled filled, OutlineRow row, Group repeat, string outer)
    {
        var turns = filled.Turns(repeat, outer);
        var more = repeat.Count is null && Asks(row, talk.Medium) ? OneMore.Of(repeat, talk.Content) : null;
        for (var n = 1; n <= turns; n++)
        {
            var at = RepeatTurn.Of(outer, n);
            if (!filled.IsRelevant(repeat, at))
                yield break;
            foreach (var stop in Stops(talk, filled, row.Rows, at))
                yield return stop;
            if (more is not null && n < OneMore.MostTurns)
                yield return new Stop(more, at);
        }
    }

    // A repeat of which nothing can be asked here is not asked for again.
    static bool Asks(OutlineRow row, Medium medium) =>
        row.Rows.Any(r => r.Question is { } question ? question.IsAsked && CanBeAsked(question, medium) : Asks(r, medium));

    static bool IsPut(Talk talk, Filled filled, Question question, string at) =>
        Passing.Stands(question) && (CanBeAsked(question, talk.Medium) || filled.Given(question.Name, at) is { Length: > 0 }) && (question.Relevant is null || filled.IsRelevant(question, at));

    static bool Exists(Filled filled, Stop stop)
    {
        var repeats = filled.Survey.Outline.Repeats(stop.Question.Group);
        if (RepeatTurn.Depth(stop.At) != repeats.Count)
            return false;
        for (var depth = 0; depth < repeats.Count; depth++)
        {
            var turn = RepeatTurn.Number(RepeatTurn.Outer(stop.At, depth + 1));
            if (turn < 1 || turn > filled.Turns(repeats[depth], RepeatTurn.Outer(stop.At, depth)))
                return false;
        }

        return true;
    }

    // A keypad phone sends no photos; a photo is never so needed that it keeps a person from being heard. What was answered in a chat stays answered when one goes on by SMS.
    static bool CanBeAsked(Question question, Medium medium) =>
        medium == Medium.Chat ? question.AskedInChat : (question.AskedBySms && question.Type is not (QuestionType.Image or QuestionType.Audio or QuestionType.File));
}
