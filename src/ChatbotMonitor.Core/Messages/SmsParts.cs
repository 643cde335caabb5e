using System.Globalization;

namespace ChatbotMonitor.Core.Messages;

/// <summary>A text that is too long for one SMS, as several numbered ones: <c>(1/2) …</c>, <c>(2/2) …</c>.</summary>
public static class SmsParts
{
    // One segment in UCS-2: with less, the numbers themselves would crowd out the words.
    const int Shortest = 70;

    /// <summary>
    /// Splits <paramref name="text"/> between words into parts of at most <paramref name="longest"/> UTF-16 units, their number included;
    /// a word longer than a part is cut, but never inside a surrogate pair. A text that fits is returned as it is.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, Shortest);
        if (text.Length <= longest)
            return [text];

        // How many digits the numbers take decides how much room is left, and so how many parts there are.
        for (var digits = 1; ; digits++)
        {
            var parts = Cut(text, longest - Number(new string('9', digits), new string('9', digits)).Length);
            var total = parts.Count.ToString(CultureInfo.InvariantCulture);
            if (total.Length <= digits)
                return [.. parts.Select((part, i) => Number((i + 1).ToString(CultureInfo.InvariantCulture), total) + part)];
        }
    }

    /// <summary>Splits <paramref name="text"/> into numbered parts of one segment each; a text of one segment is returned as it is.</summary>
    public static IReadOnlyList<string> OfOneSegment(string text)
    {
        var whole = Segments.Of(text);
        if (whole.Count <= 1)
            return [text];
        // In GSM-7 some signs count twice: where they crowd together the parts are shorter.
        var longest = whole.Unicode ? Shortest : 160;
        while (Split(text, longest) is var parts)
        {
            if (longest == Shortest || parts.All(p => Segments.Of(p).Count <= 1))
                return parts;
            longest = Math.Max(Shortest, longest - 10);
        }

        return [text];
    }

    static string Number(string part, string total) => $"({part}/{total}) ";

    static List<string> Cut(string text, int room)
    {
        List<string> parts = [];
        var rest = text.AsSpan().Trim();
        while (rest.Length > room)
        {
            var end = EndOfPart(rest, room);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (!rest.IsEmpty || parts.Count == 0)
            parts.Add(rest.ToString());
        return parts;
    }

    // The last space within reach (one just behind the room counts: the word before it fits), or else the last whole letter.
    static int EndOfPart(ReadOnlySpan<char> text, int room)
    {
        for (var i = room; i > 0; i--)
        {
            if (char.IsWhiteSpace(text[i]))
                return i;
        }

        return char.IsSurrogatePair(text[room - 1], text[room]) ? room - 1 : room;
    }
}
