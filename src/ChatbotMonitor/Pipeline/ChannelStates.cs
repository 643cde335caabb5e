using System.Collections.Concurrent;

namespace ChatbotMonitor.Pipeline;

/// <summary>Whether a channel's provider answers.</summary>
/// <param name="Trouble">What is wrong, or null where it answers.</param>
/// <param name="Since">Since when.</param>
public sealed record ChannelState(string? Trouble, DateTimeOffset Since);

/// <summary>Somebody beside the outbox who knows how a channel does: a poller.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Trouble">Tells what is wrong now, or null.</param>
public sealed record ChannelWatch(string Channel, Func<string?> Trouble);

/// <summary>The last that was seen of each channel's provider: the outbox reports here, watches are asked, the health page reads it.</summary>
public sealed class ChannelStates(IEnumerable<ChannelWatch> watches, TimeProvider time, ILogger<ChannelStates> log)
{
    readonly ConcurrentDictionary<string, ChannelState> _states = new(StringComparer.Ordinal);
    readonly ChannelWatch[] _watches = [.. watches];

    /// <summary>The states by channel; a channel that was not used yet is absent.</summary>
    public IReadOnlyDictionary<string, ChannelState> All()
    {
        var all = new Dictionary<string, ChannelState>(_states, StringComparer.Ordinal);
        foreach (var watch in _watches)
        {
            if (watch.Trouble() is { } trouble)
                all[watch.Channel] = new ChannelState(trouble, all.TryGetValue(watch.Channel, out var sending) ? sending.Since : time.GetUtcNow());
        }

        return all;
    }

    /// <summary>The provider answered.</summary>
    public void Reachable(string channel)
    {
        if (_states.TryGetValue(channel, out var before) && before.Trouble is null)
            return;
        _states[channel] = new ChannelState(null, time.GetUtcNow());
        if (before is not null)
            log.LogInformation("{Channel} answers again", channel);
    }

    /// <summary>The provider does not answer, or refuses us; <paramref name="trouble"/> says why, without secrets.</summary>
    public void Unreachable(string channel, string trouble)
    {
        var now = time.GetUtcNow();
        var isNew = false;
        _states.AddOrUpdate(
            channel,
            _ => (isNew = true, new ChannelState(trouble, now)).Item2,
            (_, before) => before.Trouble is null ? (isNew = true, new ChannelState(trouble, now)).Item2 : before with { Trouble = trouble });
        if (isNew)
            log.LogWarning("{Channel} does not answer: {Trouble}", channel, trouble);
    }
}
