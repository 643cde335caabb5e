using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Lessons by SMS: whoever asks for them gets one message a day, a page or a question, until the last one or until they say that it is enough.</summary>
static class LessonCourse
{
    // When nobody is asleep, and before the day's work takes people to the fields.
    static readonly TimeOnly Hour = new(10, 0);

    /// <summary>Takes the word that asks for them; again, it says that they are on.</summary>
    public static void Subscribe(Talk talk)
    {
        var courses = Lessons.BySms(talk);
        if (courses.Count == 0)
        {
            talk.Tell(TextKeys.LessonNone);
            LessonChat.GoOn(talk);
            return;
        }

        // Whoever writes УРОК has chosen a language by it; what is kept they hear like everybody else.
        if (talk.State.Language is null)
            talk.Tell(TextKeys.WelcomeTerms);
        talk.State = talk.State with { Language = talk.Language, Asking = talk.State.Asking == Asking.Language ? Asking.Nothing : talk.State.Asking };
        if (talk.State.Learning is { NextAt: not null } learning)
        {
            // A monitor waits for tasks until it is passed: who asks for the next one gets it.
            if (talk.Content.Lesson(learning.LessonId) is { GoesBySms: true, Audience: Audience.Monitors } lesson)
            {
                Go(talk, lesson, learning);
                return;
            }

            talk.Tell(TextKeys.LessonsAlreadyOn);
        }
        else
        {
            // Whoever has passed them all begins anew.
            var first = courses.FirstOrDefault(l => !Lessons.Has(talk.State, l.Id)) ?? courses[0];
            talk.State = talk.State with { Learning = new Learning(first.Id, -1) { NextAt = NextMorning(talk) } };
            talk.Tell(TextKeys.LessonsOn);
        }

        LessonChat.GoOn(talk);
    }

    /// <summary>Ends what is going on; false where nothing is.</summary>
    public static bool Leave(Talk talk)
    {
        if (talk.State.Learning is null)
            return false;
        talk.State = Without(talk.State);
        talk.Tell(TextKeys.LessonsOff);
        LessonChat.GoOn(talk);
        return true;
    }

    /// <summary>The same conversation, in no lesson; what was passed stays.</summary>
    public static Conversation Without(Conversation state) => state with
    {
        Learning = null,
        Asking = state.Asking == Asking.Lesson ? state.Learning?.Before ?? Asking.Nothing : state.Asking,
    };

    /// <summary>When the next message is due, or null; a survey, and a question whose answer must not be mistaken, come first.</summary>
    public static DateTimeOffset? Until(Conversation state) =>
        state is { IsReachable: true, Draft: null, Learning.NextAt: { } next, Asking: not (Asking.Language or Asking.Summary or Asking.Erase) } ? next : LessonQuiz.Until(state);

    /// <summary>Says the day's message, where it is due.</summary>
    public static void Wake(Talk talk)
    {
        LessonQuiz.Expire(talk);
        if (talk.State.Learning is not { NextAt: not null } learning || Until(talk.State) is not { } due || due > talk.Now)
            return;
        var lesson = talk.Content.Lesson(learning.LessonId) is { GoesBySms: true } known ? known : null;
        var step = lesson?.NextBySms(learning.Step);
        // A survey may have ended in the evening; and no question takes the place of another.
        if (talk.Content.Quiet.Cover(talk.Now, talk.Content.Zone)
            || (step is { } s && lesson!.QuestionAt(s) is not null && talk.State.Asking is not (Asking.Nothing or Asking.Info or Asking.Lesson or Asking.Whereabouts)))
        {
            talk.State = talk.State with { Learning = learning with { NextAt = NextMorning(talk) } };
            return;
        }

        Go(talk, lesson, learning);
    }

    static void Go(Talk talk, Lesson? lesson, Learning learning)
    {
        Between.Leave(talk);
        if (lesson?.NextBySms(learning.Step) is { } next)
            Say(talk, lesson, learning with { Step = next, NextAt = NextMorning(talk) });
        else
            End(talk, lesson, learning);
    }

    // Many are told at the same hour: they wait for each other, and no reply waits for them.
    static void Say(Talk talk, Lesson lesson, Learning learning)
    {
        if (lesson.QuestionAt(learning.Step) is not null)
        {
            LessonQuiz.Ask(talk, lesson, learning, bulk: true);
            return;
        }

        talk.State = talk.State with { Learning = learning };
        talk.Say(lesson.Pages[learning.Step].Sms!.In(talk.Language), bulk: true);
    }

    static void End(Talk talk, Lesson? lesson, Learning learning)
    {
        if (lesson is not null && learning.Right >= lesson.Needed)
            talk.State = Lessons.Passed(talk.State, lesson, learning.Right, talk.Now);
        var isAsked = lesson is { Quiz.Count: > 0 };
        var next = Lessons.BySms(talk).SkipWhile(l => lesson is not null && l != lesson).Skip(lesson is null ? 0 : 1).FirstOrDefault(l => !Lessons.Has(talk.State, l.Id));
        talk.State = talk.State with { Learning = next is null ? null : new Learning(next.Id, -1) { NextAt = NextMorning(talk) } };
        (string, string)[] score = [("right", Figure(learning.Right)), ("of", Figure(lesson?.Quiz.Count ?? 0))];
        if (next is not null && isAsked)
            talk.Say(talk.Text(TextKeys.LessonTopicOver, score), bulk: true);
        else if (next is not null)
            Say(talk, next, talk.State.Learning! with { Step = next.NextBySms(-1)!.Value });
        else
            talk.Say(isAsked ? talk.Text(TextKeys.LessonsOver, score) : talk.Text(TextKeys.LessonsOverRead), bulk: true);
    }

    static DateTimeOffset NextMorning(Talk talk)
    {
        var zone = talk.Content.Zone;
        var day = LocalTime.DayOf(talk.Now, zone);
        var today = LocalTime.At(day, Hour, zone);
        return talk.Content.Quiet.Open(today > talk.Now ? today : LocalTime.At(day.AddDays(1), Hour, zone), zone).ToUniversalTime();
    }

    static string Figure(int n) => n.ToString(CultureInfo.InvariantCulture);
}
