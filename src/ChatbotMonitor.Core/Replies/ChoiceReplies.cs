using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads which choice a typed reply means: its number, its label in any language, an alias, or a beginning or a word that only one has.</summary>
public static class ChoiceReplies
{
    static readonly string[] Yes = ["yes", "y", "yeah", "yep", "ооба", "ооба ооба", "о", "ава", "ооба албетте", "макул", "да", "д", "ага", "угу", "конечно", "ooba", "da"];
    static readonly string[] No = ["no", "n", "nope", "жок", "ж", "нет", "н", "неа", "эмес", "jok", "net"];
    static readonly string[] Everything = ["all", "все", "баары", "баарын"];

    /// <summary>Reads one choice.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="numbered">The choices as they were numbered, from 1.</param>
    /// <param name="all">Every choice that may be named.</param>
    public static Reading One(string text, IReadOnlyList<Choice> numbered, IReadOnlyList<Choice> all)
    {
        var folded = Folding.Fold(text);
        return Numbered(folded, numbered) is { } choice ? new Reading.Value(choice.Name) : ByName(folded, all);
    }

    /// <summary>Reads one choice or several, separated by blanks, commas or "and"; their names joined by blanks, in the list's order.</summary>
    public static Reading Several(string text, IReadOnlyList<Choice> numbered, IReadOnlyList<Choice> all)
    {
        var folded = Folding.Fold(text);
        if (Everything.Contains(folded, StringComparer.Ordinal))
            return Joined(all, all);
        if (One(text, numbered, all) is Reading.Value one)
            return one;
        var parts = Parts(folded);
        if (parts.Length < 2)
            return ByName(folded, all);
        var chosen = new List<Choice>();
        foreach (var part in parts)
        {
            if (One(part, numbered, all) is not Reading.Value value)
                return Reading.Nothing;
            chosen.Add(all.First(c => string.Equals(c.Name, value.Stored, StringComparison.Ordinal)));
        }

        return Joined(chosen, all);
    }

    /// <summary>Choices that a longer text speaks of, the likeliest first: the one with the longest word in common, then the list's order.</summary>
    public static IReadOnlyList<Choice> Mentioned(string text, IReadOnlyList<Choice> all)
    {
        var words = Folding.Words(Folding.Fold(text));
        return [.. all.Select(c => (Choice: c, Score: Score(c, words))).Where(s => s.Score > 0).OrderByDescending(s => s.Score).Select(s => s.Choice)];
    }

    static Choice? Numbered(string folded, IReadOnlyList<Choice> numbered) =>
        int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= numbered.Count ? numbered[n - 1] : null;

    static Reading ByName(string folded, IReadOnlyList<Choice> all)
    {
        if (folded.Length == 0 || (folded.All(char.IsDigit) && !all.Any(c => Names(c).Contains(folded, StringComparer.Ordinal))))
            return Reading.Nothing;
        if (YesOrNo(folded, all) is { } answer)
            return new Reading.Value(answer);
        foreach (var fits in new Func<string, bool>[]
        {
            name => string.Equals(name, folded, StringComparison.Ordinal),
            name => name.StartsWith(folded, StringComparison.Ordinal),
            name => Folding.Words(name).Any(w => w.Length > 2 && w.StartsWith(folded, StringComparison.Ordinal)),
            name => name.Length > 2 && Folding.Words(folded).Any(w => SharesStem(w, name)),
        })
        {
            var fitting = all.Where(c => Names(c).Any(fits)).ToList();
            if (fitting.Count == 1)
                return new Reading.Value(fitting[0].Name);
            if (fitting.Count > 1)
                return fitting.Count <= 9 ? new Reading.Ambiguous(fitting) : Reading.Nothing;
        }

        return Reading.Nothing;
    }

    static string? YesOrNo(string folded, IReadOnlyList<Choice> all)
    {
        if (all.Count > 3 || !all.Any(c => c.Name is "yes") || !all.Any(c => c.Name is "no"))
            return null;
        var first = Folding.Words(folded).FirstOrDefault() ?? "";
        return Yes.Contains(folded, StringComparer.Ordinal) || Yes.Contains(first, StringComparer.Ordinal) ? "yes"
            : No.Contains(folded, StringComparer.Ordinal) || No.Contains(first, StringComparer.Ordinal) ? "no"
            : null;
    }

    static IEnumerable<string> Names(Choice choice) =>
        choice.Label.ByLanguage.Values.Concat(choice.Aliases).Append(choice.Name).Select(Folding.Fold);

    // Case endings: "паспорта" and "паспорт", "эмканада" and "эмкана".
    static bool SharesStem(string word, string name) =>
        string.Equals(word, name, StringComparison.Ordinal)
        || (name.Length >= 4 && word.Length <= name.Length + 5 && word.StartsWith(name, StringComparison.Ordinal))
        || (name.Length >= 4 && word.Length >= name.Length - 1 && word.Length <= name.Length + (name.Length > 4 ? 3 : 1) && word.StartsWith(name[..^1], StringComparison.Ordinal));

    static int Score(Choice choice, string[] words)
    {
        var best = 0;
        foreach (var name in Names(choice))
        {
            var parts = Folding.Words(name);
            var shared = parts.Where(p => p.Length > 2 && words.Any(w => SharesStem(w, p))).Sum(p => p.Length);
            best = Math.Max(best, parts.Length > 0 && shared > 0 ? (shared * 10) - (name.Length - shared) : 0);
        }

        return best;
    }

    static string[] Parts(string folded)
    {
        var parts = folded.Split([' ', ',', ';', '.', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.TrueForAll(parts, p => p is "и" or "жана" or "and" || p.All(char.IsDigit))
            ? Array.FindAll(parts, p => p.All(char.IsDigit))
            : folded.Replace(" и ", ",", StringComparison.Ordinal).Replace(" жана ", ",", StringComparison.Ordinal).Replace(" and ", ",", StringComparison.Ordinal)
                .Split([',', ';', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    static Reading.Value Joined(IReadOnlyList<Choice> chosen, IReadOnlyList<Choice> all) =>
        new(string.Join(' ', all.Where(chosen.Contains).Select(c => c.Name)));
}
