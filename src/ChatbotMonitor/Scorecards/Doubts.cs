using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Monitoring;

namespace ChatbotMonitor.Scorecards;

/// <summary>How many responses carry a flag, and what was decided on them; a number is null where it, or another by it, would tell of fewer than five.</summary>
/// <param name="Flag">The flag, or null for whichever.</param>
/// <param name="Flagged">How many carry it.</param>
/// <param name="Kept">Of them, kept.</param>
/// <param name="Aside">Of them, set aside.</param>
/// <param name="Open">Of them, such as nobody decided on.</param>
sealed record FlagCounts(QualityFlag? Flag, int? Flagged, int? Kept, int? Aside, int? Open);

/// <summary>Why responses were kept or set aside, in the words of those who decided, and how many for that reason.</summary>
/// <param name="IsAside">Whether they were set aside.</param>
/// <param name="Reason">The reason; null for all that are too many to be listed.</param>
/// <param name="Count">How many; null where it may not be shown.</param>
sealed record ReasonCount(bool IsAside, string? Reason, int? Count);

/// <summary>The doubtful responses of a whole round, and what coordinators decided on them; of no cell, and without who was meant.</summary>
/// <param name="All">Those with whichever flag.</param>
/// <param name="Flags">A line a flag that was raised.</param>
/// <param name="Reasons">A line a reason, those of most first.</param>
sealed partial record Doubts(FlagCounts All, IReadOnlyList<FlagCounts> Flags, IReadOnlyList<ReasonCount> Reasons)
{
    // As many as a page holds; the rest together.
    const int MostReasons = 20;

    // Of a shorter name too many words begin alike.
    const int ShortestName = 4;

    static readonly bool?[] Decided = [null, false, true];

    /// <summary>Counts them; <paramref name="names"/> are those of monitors, which no reason may say.</summary>
    public static Doubts Of(ILookup<string, QualityFinding> findings, IReadOnlyList<QualityDecision> decisions, IEnumerable<string> names)
    {
        var last = Counted.LastOn(decisions);
        var people = names.SelectMany(n => n.Split(' ')).Where(n => n.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        // One response after another: its flags, what was decided, and why. Who adds up or takes off anything below comes to groups of these.
        var groups = findings.Select(f => f.Key).Union(last.Keys, StringComparer.Ordinal)
            .Select(id => (Flags: string.Join(' ', findings[id].Select(f => f.Flag).Distinct().Order()), Aside: last.TryGetValue(id, out var d) ? d.SetAside : (bool?)null, Reason: d is null ? "" : Without(people, d.Reason)))
            .GroupBy(r => (r.Flags, r.Aside, Reason: r.Reason.ToUpperInvariant())).ToArray();
        var reasons = groups.Where(g => g.Key.Aside is not null).GroupBy(g => (g.Key.Aside, g.Key.Reason)).OrderByDescending(g => g.Sum(r => r.Count())).ThenBy(g => g.Key.Reason, StringComparer.Ordinal)
            .Select((g, i) => (Aside: g.Key.Aside!.Value, Words: i < MostReasons ? g.First().First().Reason : null, Of: g.ToArray()))
            .GroupBy(r => (r.Aside, r.Words)).Select(r => (r.Key.Aside, r.Key.Words, Of: r.SelectMany(x => x.Of).ToArray())).OrderBy(r => r.Aside).ToArray();
        var flags = Enum.GetValues<QualityFlag>().Where(f => findings.Any(r => r.Any(x => x.Flag == f))).Select(f => (QualityFlag?)f).Prepend(null).ToArray();

        var totals = new List<int[]>();
        foreach (var flag in flags)
        {
            totals.Add(Where(g => Has(g.Key.Flags, flag)));
            totals.AddRange(Decided.Select(d => Where(g => Has(g.Key.Flags, flag) && g.Key.Aside == d)));
        }

        totals.AddRange(reasons.Select(r => Where(g => r.Of.Contains(g))));
        var shown = Suppression.Of([.. groups.Select(g => g.Count())], totals).Totals;
        var counts = flags.Select((f, i) => new FlagCounts(f, shown[4 * i], shown[(4 * i) + 2], shown[(4 * i) + 3], shown[(4 * i) + 1])).ToArray();
        return new Doubts(counts[0], counts[1..], [.. reasons.Select((r, i) => new ReasonCount(r.Aside, r.Words, shown[(4 * flags.Length) + i]))]);

        int[] Where(Func<IGrouping<(string Flags, bool? Aside, string Reason), (string Flags, bool? Aside, string Reason)>, bool> isIt) => [.. Enumerable.Range(0, groups.Length).Where(i => isIt(groups[i]))];
    }

    static bool Has(string flags, QualityFlag? flag) => flag is null ? flags.Length > 0 : flags.Split(' ').Contains(flag.ToString(), StringComparer.Ordinal);

    // A name has endings: of Айгүл comes Айгүлгө.
    static string Without(string[] names, string reason)
    {
        var words = Scrubbing.Words(reason).TrimEnd('.', '!', ' ');
        return names.Length == 0 ? words : Word().Replace(words, w => Array.Exists(names, n => w.Value.StartsWith(n[..^1], StringComparison.OrdinalIgnoreCase)) ? Masking.Mask : w.Value);
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
