using System.Collections.Concurrent;

namespace ChatbotMonitor.Pipeline;

/// <summary>Whether a channel's provider answers.</summary>
/// <param name="Trouble">What is wrong, or null where it answers.</param>
/// <param name="Since">Since when.</param>
public sealed record ChannelState(string? Trouble, DateTimeOffset Since);

/// <summary>The last that was seen of each channel's provider; the outbox and the pollers report here, the health page reads it.</summary>
public sealed class ChannelStates(TimeProvider time, ILogger<ChannelStates> log)
{
    readonly ConcurrentDictionary<string, ChannelState> _states = new(StringComparer.Ordinal);

    /// <summary>The states by channel; a channel that was not used yet is absent.</summary>
    public IReadOnlyDictionary<string, ChannelState> All => _states;

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
