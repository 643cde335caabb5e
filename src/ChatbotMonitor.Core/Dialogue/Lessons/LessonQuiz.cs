using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The questions on a lesson: buttons in a chat, numbers by SMS; a wrong answer hears why, and at the end stands whether the lesson is passed.</summary>
static class LessonQuiz
{
    const int FewWords = 3;

    // After that, a number or a word is about something else; a button pressed later still counts.
    static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Asks the first question.</summary>
    public static void Begin(Talk talk, Lesson lesson) => Ask(talk, lesson, new Learning(lesson.Id, lesson.Pages.Count));

    /// <summary>Asks the question that <paramref name="learning"/> stands at; <paramref name="first"/> is said first, in the same message in a chat.</summary>
    public static void Ask(Talk talk, Lesson lesson, Learning learning, string? first = null, bool bulk = false)
    {
        var before = Between.Before(talk.State) is var b && b == Asking.Lesson ? talk.State.Learning?.Before ?? Asking.Nothing : b;
        talk.State = talk.State with { Asking = Asking.Lesson, Learning = learning with { Before = before, AskedAt = talk.Now.ToUniversalTime() }, Wrong = 0 };
        Say(talk, lesson, learning.Step, first, bulk);
    }

    /// <summary>Asks the open question again; false where it is gone.</summary>
    public static bool AskAgain(Talk talk, string? first)
    {
        if (Open(talk) is not var (lesson, _))
            return false;
        Say(talk, lesson, talk.State.Learning!.Step, first);
        return true;
    }

    /// <summary>Takes a typed answer; false where it is about something else, which is then heard as if nothing had been asked.</summary>
    public static bool Take(Talk talk, Input input)
    {
        if (Open(talk) is not var (lesson, question) || talk.Now - talk.State.Learning!.AskedAt > Patience || input is not Input.Text { Value: var text } || Starting.SurveyFor(talk, null, text) is not null || ReportCode.Read(text) is not null)
            return false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (words <= Math.Max(FewWords, LongestChoice(question)) && ChoiceReplies.One(text, new ChoiceOffer(question.Choices, question.Choices.Choices, NumbersShown: talk.Medium == Medium.Sms)) is Reading.Value chosen)
        {
            Answer(talk, lesson, question, chosen.Stored);
            return true;
        }

        // Words of their own are heard as always: a complaint must not be taken for an answer. A word or two is asked about again, once.
        if (talk.State.Wrong > 0 || words > FewWords)
            return false;
        talk.State = talk.State with { Wrong = talk.State.Wrong + 1 };
        Say(talk, lesson, talk.State.Learning!.Step, talk.Text(TextKeys.WrongChoice));
        return true;
    }

    /// <summary>Takes a pressed choice of the question number <paramref name="at"/>; false where another is open.</summary>
    public static bool Press(Talk talk, Lesson lesson, int at, string name, string? promptId)
    {
        if (talk.State.Learning is not { NextAt: null } learning || learning.LessonId != lesson.Id || learning.Step != lesson.Pages.Count + at
            || lesson.QuestionAt(learning.Step) is not { } question || question.Choices.Find(name) is not { } choice)
            return false;
        talk.Show(promptId, choice.Label.In(talk.Language));
        Answer(talk, lesson, question, name);
        return true;
    }

    /// <summary>When the open question of a chat is no longer waited for, or null; by SMS the next day's message takes its place.</summary>
    public static DateTimeOffset? Until(Conversation state) => state is { Asking: Asking.Lesson, Learning: { NextAt: null, AskedAt: { } asked } } ? asked + Patience : null;

    /// <summary>Waits no longer.</summary>
    public static void Expire(Talk talk)
    {
        if (Until(talk.State) <= talk.Now)
            Between.Leave(talk);
    }

    static (Lesson Lesson, QuizQuestion Question)? Open(Talk talk) =>
        talk.State is { Asking: Asking.Lesson, Learning: { } learning } && talk.Content.Lesson(learning.LessonId) is { } lesson && lesson.QuestionAt(learning.Step) is { } question ? (lesson, question) : null;

    static void Answer(Talk talk, Lesson lesson, QuizQuestion question, string name)
    {
        var isRight = question.IsRight(name);
        var verdict = Lessons.Verdict((key, arguments) => talk.Text(key, arguments), question, isRight, talk.Language);
        var learning = talk.State.Learning! with { Right = talk.State.Learning.Right + (isRight ? 1 : 0) };
        if (learning.NextAt is not null)
        {
            Between.Leave(talk);
            talk.State = talk.State with { Learning = learning };
            talk.Say(verdict);
            LessonChat.GoOn(talk);
        }
        else if (lesson.QuestionAt(learning.Step + 1) is not null)
        {
            Ask(talk, lesson, learning with { Step = learning.Step + 1 }, verdict);
        }
        else
        {
            End(talk, lesson, learning.Right, verdict);
        }
    }

    static void End(Talk talk, Lesson lesson, int right, string verdict)
    {
        var isPassed = right >= lesson.Needed;
        Between.Leave(talk);
        talk.State = isPassed ? Lessons.Passed(talk.State, lesson, right, talk.Now) with { Learning = null } : talk.State with { Learning = null };
        var score = talk.Text(isPassed ? TextKeys.LessonPassed : TextKeys.LessonFailed, ("right", Figure(right)), ("of", Figure(lesson.Quiz.Count)), ("needed", Figure(lesson.Needed)));
        talk.Say($"{verdict}\n\n{score}", LessonChat.Afterwards(talk, lesson, isPassed));
        // Whoever has failed may want to read it again first, and has the way back beside it.
        if (isPassed)
            LessonChat.GoOn(talk);
    }

    static void Say(Talk talk, Lesson lesson, int step, string? first, bool bulk = false)
    {
        var question = lesson.QuestionAt(step)!;
        if (talk.Medium == Medium.Sms)
        {
            // What could not be read was asked in the message before; one segment is enough to ask again.
            talk.Say(question.InSms(talk.Language), bulk: bulk);
            return;
        }

        var at = step - lesson.Pages.Count;
        var head = talk.Text(TextKeys.LessonQuestion, ("at", Figure(at + 1)), ("of", Figure(lesson.Quiz.Count)));
        var asked = $"{head}\n\n{question.Text.In(talk.Language)}";
        talk.Say(first is null ? asked : $"{first}\n\n{asked}", [.. question.Choices.Choices.Select(c => (IReadOnlyList<Button>)[LessonChat.Button(c.Label.In(talk.Language), lesson, at, LessonChat.Choice + c.Name)])]);
    }

    static int LongestChoice(QuizQuestion question) =>
        question.Choices.Choices.SelectMany(c => c.Label.ByLanguage.Values).Max(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    static string Figure(int n) => n.ToString(CultureInfo.InvariantCulture);
}
