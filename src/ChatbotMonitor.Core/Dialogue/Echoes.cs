using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Something that was said to a phone.</summary>
/// <param name="Text">What stands for the words.</param>
/// <param name="At">When.</param>
public readonly record struct Spoken(ulong Text, DateTimeOffset At);

/// <summary>Keeps two machines from talking to each other for ever: the same words go to one number three times an hour at most.</summary>
public static class Echoes
{
    /// <summary>How often the same words may be said.</summary>
    public const int Most = 3;

    /// <summary>Within how long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // More than anybody is told in an hour; a machine that is told more, each time in other words, is forgotten in part.
    const int Remembered = 64;

    /// <summary>The turn without what its person was told three times within the hour, its conversation knowing what is said now.</summary>
    public static Turn Quieten(Turn turn, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(turn);
        // Who asked to be forgotten is not remembered by this either.
        if (turn.Effects.Any(e => e is Effect.Erase))
            return turn;

        List<Spoken> said = [.. (turn.Next.Said ?? []).Where(s => s.At > now - Window)];
        var effects = turn.Effects.Where(IsNew).ToList();
        return turn with
        {
            Next = turn.Next with { Said = said.Count == 0 ? null : said.Count > Remembered ? said[^Remembered..] : said },
            Effects = effects,
        };

        bool IsNew(Effect effect)
        {
            if (effect is not Effect.Say { Message: var message } || message.To != turn.Next.Address)
                return true;
            var text = Fingerprint.Of(message.Text);
            if (said.Count(s => s.Text == text) >= Most)
                return false;
            said.Add(new Spoken(text, now));
            return true;
        }
    }
}
