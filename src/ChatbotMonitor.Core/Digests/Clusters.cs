using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>Complaints that tell of the same: one service, one place, near in time, like words.</summary>
/// <param name="Reports">The complaints, oldest first; at least two.</param>
/// <param name="Words">What they say, in the words of the shortest of them: one line, masked.</param>
public sealed record Cluster(IReadOnlyList<Report> Reports, string Words)
{
    /// <summary>The service they share, or null where none of them names one.</summary>
    public string? Service => Reports[0].Service;

    /// <summary>The place they share.</summary>
    public string? Place => Reports[0].Place;

    /// <summary>How many people say so: whoever complained twice counts once, and each complaint whose reporter is no longer known counts as one.</summary>
    public int People => Reports.Where(r => r.Reporter is not null).Select(r => r.Reporter).Distinct().Count() + Reports.Count(r => r.Reporter is null);
}

/// <summary>Finds near-duplicates among open complaints, to be proposed and never merged unasked.</summary>
public static class Clusters
{
    /// <summary>How far apart in time two complaints about the same may be.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(72);

    // A leader is compared with all that follow: what one service and place can bring in is cut, so that a flood costs no more.
    const int MostOfOnePlace = 200;
    const int LongestWords = 60;
    const int MostWords = 40;

    /// <summary>The clusters among <paramref name="candidates"/>, those of most people first; a complaint is in one at most. The same candidates give the same clusters, in whatever order they come.</summary>
    public static IReadOnlyList<Cluster> Of(IEnumerable<Report> candidates) =>
    [
        .. candidates.Where(r => r is { IsOpen: true, Place: not null })
            .GroupBy(r => (r.Service, r.Place))
            .SelectMany(g => OfOnePlace([.. g.OrderByDescending(r => r.FiledAt).Take(MostOfOnePlace)]))
            .OrderByDescending(c => c.People).ThenBy(c => c.Reports[0].FiledAt).ThenBy(c => c.Reports[0].Code.Digits, StringComparer.Ordinal),
    ];

    // The oldest that is still alone leads; who tells of the same soon after it joins. No chain of small likenesses ties strangers together.
    static IEnumerable<Cluster> OfOnePlace(IReadOnlyCollection<Report> reports)
    {
        var alone = reports.Select(r => (Report: r, Stems: Stems(r.Text))).Where(r => r.Stems.Count > 0)
            .OrderBy(r => r.Report.FiledAt).ThenBy(r => r.Report.Code.Digits, StringComparer.Ordinal).ToList();
        while (alone.Count > 1)
        {
            var leader = alone[0];
            var alike = alone.Where(r => r.Report.FiledAt - leader.Report.FiledAt <= Near && AreLike(leader.Stems, r.Stems)).ToList();
            alone.RemoveAll(alike.Contains);
            if (alike.Count > 1)
                yield return new Cluster([.. alike.Select(r => r.Report)], OneLine.Of(Masking.Numbers(alike.MinBy(r => r.Report.Text.Length).Report.Text), LongestWords));
        }
    }

    /// <summary>Whether half of what the shorter one says, and two words at least, is in the other; of a single word, that both say it alone.</summary>
    static bool AreLike(HashSet<string> one, HashSet<string> other)
    {
        var (shorter, longer) = (Math.Min(one.Count, other.Count), Math.Max(one.Count, other.Count));
        var shared = Math.Min(one.Count(a => other.Any(b => AreLike(a, b))), other.Count(a => one.Any(b => AreLike(a, b))));
        return shorter == 1 ? longer == 1 && shared == 1 : shared >= 2 && 2 * shared >= shorter;
    }

    static bool AreLike(string a, string b) => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);

    // Kyrgyz and Russian words change at their ends: the beginning is what is said. The shortest words only join others.
    static HashSet<string> Stems(string text) =>
    [
        .. Folding.Words(Folding.Fold(text)).Where(w => w.Length >= 3 && w.Any(char.IsLetter)).Take(MostWords).Select(w => w[..Math.Clamp(w.Length - 2, 3, 5)]),
    ];
}
