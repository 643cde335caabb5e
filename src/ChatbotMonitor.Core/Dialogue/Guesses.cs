namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Wrong codes of a day: codes that are short enough to be typed on a keypad phone are guarded against being tried through.</summary>
static class Guesses
{
    const int ADay = 5;

    /// <summary>Whether no more are taken today.</summary>
    public static bool AreUp(Talk talk) => Today(talk) >= ADay;

    /// <summary>Counts a wrong one.</summary>
    public static void Fail(Talk talk) => talk.State = talk.State with { FailedJoins = Today(talk) + 1, FailedJoinsOn = talk.Today };

    /// <summary>Forgets the wrong ones, after a right one.</summary>
    public static void Forget(Talk talk) => talk.State = talk.State with { FailedJoins = 0, FailedJoinsOn = null };

    static int Today(Talk talk) => talk.State.FailedJoinsOn == talk.Today ? talk.State.FailedJoins : 0;
}
