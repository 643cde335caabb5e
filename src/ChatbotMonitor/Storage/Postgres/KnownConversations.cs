using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>What the one worker of a database knows without asking it: the conversations it used last, and which messages were heard, by the day. It changes when a commit is over, and is safe from any thread.</summary>
/// <param name="key">What ids are hashed under.</param>
/// <param name="oldest">Since when messages heard are remembered.</param>
sealed class KnownConversations(ulong key, Func<DateTimeOffset> oldest)
{
    /// <summary>The most messages remembered: the newest.</summary>
    public const int MostHeard = 2_000_000;

    readonly System.Threading.Lock _gate = new();
    readonly RecentConversations _recent = new(room: 8192);
    readonly SortedDictionary<long, HeardIds> _heard = [];

    public Conversation? Find(Address address)
    {
        lock (_gate)
            return _recent.Find(address);
    }

    public bool Heard(string id)
    {
        var hash = HeardIds.Hash(id, key);
        var first = DayOf(oldest());
        lock (_gate)
        {
            foreach (var (day, heard) in _heard)
            {
                if (day >= first && heard.Contains(hash))
                    return true;
            }
        }

        return false;
    }

    public void Keep(Conversation conversation)
    {
        lock (_gate)
            _recent.Keep(conversation);
    }

    public void Hear(string id, DateTimeOffset at)
    {
        lock (_gate)
            Add(id, at);
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
            foreach (var (id, at) in batch.Heard)
                Add(id, at);
            var first = DayOf(oldest());
            while (_heard.Count > 0 && _heard.First().Key is var day && day < first)
                _heard.Remove(day);
        }
    }

    static long DayOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    void Add(string id, DateTimeOffset at)
    {
        if (!_heard.TryGetValue(DayOf(at), out var heard))
            _heard[DayOf(at)] = heard = new HeardIds();
        heard.Add(HeardIds.OfName(id) ?? HeardIds.Hash(id, key));
    }
}
