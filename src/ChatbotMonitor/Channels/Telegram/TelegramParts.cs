namespace ChatbotMonitor.Channels.Telegram;

/// <summary>A text cut to what one Telegram message holds.</summary>
static class TelegramParts
{
    /// <summary>Most UTF-16 units in one message.</summary>
    public const int Longest = 4096;

    /// <summary>The parts of <paramref name="text"/>: cut between lines, else between words (the break between two parts is dropped), else anywhere but inside a surrogate pair.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (text.Length <= Longest)
            return [text];
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > Longest)
        {
            var (length, gap) = Cut(rest);
            parts.Add(rest[..length].ToString());
            rest = rest[(length + gap)..];
        }

        if (rest.Length > 0)
            parts.Add(rest.ToString());
        // Telegram refuses a message of nothing but blanks, and one refused part would hold up the rest.
        parts.RemoveAll(string.IsNullOrWhiteSpace);
        return parts.Count > 0 ? parts : [""];
    }

    static (int Length, int Gap) Cut(ReadOnlySpan<char> rest)
    {
        // One more unit is looked at: a break just behind a full part is the best of all.
        var window = rest[..(Longest + 1)];
        foreach (var gap in "\n ")
        {
            if (window.LastIndexOf(gap) is var at and > 0)
                return (at, 1);
        }

        return (char.IsHighSurrogate(rest[Longest - 1]) && char.IsLowSurrogate(rest[Longest]) ? Longest - 1 : Longest, 0);
    }
}
