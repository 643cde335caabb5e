using System.Collections.Concurrent;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The phones, and who hears from which.</summary>
sealed class AndroidPhones(IReadOnlyList<AndroidPhone> phones)
{
    // People beyond it hear from whichever phone has the least to do, as everybody does after a restart until they write.
    const int MostRemembered = 100_000;

    readonly ConcurrentDictionary<Address, string> _hearsFrom = new();

    /// <summary>The phones in the order to ask for this person: the one they know, then the least loaded; those that failed a moment ago last.</summary>
    public IReadOnlyList<AndroidPhone> For(Address address)
    {
        var known = _hearsFrom.GetValueOrDefault(address);
        return [.. phones.OrderBy(p => p.Rests).ThenByDescending(p => string.Equals(p.Name, known, StringComparison.Ordinal)).ThenBy(p => p.Load())];
    }

    /// <summary>Notes that this person and that phone have met.</summary>
    public void Met(Address address, string phone)
    {
        if (_hearsFrom.Count >= MostRemembered && !_hearsFrom.ContainsKey(address))
            _hearsFrom.Clear();
        _hearsFrom[address] = phone;
    }
}
