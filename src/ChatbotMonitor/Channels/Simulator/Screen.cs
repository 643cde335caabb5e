namespace ChatbotMonitor.Channels.Simulator;

/// <summary>The screen of one simulated address: its latest messages.</summary>
sealed class Screen
{
    /// <summary>How many messages are remembered.</summary>
    public const int Limit = 200;

    readonly List<SimulatedMessage> _messages = [];

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<SimulatedMessage> Messages => _messages;

    /// <summary>When the last one was, in the unit of <see cref="SimulatedMessage.At"/>.</summary>
    public long LastAt => _messages is [.., var last] ? last.At : 0;

    /// <summary>Adds a message at its place in time; one that is there already is not added again.</summary>
    public bool Add(SimulatedMessage message)
    {
        if (_messages.Exists(m => string.Equals(m.Id, message.Id, StringComparison.Ordinal)))
            return false;

        // The bot may have replied before the request that carried the words has returned.
        _messages.Insert(_messages.FindLastIndex(m => m.At <= message.At) + 1, message);
        if (_messages.Count > Limit)
            _messages.RemoveAt(0);
        return true;
    }

    /// <summary>Puts <paramref name="chosen"/> in the place of the keyboard of that message, or of the last one where null.</summary>
    public void Choose(string? promptId, string chosen)
    {
        var i = _messages.FindLastIndex(m => promptId is null ? m.Keyboard.Count > 0 : string.Equals(m.Id, promptId, StringComparison.Ordinal));
        if (i >= 0)
            _messages[i] = _messages[i] with { Keyboard = [], Chosen = chosen };
    }
}
