using ChatbotMonitor.Core.Digests;

namespace ChatbotMonitor.Tests;

/// <summary>Counts summed up by the stretches that were asked for: some databases do it, and some leave it to who asks.</summary>
static class Summed
{
    public static IEnumerable<HourCount> Of(IEnumerable<HourCount> counts, Stretches stretches) =>
        from c in counts
        let start = StartOf(stretches, c)
        where start is not null
        group c.Number by (start.Value, c.Service, c.Place, c.What) into sum
        select new HourCount(sum.Key.Value, sum.Key.Service, sum.Key.Place, sum.Key.What, sum.Sum());

    static DateTimeOffset? StartOf(Stretches stretches, HourCount count)
    {
        foreach (var (kinds, starts) in stretches.Groups)
        {
            if (kinds.Contains(count.What) && count.Hour >= starts[0])
                return starts.Last(s => s <= count.Hour);
        }

        var ofKind = stretches.Services.Where(s => s.What == count.What).ToLookup(s => s.Service);
        return ofKind[ofKind.Contains(count.Service) ? count.Service : null].Where(s => s.From <= count.Hour && count.Hour < s.To).Select(s => (DateTimeOffset?)s.From).SingleOrDefault();
    }
}
