using System.Collections.Concurrent;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Messages that were handed to a channel and of which the disk does not know yet what came of it. Safe from any thread.</summary>
sealed class OnTheWay
{
    readonly ConcurrentDictionary<long, OutboxMessage> _messages = new();

    /// <summary>Their ids.</summary>
    public IReadOnlyCollection<long> Ids => [.. _messages.Keys];

    /// <summary>It goes out now.</summary>
    public void Begin(OutboxMessage message) => _messages[message.Id] = message;

    /// <summary>What came of it is on disk, or it came to nothing.</summary>
    public void End(long id) => _messages.TryRemove(id, out _);

    /// <summary>Those of the slots given that still have one.</summary>
    public IReadOnlySet<int> Of(IReadOnlySet<int> slots) => slots.Count == 0 ? slots : _messages.Values.Select(m => ISlots.Of(m.Message.To)).Where(slots.Contains).ToHashSet();
}
