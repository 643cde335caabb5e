using System.Buffers;

namespace ChatbotMonitor.Core.Messages;

/// <summary>What an SMS costs: its alphabet, its length in that alphabet's units, and the segments it is sent in (3GPP TS 23.038, 23.040).</summary>
/// <param name="Unicode">True where a letter outside GSM-7 forces UCS-2.</param>
/// <param name="Units">Septets in GSM-7 (an extension letter takes two), UTF-16 units in UCS-2.</param>
/// <param name="Count">Segments: 160 or 70 units alone, 153 or 67 each when joined.</param>
public readonly record struct Segments(bool Unicode, int Units, int Count)
{
    // TS 23.038, 6.2.1 and 6.2.1.1. The cedilla is the capital Ç alone: phones that showed ç in its place were following an early print of the table.
    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    const string Extension = "\f^{}\\[~]|€";

    static readonly SearchValues<char> Gsm = SearchValues.Create(Basic + Extension);
    static readonly SearchValues<char> Escaped = SearchValues.Create(Extension);

    /// <summary>Counts <paramref name="text"/>; a letter is never split over two segments.</summary>
    public static Segments Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAnyExcept(Gsm))
            return new Segments(Unicode: true, text.Length, InAll(text, text.Length, alone: 70, joined: 67, WidthInUcs2));

        var septets = text.Length + CountEscaped(text);
        return new Segments(Unicode: false, septets, InAll(text, septets, alone: 160, joined: 153, WidthInGsm));
    }

    /// <summary>How many units are more than <paramref name="most"/> segments hold; 0 where it fits.</summary>
    public int Over(int most) => Count <= most ? 0 : Math.Max(1, Units - (most * (Unicode, most) switch { (true, 1) => 70, (true, _) => 67, (false, 1) => 160, (false, _) => 153 }));

    static int CountEscaped(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    static int InAll(string text, int units, int alone, int joined, Func<string, int, (int Units, int Letters)> width) =>
        units == 0 ? 0 : units <= alone ? 1 : Fill(text, joined, width);

    // Joined segments are filled letter by letter, because neither an escape pair nor a surrogate pair straddles two of them.
    static int Fill(string text, int joined, Func<string, int, (int Units, int Letters)> width)
    {
        int used = 0, segments = 1;
        for (var i = 0; i < text.Length;)
        {
            var (units, letters) = width(text, i);
            if (used + units > joined)
            {
                segments++;
                used = 0;
            }

            used += units;
            i += letters;
        }

        return segments;
    }

    static (int Units, int Letters) WidthInGsm(string text, int at) => (Escaped.Contains(text[at]) ? 2 : 1, 1);

    static (int Units, int Letters) WidthInUcs2(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? (2, 2) : (1, 1);
}
