using System.Collections.Concurrent;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The phones, and who hears from which.</summary>
/// <param name="phones">The phones.</param>
/// <param name="before">What they did before the program was started; null for nothing.</param>
/// <param name="time">The clock.</param>
sealed class AndroidPhones(IReadOnlyList<AndroidPhone> phones, IPhoneMemory? before, TimeProvider time)
{
    // Beyond it everybody is looked up anew.
    const int MostRemembered = 100_000;

    readonly ConcurrentDictionary<Address, string> _hearsFrom = new();
    readonly Lock _gate = new();
    bool _recalled;

    /// <summary>The phones in the order to ask for this person: the one they know, then the least loaded; those that failed a moment ago last.</summary>
    public IReadOnlyList<AndroidPhone> For(Address address)
    {
        Recall();
        var known = phones.Count > 1 ? Known(address) : "";
        return [.. phones.OrderBy(p => p.Rests).ThenByDescending(p => string.Equals(p.Name, known, StringComparison.Ordinal)).ThenBy(p => p.Load())];
    }

    /// <summary>Notes that this person and that phone have met.</summary>
    public void Met(Address address, string phone)
    {
        if (_hearsFrom.Count >= MostRemembered && !_hearsFrom.ContainsKey(address))
            _hearsFrom.Clear();
        _hearsFrom[address] = phone;
    }

    // That there is none is remembered too: each message would ask again.
    string Known(Address address)
    {
        if (!_hearsFrom.TryGetValue(address, out var known))
            Met(address, known = before?.LastPhoneOf(address) ?? "");
        return known;
    }

    // Before the first message, and not before: by then the store is open.
    void Recall()
    {
        lock (_gate)
        {
            if (_recalled || before is null)
                return;
            _recalled = true;
            foreach (var (name, at) in before.SentSince(time.GetUtcNow() - AndroidPhone.Hour))
                phones.FirstOrDefault(p => p.Name == name)?.Recall(at);
        }
    }
}
