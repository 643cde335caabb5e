using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Pipeline;

/// <summary>A channel's limits, and when each allows the next message. Not for several threads at once.</summary>
/// <param name="whole">The limit of the channel as a whole.</param>
/// <param name="chat">The limit of one chat.</param>
/// <param name="group">The further limit of a group chat.</param>
sealed class Pace(Rate whole, Rate chat, Rate group)
{
    // Chats that were silent long enough are like new: below this many nobody looks for them.
    const int Few = 4_096;

    readonly Dictionary<string, (DateTimeOffset Chat, DateTimeOffset Group)> _chats = new(StringComparer.Ordinal);
    DateTimeOffset _whole;
    Rate? _part;
    int _sweepAt = Few;

    /// <summary>No limits at all.</summary>
    public static Pace Unlimited => new(Rate.None, Rate.None, Rate.None);

    /// <summary>How many chats are remembered.</summary>
    public int Chats => _chats.Count;

    /// <summary>Leaves this worker a part of the channel's limit; a chat's own is not shared, because one worker sends to it.</summary>
    public void Share(double part)
    {
        if (!whole.IsNone)
            _part = new Rate(whole.Interval / Math.Clamp(part, 0.001, 1), Math.Max(1, (int)(whole.Burst * part)));
    }

    /// <summary>The earliest moment the channel as a whole may send.</summary>
    public DateTimeOffset Earliest() => Whole.Earliest(_whole);

    /// <summary>The earliest moment this chat may be sent to, the channel's own limit aside.</summary>
    public DateTimeOffset Earliest(Address to)
    {
        if (!_chats.TryGetValue(to.Id, out var known))
            return default;
        var (byChat, byGroup) = (chat.Earliest(known.Chat), group.Earliest(known.Group));
        return byChat > byGroup ? byChat : byGroup;
    }

    /// <summary>Counts something sent on the channel that no chat's limit knows of.</summary>
    public void Take(DateTimeOffset now)
    {
        if (!whole.IsNone)
            _whole = Whole.Take(_whole, now);
    }

    /// <summary>Counts a message sent to <paramref name="to"/>.</summary>
    public void Take(Address to, DateTimeOffset now)
    {
        Take(now);
        // Telegram's groups and supergroups have negative ids.
        var inGroup = !group.IsNone && to.Id.StartsWith('-');
        if (chat.IsNone && !inGroup)
            return;

        if (_chats.Count >= _sweepAt)
            Sweep(now);
        var (byChat, byGroup) = _chats.GetValueOrDefault(to.Id);
        _chats[to.Id] = (chat.Take(byChat, now), inGroup ? group.Take(byGroup, now) : byGroup);
    }

    Rate Whole => _part ?? whole;

    void Sweep(DateTimeOffset now)
    {
        foreach (var (id, (byChat, byGroup)) in _chats)
        {
            if (byChat <= now && byGroup <= now)
                _chats.Remove(id);
        }

        _sweepAt = Math.Max(Few, _chats.Count * 2);
    }
}
