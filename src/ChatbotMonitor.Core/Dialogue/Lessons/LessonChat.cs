using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Lessons in a chat: a list, then a page at a time, then the questions; a survey that is open waits meanwhile.</summary>
static class LessonChat
{
    /// <summary>What the value of a choice's button begins with; its name follows.</summary>
    public const string Choice = "c";

    const string Page = "page", Quiz = "quiz", Read = "read", List = "list", Close = "close";

    /// <summary>Opens the lesson of that id, where this person may read it; else lists those there are.</summary>
    public static void Begin(Talk talk, string id)
    {
        if (Lessons.For(talk).FirstOrDefault(l => string.Equals(l.Id, id.Trim(), StringComparison.OrdinalIgnoreCase)) is { } lesson)
            Show(talk, lesson, 0);
        else
            Offer(talk);
    }

    /// <summary>Takes a pressed button; false where its lesson is gone, or another question is open.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (data.Value is Close && talk.State.Draft is null)
            return false;
        if (data.Value is List or Close)
        {
            talk.Show(promptId, talk.Text(data.Value is List ? TextKeys.LessonList : TextKeys.LessonClose));
            Between.Leave(talk);
            if (data.Value is List)
                Offer(talk);
            else
                GoOn(talk);
            return true;
        }

        if (Lessons.For(talk).FirstOrDefault(l => string.Equals(PressData.Hash(l.Id), data.Draft, StringComparison.Ordinal)) is not { } lesson
            || !int.TryParse(data.Question, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return false;
        switch (data.Value)
        {
            case Page when at < lesson.Pages.Count:
                talk.Show(promptId, Progress(lesson, at));
                Show(talk, lesson, at);
                return true;
            case Quiz when lesson.Quiz.Count > 0:
                talk.Show(promptId, talk.Text(TextKeys.LessonQuiz));
                LessonQuiz.Begin(talk, lesson);
                return true;
            case Read when lesson.Quiz.Count == 0:
                talk.Show(promptId, talk.Text(TextKeys.LessonRead));
                talk.State = Lessons.Passed(talk.State, lesson, 0, talk.Now);
                talk.Say(talk.Text(TextKeys.LessonWasRead), Afterwards(talk, lesson, isPassed: true));
                GoOn(talk);
                return true;
            case ['c', .. var name]:
                return LessonQuiz.Press(talk, lesson, at, name, promptId);
            default:
                return false;
        }
    }

    /// <summary>The survey that is open goes on.</summary>
    public static void GoOn(Talk talk)
    {
        if (talk.State.Draft is not null)
            Dialogue.Lost(talk);
    }

    /// <summary>The buttons at the end of a lesson.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Afterwards(Talk talk, Lesson lesson, bool isPassed)
    {
        Button other = new(talk.Text(TextKeys.LessonList), new PressData(PressData.Lesson, "", "", List).ToString());
        return isPassed ? [[other]] : [[Button(talk.Text(TextKeys.LessonQuiz), lesson, 0, Quiz), Button(talk.Text(TextKeys.LessonReread), lesson, 0, Page)], [other], .. Back(talk)];
    }

    /// <summary>A button of that lesson.</summary>
    public static Button Button(string label, Lesson lesson, int at, string value) =>
        new(label, new PressData(PressData.Lesson, PressData.Hash(lesson.Id), at.ToString(CultureInfo.InvariantCulture), value).ToString());

    static void Offer(Talk talk)
    {
        var lessons = Lessons.For(talk);
        if (lessons.Count == 0)
        {
            talk.Tell(TextKeys.LessonNone);
            GoOn(talk);
            return;
        }

        var rows = lessons.Select(l => (IReadOnlyList<Button>)[Button(Lessons.Has(talk.State, l.Id) ? $"✓ {l.Title.In(talk.Language)}" : l.Title.In(talk.Language), l, 0, Page)]);
        talk.Say(talk.Text(TextKeys.LessonChoose), [.. rows, .. Back(talk)]);
    }

    static void Show(Talk talk, Lesson lesson, int at)
    {
        var last = at == lesson.Pages.Count - 1;
        var ways = new List<Button>(2);
        if (at > 0)
            ways.Add(Button(talk.Text(TextKeys.NavBack), lesson, at - 1, Page));
        ways.Add(!last ? Button(talk.Text(TextKeys.LessonNext), lesson, at + 1, Page)
            : lesson.Quiz.Count > 0 ? Button(talk.Text(TextKeys.LessonQuiz), lesson, 0, Quiz)
            : Button(talk.Text(TextKeys.LessonRead), lesson, at, Read));
        Between.Leave(talk);
        talk.Say($"{lesson.Title.In(talk.Language)} · {Progress(lesson, at)}\n\n{lesson.Pages[at].Text.In(talk.Language)}", [ways, .. Back(talk)], photo: lesson.Pages[at].Picture);
    }

    // Whoever was in the middle of a survey sees the way back to it.
    static IEnumerable<IReadOnlyList<Button>> Back(Talk talk) =>
        talk.State.Draft is null ? [] : [[new Button(talk.Text(TextKeys.LessonClose), new PressData(PressData.Lesson, "", "", Close).ToString())]];

    static string Progress(Lesson lesson, int at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}/{lesson.Pages.Count}");
}
