using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>The conversations used last, in the version they were seen in: spares reading a body that has not changed, and is never taken for what is true. Safe from any thread.</summary>
sealed class KnownConversations
{
    readonly System.Threading.Lock _gate = new();
    readonly Recent<Versioned> _recent = new(room: 8192);

    public Versioned? Find(Address address)
    {
        lock (_gate)
            return _recent.Find(address);
    }

    public void Keep(Address address, Versioned conversation)
    {
        lock (_gate)
            _recent.Keep(address, conversation);
    }

    /// <summary>Takes over what a commit has written.</summary>
    public void Committed(Batch batch, Func<Address, long> version)
    {
        lock (_gate)
        {
            foreach (var address in batch.Erased)
                _recent.Remove(address);
            foreach (var (address, conversation) in batch.Conversations)
                _recent.Keep(address, new Versioned(version(address), conversation));
        }
    }
}
