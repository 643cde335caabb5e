using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>The digest on a keypad phone: two segments, filled in the order of what matters, read in the order of the chat's.</summary>
static class DigestSms
{
    const int MostSegments = 2;
    const int MostCodes = 3;

    public static string Of(Digest digest, DigestWords words)
    {
        var parts = digest.IsQuiet ? QuietParts(digest, words) : Parts(digest, words);
        var head = parts[0].Variants[0];
        var chosen = new SortedDictionary<int, string> { [0] = Fits(head) ? head : Cut(head) };
        foreach (var part in parts.Skip(1))
        {
            foreach (var variant in part.Variants)
            {
                chosen[part.Position] = variant;
                if (Fits(Text()))
                    break;
                chosen.Remove(part.Position);
            }
        }

        return Text();

        string Text() => string.Join(digest.IsQuiet ? ". " : "\n", chosen.Values);
    }

    static bool Fits(string text) => Segments.Of(text).Count <= MostSegments;

    // Only an operator's own sentence can be too long by itself: then its beginning is better than nothing.
    static string Cut(string text)
    {
        var most = text.Length;
        while (!Fits(OneLine.Cut(text, most)))
            most--;
        return OneLine.Cut(text, most);
    }

    // In the order of what matters; the position is where it is read. Variants go from the longest to the shortest.
    static List<Part> Parts(Digest digest, DigestWords words)
    {
        var parts = new List<Part> { new(0, [words.Summary]) };
        if (digest.UrgentCount > 0)
        {
            var codes = Enumerable.Range(1, Math.Min(MostCodes, digest.Urgent.Count)).Reverse().Select(n => words.Say(
                TextKeys.DigestUrgentCodes,
                ("count", DigestWords.Number(digest.UrgentCount)),
                ("codes", string.Join(", ", digest.Urgent.Take(n).Select(r => r.Code.Spoken)) + (n < digest.UrgentCount ? "..." : ""))));
            parts.Add(new(1, [.. codes, words.Say(TextKeys.DigestUrgent, ("count", DigestWords.Number(digest.UrgentCount)))]));
        }

        if (digest.OpenCount > 0)
            parts.Add(new(5, [words.Open]));
        parts.Add(new(3, Lists(digest.Services, words)));
        parts.Add(new(4, Lists(digest.Places, words)));
        parts.Add(new(6, [words.Surveys]));
        if (digest.Urgent is [{ Text.Length: > 0 } first, ..])
            parts.Add(new(2, [first.Text, OneLine.Cut(first.Text, 60), OneLine.Cut(first.Text, 30)]));
        return parts;
    }

    static List<Part> QuietParts(Digest digest, DigestWords words)
    {
        var parts = new List<Part> { new(0, [words.Quiet]) };
        if (digest.OpenCount > 0)
            parts.Add(new(1, [words.Open]));
        if (digest.Surveys > 0)
            parts.Add(new(2, [words.Surveys]));
        return parts;
    }

    static string[] Lists(IReadOnlyList<DigestLine> lines, DigestWords words) =>
        [.. Enumerable.Range(1, Math.Min(3, lines.Count)).Reverse().Select(n => string.Join(", ", lines.Take(n).Select(words.Line)))];

    sealed record Part(int Position, IReadOnlyList<string> Variants);
}
