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

    // With other workers, for so long: the person may have written to another phone, or the phone been used up, at one of them.
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<Address, (string Phone, DateTimeOffset At)> _hearsFrom = new();
    readonly Lock _gate = new();
    DateTimeOffset _recalled = DateTimeOffset.MinValue;

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
        _hearsFrom[address] = (phone, time.GetUtcNow());
    }

    // That there is none is remembered too: each message would ask again.
    string Known(Address address)
    {
        if (_hearsFrom.TryGetValue(address, out var known) && IsFresh(known.At))
            return known.Phone;
        var phone = before?.LastPhoneOf(address) ?? "";
        Met(address, phone);
        return phone;
    }

    // Before the first message, and not before: by then the store is open.
    void Recall()
    {
        lock (_gate)
        {
            if (before is null || IsFresh(_recalled))
                return;
            var now = time.GetUtcNow();
            var sent = before.SentSince(now - AndroidPhone.Hour).ToLookup(s => s.Phone, s => s.At, StringComparer.Ordinal);
            foreach (var phone in phones)
                phone.Recall(sent[phone.Name]);
            _recalled = now;
        }
    }

    bool IsFresh(DateTimeOffset at) => at > DateTimeOffset.MinValue && (before is not { IsShared: true } || time.GetUtcNow() - at < Fresh);
}
