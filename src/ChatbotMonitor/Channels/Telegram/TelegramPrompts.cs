namespace ChatbotMonitor.Channels.Telegram;

/// <summary>A message with a keyboard.</summary>
sealed record TelegramPrompt(int MessageId, string Text);

/// <summary>The last prompts that chats have on their screens, so that a keyboard can be taken away; bounded, and lost at a restart without harm.</summary>
/// <param name="chats">About how many chats are remembered; those not heard of longest are forgotten first.</param>
sealed class TelegramPrompts(int chats = 10_000)
{
    /// <summary>A chat has one open question; an old one above it that is still pressed makes two.</summary>
    const int PerChat = 2;

    readonly Lock _lock = new();

    // Two generations in place of a list in order of use: whoever is heard of moves to the young one, the old one is dropped whole.
    Dictionary<long, TelegramPrompt[]> _young = [];
    Dictionary<long, TelegramPrompt[]> _old = [];

    /// <summary>Keeps a prompt that was sent or pressed.</summary>
    public void Keep(long chat, TelegramPrompt prompt)
    {
        lock (_lock)
            Put(chat, [.. Of(chat).Where(p => p.MessageId != prompt.MessageId).TakeLast(PerChat - 1), prompt]);
    }

    /// <summary>The newest prompt of a chat, or null where none is known.</summary>
    public TelegramPrompt? Newest(long chat)
    {
        lock (_lock)
            return Of(chat).MaxBy(p => p.MessageId);
    }

    /// <summary>Gives the prompt of that id, or the newest where null, and forgets it; null where it is not known.</summary>
    public TelegramPrompt? Take(long chat, int? messageId)
    {
        lock (_lock)
        {
            var prompts = Of(chat);
            var taken = messageId is { } id ? Array.Find(prompts, p => p.MessageId == id) : prompts.MaxBy(p => p.MessageId);
            if (taken is not null)
                Put(chat, [.. prompts.Where(p => p != taken)]);
            return taken;
        }
    }

    TelegramPrompt[] Of(long chat) => _young.GetValueOrDefault(chat) ?? _old.GetValueOrDefault(chat) ?? [];

    void Put(long chat, TelegramPrompt[] prompts)
    {
        _young[chat] = prompts;
        if (_young.Count > chats / 2)
            (_old, _young) = (_young, []);
    }
}
