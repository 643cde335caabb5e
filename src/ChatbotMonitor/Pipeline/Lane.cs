using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Pipeline;

/// <summary>What waits for one address: never empty, and always either on its way, in a <see cref="Road"/>'s queues or waiting for a time.</summary>
sealed class Lane(OutboxMessage head)
{
    // Most people wait for one message.
    Queue<OutboxMessage>? _rest;

    public Address To { get; } = head.Message.To;

    public OutboxMessage Head { get; set; } = head;

    public int Count => 1 + (_rest?.Count ?? 0);

    public IEnumerable<OutboxMessage> All => _rest is null ? [Head] : _rest.Prepend(Head);

    /// <summary>Whether nobody waits for it: all of it is unasked.</summary>
    public bool IsBulk => Head.Message.Bulk && (_rest is null || _rest.All(m => m.Message.Bulk));

    /// <summary>The road that its head was last sent by.</summary>
    public Road? SentBy { get; set; }

    /// <summary>Whether its head is on its way.</summary>
    public bool IsOut { get; set; }

    /// <summary>Whether the line has let go of it: wherever it still stands, it is passed over.</summary>
    public bool IsGone { get; set; }

    public void Add(OutboxMessage message) => (_rest ??= []).Enqueue(message);

    public bool MoveOn()
    {
        if (_rest is null || !_rest.TryDequeue(out var next))
            return false;
        Head = next;
        return true;
    }
}
