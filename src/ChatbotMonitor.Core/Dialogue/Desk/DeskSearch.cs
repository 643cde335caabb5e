using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Finds reports by words: each word looked for must begin a word of what was written, of the service's or the place's names in any language, or the code.</summary>
sealed class DeskSearch(Talk talk, string words)
{
    readonly string[] _sought = Folding.Words(Folding.Fold(words));
    readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    public IEnumerable<Report> In(IEnumerable<Report> reports) => reports.Where(Fits);

    bool Fits(Report report)
    {
        var service = NamesOf("s:" + report.Service, () => talk.Content.Register.Service(report.Service) is { } s ? [.. s.Name.ByLanguage.Values, .. s.Aliases] : []);
        var place = NamesOf("p:" + report.Place, () => talk.Content.Places.Find(report.Place) is { } p ? [.. p.Name.ByLanguage.Values, .. p.Aliases] : []);
        string[]? text = null;
        return Array.TrueForAll(_sought, word => report.Code.Digits.StartsWith(word, StringComparison.Ordinal) || Begins(service, word) || Begins(place, word)
            || Begins(text ??= Folding.Words(Folding.Fold(report.Text)), word));
    }

    string[] NamesOf(string key, Func<IEnumerable<string>> names)
    {
        if (!_names.TryGetValue(key, out var found))
            _names[key] = found = [.. names().SelectMany(n => Folding.Words(Folding.Fold(n)))];
        return found;
    }

    static bool Begins(string[] words, string sought) => Array.Exists(words, w => w.StartsWith(sought, StringComparison.Ordinal));
}
