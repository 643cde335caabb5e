using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>What the one worker of a database knows without asking it: the conversations it used last, and which messages were heard. It changes when a commit is over, and is safe from any thread.</summary>
sealed class KnownConversations(ulong key)
{
    /// <summary>The most messages remembered: the newest.</summary>
    public const int MostHeard = 2_000_000;

    readonly System.Threading.Lock _gate = new();
    readonly RecentConversations _recent = new(room: 8192);
    readonly HeardIds _heard = new();

    public Conversation? Find(Address address)
    {
        lock (_gate)
            return _recent.Find(address);
    }

    public bool Heard(string id)
    {
        lock (_gate)
            return _heard.Contains(HeardIds.Hash(id, key));
    }

    public void Keep(Conversation conversation)
    {
        lock (_gate)
            _recent.Keep(conversation);
    }

    public void Hear(string id)
    {
        lock (_gate)
            _heard.Add(HeardIds.Hash(id, key));
    }

    /// <summary>Takes over what a commit has written.</summary>
    public void Committed(Batch batch)
    {
        lock (_gate)
        {
            foreach (var address in batch.Erased)
                _recent.Remove(address);
            foreach (var conversation in batch.Conversations.Values)
                _recent.Keep(conversation);
            foreach (var (id, _) in batch.Heard)
                _heard.Add(HeardIds.Hash(id, key));
        }
    }
}
