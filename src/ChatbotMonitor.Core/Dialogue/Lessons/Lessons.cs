using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Which lessons there are for whom, and which are passed.</summary>
public static class Lessons
{
    /// <summary>The ids of those lessons that this person has not passed, in the order in which they are required.</summary>
    public static IReadOnlyList<string> Missing(Conversation conversation, IEnumerable<string> required)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return [.. required.Where(id => !Has(conversation, id))];
    }

    /// <summary>Whether this person has passed the lesson of that id.</summary>
    public static bool Has(Conversation conversation, string id)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.PassedLessons.Any(p => string.Equals(p.LessonId, id, StringComparison.Ordinal));
    }

    /// <summary>What a reply to a question on a lesson says.</summary>
    /// <param name="say">Says the bot's own sentence of a key, with its arguments.</param>
    /// <param name="question">The question.</param>
    /// <param name="isRight">Whether it was answered rightly.</param>
    /// <param name="language">In which language.</param>
    public static string Verdict(Func<string, (string Name, string Value)[], string> say, QuizQuestion question, bool isRight, string language)
    {
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(question);
        var right = question.Choices.Find(question.Right[0])!;
        return isRight
            ? say(TextKeys.LessonRight, [("why", question.Why.In(language))])
            : say(TextKeys.LessonWrong, [("right", right.Label.In(language)), ("number", right.Name), ("why", question.Why.In(language))]);
    }

    /// <summary>The lessons that this person may read.</summary>
    internal static IReadOnlyList<Lesson> For(Talk talk) =>
        [.. talk.Content.Lessons.Where(l => l.Audience == Audience.Everyone || talk.IsMonitor)];

    /// <summary>The same that go by SMS; what a monitor must know before work comes first.</summary>
    internal static IReadOnlyList<Lesson> BySms(Talk talk) => [.. For(talk).Where(l => l.GoesBySms).OrderBy(l => l.Audience == Audience.Monitors ? 0 : 1)];

    /// <summary>The same state where that lesson is passed.</summary>
    internal static Conversation Passed(Conversation state, Lesson lesson, int right, DateTimeOffset now) => state with
    {
        PassedLessons = [.. state.PassedLessons.Where(p => !string.Equals(p.LessonId, lesson.Id, StringComparison.Ordinal)), new PassedLesson(lesson.Id, now.ToUniversalTime(), right, lesson.Quiz.Count)],
    };

    /// <summary>What the same person has passed at two addresses, the later pass of each lesson.</summary>
    internal static IReadOnlyList<PassedLesson> Both(IReadOnlyList<PassedLesson> here, IReadOnlyList<PassedLesson> there) =>
        there.Count == 0 ? here : [.. here.Concat(there).GroupBy(p => p.LessonId, StringComparer.Ordinal).Select(g => g.MaxBy(p => p.At)!)];
}
