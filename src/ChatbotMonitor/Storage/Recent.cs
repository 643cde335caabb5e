using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>What was used last of an address, so that what is in hand is not read for each message: at least <paramref name="room"/> of them and at most twice as many.</summary>
sealed class Recent<T>(int room)
    where T : class
{
    Dictionary<Address, T> _young = [];
    Dictionary<Address, T> _old = [];

    public T? Find(Address address)
    {
        if (_young.TryGetValue(address, out var found))
            return found;
        if (_old.TryGetValue(address, out found))
            Keep(address, found);
        return found;
    }

    public void Keep(Address address, T value)
    {
        if (_young.Count >= room)
            (_young, _old) = ([], _young);
        _young[address] = value;
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
