using System.Globalization;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is passed on the way to the next question without waiting for an answer: notes, values that are only shown, values that are to be remembered, the headings of groups.</summary>
static class Passing
{
    /// <summary>Whether the walk comes to a stand at it, to ask, to say or to remember something; a plain calculation is worked out whenever it is needed.</summary>
    public static bool Stands(Question question) =>
        question.IsAsked || question.ReadOnly || question.Type == QuestionType.Note
        || question is { Type: QuestionType.Calculate, Calculation.KeepsFirst: true }
        || question is { Type: QuestionType.Hidden, DefaultExpression: not null };

    /// <summary>Passes <paramref name="stop"/>, saying what it has to say; false where it is to be asked.</summary>
    public static bool Pass(Talk talk, Survey survey, Stop stop, List<string> said)
    {
        var (question, at) = stop;
        if (question.IsAsked)
            return false;
        var answers = new Answers(talk, survey, stop);
        var value = "";
        if (question.Type == QuestionType.Note)
        {
            said.Add(Prompt.LabelOf(talk, question, answers));
        }
        else
        {
            value = talk.Filled(survey).Value(question, at);
            if (question.ReadOnly && question.Type is not (QuestionType.Calculate or QuestionType.Hidden))
                said.Add($"{Prompt.LabelOf(talk, question, answers)} {answers.Shown(question, value)}".Trim());
        }

        talk.Draft = talk.Draft.With(question.Name, value, at);
        return true;
    }

    /// <summary>The headings of the groups that begin with <paramref name="stop"/>, outermost first; a turn of a repeat carries its number.</summary>
    public static void Headings(Talk talk, Survey survey, Stop stop, List<string> said)
    {
        if (stop.Question.Group is null || OneMore.Is(stop.Question.Name))
            return;
        var begun = Begun(talk, survey, stop);
        for (var i = begun.Count - 1; i >= 0; i--)
        {
            if (HeadingOf(talk, survey, begun[i].Group, begun[i].At) is { Length: > 0 } heading)
                said.Add(heading);
        }
    }

    /// <summary>What a group is called at its turn, its name cut to <paramref name="most"/> letters; empty where it has none for people.</summary>
    public static string HeadingOf(Talk talk, Survey survey, Group group, string at, int most = int.MaxValue)
    {
        var label = OneLine.Cut(group.Label.In(talk.Language, new Answers(talk.Filled(survey), OneMore.NameOf(group), group, at).Shown).Trim(), most);
        return label.Length > 0 && group.Repeats ? talk.Text(TextKeys.TurnHeading, ("label", label), ("number", RepeatTurn.Number(at).ToString(CultureInfo.InvariantCulture))) : label;
    }

    // The groups around the stop in which nothing was passed before it, innermost first.
    static List<(Group Group, string At)> Begun(Talk talk, Survey survey, Stop stop)
    {
        var begun = new List<(Group, string)>();
        var filled = talk.Filled(survey);
        var at = stop.At;
        for (var group = stop.Question.Group; group is not null; group = group.Parent)
        {
            if (Passed(filled, group, at, stop.Question))
                break;
            begun.Add((group, at));
            if (!group.Repeats)
                continue;
            // Behind the first turn of a repeat all around it has been begun before.
            if (RepeatTurn.Number(at) > 1)
                break;
            at = RepeatTurn.Outer(at, RepeatTurn.Depth(at) - 1);
        }

        return begun;
    }

    static bool Passed(Filled filled, Group group, string at, Question until)
    {
        foreach (var question in filled.Survey.Questions)
        {
            if (ReferenceEquals(question, until))
                return false;
            if (!LiesIn(question.Group, group))
                continue;
            var place = at;
            for (var deeper = filled.Survey.Outline.Repeats(question.Group).Count - RepeatTurn.Depth(at); deeper > 0; deeper--)
                place = RepeatTurn.Of(place, 1);
            if (filled.Given(question.Name, place) is not null)
                return true;
        }

        return false;
    }

    static bool LiesIn(Group? inner, Group outer)
    {
        for (; inner is not null; inner = inner.Parent)
        {
            if (ReferenceEquals(inner, outer))
                return true;
        }

        return false;
    }
}
