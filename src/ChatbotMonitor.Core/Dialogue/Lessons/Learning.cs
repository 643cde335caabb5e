namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A lesson that somebody is in the middle of: in a chat while its questions are asked, by SMS as long as a message comes each day.</summary>
/// <param name="LessonId">Which.</param>
/// <param name="Step">What was said last: a page by its number from 0, behind the pages a question; -1 before the first.</param>
public sealed record Learning(string LessonId, int Step)
{
    /// <summary>How many questions were answered rightly.</summary>
    public int Right { get; init; }

    /// <summary>When the next message is due; null in a chat, where one reads on by oneself.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When the open question was asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>What was asked before the open question; it is asked again afterwards.</summary>
    public Asking Before { get; init; }
}

/// <summary>A lesson that somebody has passed.</summary>
/// <param name="LessonId">Which.</param>
/// <param name="At">When, the last time.</param>
/// <param name="Right">How many questions were answered rightly.</param>
/// <param name="Of">Of how many.</param>
public sealed record PassedLesson(string LessonId, DateTimeOffset At, int Right, int Of);
