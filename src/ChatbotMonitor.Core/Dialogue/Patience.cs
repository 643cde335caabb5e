namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Wrong answers in a row, and what each leads to: the reason, then simpler words, then the way out; the same on every channel.</summary>
static class Patience
{
    const int Steps = 3;

    /// <summary>What a wrong answer leads to.</summary>
    public enum Step
    {
        /// <summary>It is said why, and asked again.</summary>
        Again,

        /// <summary>It is asked in simpler words.</summary>
        Simpler,

        /// <summary>The way out is shown; after it, it begins anew.</summary>
        WayOut,
    }

    /// <summary>Counts one more wrong answer.</summary>
    public static Step Lose(Talk talk)
    {
        talk.State = talk.State with { Wrong = talk.State.Wrong + 1 };
        return (Step)((talk.State.Wrong - 1) % Steps);
    }

    /// <summary>Whether the way out is what is shown now.</summary>
    public static bool IsLost(Talk talk) => talk.State.Wrong > 0 && talk.State.Wrong % Steps == 0;
}
