using SkiaSharp;

namespace ChatbotMonitor.Digests;

/// <summary>The letters that charts are drawn with: plain ones, with all that Kyrgyz needs.</summary>
static class ChartFont
{
    // What a machine has of letters differs; these are the Kyrgyz ones that a font may lack.
    const string Telling = "ҢңӨөҮүЖж";

    // Plain letters are read best on a phone; these are found on Debian, in our image and elsewhere.
    static readonly string[] Preferred = ["Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial"];

    static readonly Lazy<string> Found = new(Find);

    /// <summary>The font's name.</summary>
    public static string Name => Found.Value;

    static string Find()
    {
        var installed = SKFontManager.Default.FontFamilies.ToHashSet(StringComparer.Ordinal);
        return Preferred.Where(installed.Contains).Concat(installed.Order(StringComparer.Ordinal)).FirstOrDefault(Has)
            ?? throw new InvalidOperationException($"No font on this machine has the letters {Telling}: install one, as fonts-noto-core.");
    }

    static bool Has(string font)
    {
        using var face = SKTypeface.FromFamilyName(font);
        return face.ContainsGlyphs(Telling);
    }
}
