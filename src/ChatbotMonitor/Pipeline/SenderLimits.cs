using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Pipeline;

/// <summary>How much one sender may write, so that no script drowns the others. Safe from any thread.</summary>
/// <remarks>Only what is on disk is counted: what comes again because it could not be stored is not held against anybody.</remarks>
sealed class SenderLimits
{
    const int Few = 4_096;

    // A person who is told hardly goes on; a machine is not told again with each wave.
    static readonly TimeSpan ToldFor = TimeSpan.FromHours(1);

    readonly Rate _rate;
    readonly Pace _pace;
    readonly Dictionary<Address, DateTimeOffset> _told = [];
    readonly Lock _gate = new();

    public SenderLimits(LimitSettings settings)
    {
        // A quick hand on the buttons sends one a second and rests: all of a minute's share may come at once.
        _rate = settings.PerSenderPerMinute is > 0 and var most ? new Rate(TimeSpan.FromMinutes(1) / most, most) : Rate.None;
        _pace = new Pace(Rate.None, _rate, Rate.None);
    }

    /// <summary>How many senders are remembered.</summary>
    public int Senders
    {
        get
        {
            lock (_gate)
                return _pace.Chats + _told.Count;
        }
    }

    /// <summary>Whether a message of <paramref name="from"/> is within the limit, with <paramref name="before"/> of theirs in hand that are not counted yet.</summary>
    public bool Allows(Address from, int before, DateTimeOffset now)
    {
        if (_rate.IsNone)
            return true;
        lock (_gate)
            return before < _rate.Burst && _pace.Earliest(from) <= now - (_rate.Interval * before);
    }

    /// <summary>Counts messages that are on disk.</summary>
    public void Count(IReadOnlyDictionary<Address, int> taken, DateTimeOffset now)
    {
        if (_rate.IsNone)
            return;
        lock (_gate)
        {
            foreach (var (from, messages) in taken)
            {
                for (var n = 0; n < messages; n++)
                    _pace.Take(from, now);
            }
        }
    }

    /// <summary>Whether <paramref name="from"/> has been told within the hour that it is too much.</summary>
    public bool IsTold(Address from, DateTimeOffset now)
    {
        lock (_gate)
            return _told.TryGetValue(from, out var at) && now - at < ToldFor;
    }

    /// <summary>They have been told, and that is on disk.</summary>
    public void Told(Address from, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_told.Count >= Few)
            {
                foreach (var old in _told.Where(t => now - t.Value >= ToldFor).Select(t => t.Key).ToList())
                    _told.Remove(old);
            }

            _told[from] = now;
        }
    }
}
