using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Finds in a long list what a few typed letters fit: choices of which every typed word begins some word.</summary>
static class Searching
{
    /// <summary>Those that <paramref name="typed"/> fits, in the list's order, those that begin with it first.</summary>
    public static IReadOnlyList<Choice> Fitting(string typed, IReadOnlyList<Choice> all)
    {
        var folded = Folding.Fold(typed);
        var words = Folding.Words(folded);
        if (words.Length == 0)
            return [];
        var (first, rest) = (new List<Choice>(), new List<Choice>());
        foreach (var choice in all)
        {
            var names = choice.Label.ByLanguage.Values.Concat(choice.Aliases).Select(Folding.Fold).ToArray();
            if (Array.Exists(names, n => n.StartsWith(folded, StringComparison.Ordinal)))
                first.Add(choice);
            else if (Array.Exists(names, n => Fits(words, n)))
                rest.Add(choice);
        }

        return [.. first, .. rest];
    }

    static bool Fits(string[] typed, string name) =>
        Folding.Words(name) is var words && Array.TrueForAll(typed, t => Array.Exists(words, w => w.StartsWith(t, StringComparison.Ordinal)));
}
