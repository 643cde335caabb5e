using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What somebody who is to be called has answered so far, in one line for whoever calls.</summary>
static class CallAnswers
{
    // The line is read on a phone, before dialling.
    const int Longest = 600, LongestLabel = 40, LongestAnswer = 200;

    /// <summary>The questions and their answers; empty where no survey is open or nothing was answered.</summary>
    public static string Of(Talk talk)
    {
        if (talk.State.Draft is not { } draft)
            return "";
        if (Walk.SurveyOf(draft, talk.Content) is not { } survey)
            return Line(draft.Answers.Where(a => a.Value.Length > 0).Select(a => Pair(a.Name, a.Value)));
        return Line(from stop in Walk.Answered(talk, survey)
                    let value = talk.Filled(survey).Given(stop.Question.Name, stop.At)
                    where value is { Length: > 0 } && !OneMore.Is(stop.Question.Name)
                    let answers = new Answers(talk, survey, stop)
                    select Pair(stop.Question.Label.In(talk.Language, answers.Shown), answers.Shown(stop.Question, value)));
    }

    static string Pair(string label, string answer) => $"{OneLine.Of(label, LongestLabel).TrimEnd('?', ':', '.')}: {OneLine.Of(answer, LongestAnswer)}";

    static string Line(IEnumerable<string> pairs) => OneLine.Of(string.Join("; ", pairs), Longest);
}
