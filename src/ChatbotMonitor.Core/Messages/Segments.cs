namespace ChatbotMonitor.Core.Messages;

/// <summary>What an SMS costs: its alphabet, its length in that alphabet's units, and the segments it is sent in (3GPP TS 23.038, 23.040).</summary>
/// <param name="Unicode">True where a letter outside GSM-7 forces UCS-2.</param>
/// <param name="Units">Septets in GSM-7 (an extension letter takes two), UTF-16 units in UCS-2.</param>
/// <param name="Count">Segments: 160 or 70 units alone, 153 or 67 each when joined.</param>
public readonly record struct Segments(bool Unicode, int Units, int Count)
{
    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    const string Extension = "\f^{}\\[~]|€";

    /// <summary>Counts <paramref name="text"/>; a letter is never split over two segments.</summary>
    public static Segments Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var septets = 0;
        foreach (var c in text)
        {
            var width = Basic.Contains(c, StringComparison.Ordinal) ? 1 : Extension.Contains(c, StringComparison.Ordinal) ? 2 : 0;
            if (width == 0)
                return new Segments(true, text.Length, Fill(text, 70, 67, static (t, i) => char.IsHighSurrogate(t[i]) && i + 1 < t.Length ? 2 : 1, step: true));
            septets += width;
        }

        return new Segments(false, septets, Fill(text, 160, 153, static (t, i) => Extension.Contains(t[i], StringComparison.Ordinal) ? 2 : 1, step: false));
    }

    // Joined segments are filled letter by letter, because an escape pair or a surrogate pair does not straddle two of them.
    static int Fill(string text, int alone, int joined, Func<string, int, int> width, bool step)
    {
        int total = 0, used = 0, segments = 1;
        for (var i = 0; i < text.Length;)
        {
            var w = width(text, i);
            total += w;
            if (used + w > joined)
            {
                segments++;
                used = 0;
            }

            used += w;
            i += step ? w : 1;
        }

        return text.Length == 0 ? 0 : total <= alone ? 1 : segments;
    }
}
