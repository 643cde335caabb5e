using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A short lesson: pages to read, and questions on them.</summary>
/// <param name="Id">Its id; what is kept of a person's lessons carries it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Pages">Its pages, in order; at least one.</param>
public sealed record Lesson(string Id, LocalText Title, IReadOnlyList<LessonPage> Pages)
{
    /// <summary>Whom it is for.</summary>
    public Audience Audience { get; init; }

    /// <summary>The questions at its end; none where reading it is enough.</summary>
    public IReadOnlyList<QuizQuestion> Quiz { get; init; } = [];

    /// <summary>How many of the questions must be answered rightly to pass.</summary>
    public int Needed { get; init; }

    /// <summary>Whether it goes by SMS, a message a day.</summary>
    public bool GoesBySms => Pages.Any(p => p.Sms is not null);

    /// <summary>Pages and questions together: its steps, the pages first.</summary>
    public int Steps => Pages.Count + Quiz.Count;

    /// <summary>The question that is that step, or null where it is a page or nothing.</summary>
    public QuizQuestion? QuestionAt(int step) => step >= Pages.Count && step < Steps ? Quiz[step - Pages.Count] : null;

    /// <summary>The step after <paramref name="step"/> that goes by SMS, or null after the last.</summary>
    public int? NextBySms(int step)
    {
        for (var next = Math.Max(step + 1, 0); next < Steps; next++)
        {
            if (next >= Pages.Count || Pages[next].Sms is not null)
                return next;
        }

        return null;
    }
}

/// <summary>A page of a lesson.</summary>
/// <param name="Text">What it says in a chat.</param>
public sealed record LessonPage(LocalText Text)
{
    /// <summary>What it says by SMS, in one segment; null where it does not go by SMS.</summary>
    public LocalText? Sms { get; init; }

    /// <summary>A picture that is shown above the text, PNG or JPEG; empty for none.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }
}
