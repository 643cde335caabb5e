namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>Holm's correction where many things are tested at once: as R's <c>p.adjust(p, "holm")</c>.</summary>
static class Holm
{
    /// <summary>How seldom, once all that were tested are reckoned with: in one of twenty such tables one is below 0.05 by chance.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var most = 0.0;
        var order = Enumerable.Range(0, p.Count).OrderBy(i => p[i]).ToArray();
        for (var rank = 0; rank < order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, (p.Count - rank) * p[order[rank]]));
            adjusted[order[rank]] = most;
        }

        return adjusted;
    }
}
