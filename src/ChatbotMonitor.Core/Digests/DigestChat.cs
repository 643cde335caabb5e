using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>The digest in a chat: sections, the urgent first.</summary>
static class DigestChat
{
    public static string Of(Digest digest, DigestWords words) =>
        digest.IsQuiet ? Quiet(digest, words) : string.Join("\n\n", Sections(digest, words).Select(lines => string.Join('\n', lines)));

    // "A quiet day says so in one line": what is open and what was finished stand behind it.
    static string Quiet(Digest digest, DigestWords words)
    {
        var parts = new List<string> { words.Quiet };
        if (digest.OpenCount > 0)
            parts.Add(words.Open);
        if (digest.Surveys > 0)
            parts.Add(words.Surveys);
        return string.Join(". ", parts) + ".";
    }

    static IEnumerable<IEnumerable<string>> Sections(Digest digest, DigestWords words)
    {
        yield return [words.Say(TextKeys.DigestTitle, ("name", digest.Coordinator.Name), ("date", words.Date)), words.Summary];
        if (digest.UrgentCount > 0)
        {
            yield return
            [
                words.Say(TextKeys.DigestUrgent, ("count", DigestWords.Number(digest.UrgentCount))),
                .. digest.Urgent.Select(r => r.Text.Length == 0 ? DigestWords.Label(r) : $"{DigestWords.Label(r)}: {r.Text}"),
                .. More(words, digest.UrgentCount - digest.Urgent.Count),
            ];
        }

        yield return [words.Say(TextKeys.DigestByService), .. Lines(digest.Services, words)];
        yield return [words.Say(TextKeys.DigestByPlace), .. Lines(digest.Places, words)];
        if (digest.OpenCount > 0)
        {
            yield return
            [
                words.Open,
                .. digest.Oldest.Select(r => $"{DigestWords.Label(r)}: {words.Age(r.Age)}"),
                .. More(words, digest.OpenCount - digest.Oldest.Count),
            ];
        }

        yield return [words.Surveys];
    }

    static IEnumerable<string> Lines(IReadOnlyList<DigestLine> lines, DigestWords words) =>
        lines.Take(DigestBuilder.MostLines).Select(words.Line).Concat(More(words, lines.Count - DigestBuilder.MostLines));

    static IEnumerable<string> More(DigestWords words, int count) =>
        count > 0 ? [words.Say(TextKeys.DigestMore, ("count", DigestWords.Number(count)))] : [];
}
