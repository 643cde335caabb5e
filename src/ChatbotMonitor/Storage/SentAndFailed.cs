using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Storage;

/// <summary>What was sent and what was given up, told together.</summary>
static class SentAndFailed
{
    /// <summary>Two lists, each in the order of its times, as one.</summary>
    public static IEnumerable<Trail> Merge(IEnumerable<Trail> sent, IEnumerable<Trail> failed)
    {
        using var other = failed.GetEnumerator();
        var more = other.MoveNext();
        foreach (var trail in sent)
        {
            for (; more && other.Current.FailedAt < trail.SentAt; more = other.MoveNext())
                yield return other.Current;
            yield return trail;
        }

        for (; more; more = other.MoveNext())
            yield return other.Current;
    }
}
