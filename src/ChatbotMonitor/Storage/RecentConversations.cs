using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>The conversations used last, so that those in hand are not read from the file for each message: at least <paramref name="room"/> of them and at most twice as many.</summary>
sealed class RecentConversations(int room)
{
    Dictionary<Address, Conversation> _young = [];
    Dictionary<Address, Conversation> _old = [];

    public Conversation? Find(Address address)
    {
        if (_young.TryGetValue(address, out var found))
            return found;
        if (_old.TryGetValue(address, out found))
            Keep(found);
        return found;
    }

    public void Keep(Conversation conversation)
    {
        if (_young.Count >= room)
            (_young, _old) = ([], _young);
        _young[conversation.Address] = conversation;
    }

    public void Remove(Address address)
    {
        _young.Remove(address);
        _old.Remove(address);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
