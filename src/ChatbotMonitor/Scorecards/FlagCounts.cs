using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Monitoring;

namespace ChatbotMonitor.Scorecards;

/// <summary>How many responses carry a flag, and what was decided on them.</summary>
/// <param name="Flag">The flag, or null for whichever.</param>
/// <param name="Flagged">How many carry it.</param>
/// <param name="Kept">Of them, kept.</param>
/// <param name="Aside">Of them, set aside.</param>
sealed record FlagCounts(QualityFlag? Flag, int Flagged, int Kept, int Aside)
{
    /// <summary>Those nobody decided on.</summary>
    public int Open => Flagged - Kept - Aside;

    /// <summary>A line a flag that was raised, and first the one of all; of the whole round alone, so that no cell is told by them.</summary>
    public static IReadOnlyList<FlagCounts> Of(ILookup<string, QualityFinding> findings, IReadOnlyList<QualityDecision> decisions)
    {
        var decided = Counted.LastOn(decisions);
        return [Count(null, findings.Select(f => f.Key)), .. Enum.GetValues<QualityFlag>().Select(flag => Count(flag, findings.Where(f => f.Any(x => x.Flag == flag)).Select(f => f.Key))).Where(c => c.Flagged > 0)];

        FlagCounts Count(QualityFlag? flag, IEnumerable<string> ids)
        {
            var all = ids.ToArray();
            return new(flag, all.Length, all.Count(i => decided.TryGetValue(i, out var last) && !last.SetAside), all.Count(i => decided.TryGetValue(i, out var last) && last.SetAside));
        }
    }
}
