using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>The people behind it: what they say, what they see, and who has blocked the bot.</summary>
sealed partial class FakeBotApi
{
    readonly Dictionary<long, List<BotMessage>> _screens = [];
    readonly HashSet<long> _blocked = [];

    /// <summary>Queues a text message from a private chat; gives the update's number.</summary>
    public int Say(long chat, string text, string language = "ru") =>
        Push(BotUpdates.Text(chat, Interlocked.Increment(ref _lastMessage), text, language));

    /// <summary>Queues a press under a message that was sent; gives the update's number.</summary>
    public int Press(long chat, int messageId, string prompt, string data, string language = "ru") =>
        Push(BotUpdates.Press(chat, messageId, prompt, data, language));

    /// <summary>Queues an update again that was queued before, as Telegram does where it was not told that it arrived.</summary>
    public void Again(int number)
    {
        lock (_lock)
        {
            _updates[number] = _pushed[number];
            Signal();
        }
    }

    /// <summary>Queues all updates again.</summary>
    public void EverythingAgain()
    {
        lock (_lock)
        {
            foreach (var (number, update) in _pushed)
                _updates[number] = update;
            Signal();
        }
    }

    /// <summary>How many messages stand on all screens together.</summary>
    public int AllShown
    {
        get
        {
            lock (_lock)
                return _screens.Values.Sum(s => s.Count);
        }
    }

    /// <summary>What the bot has said in a chat so far, in order.</summary>
    public IReadOnlyList<BotMessage> Screen(long chat)
    {
        lock (_lock)
            return [.. _screens.GetValueOrDefault(chat) ?? []];
    }

    /// <summary>Waits for the <paramref name="count"/>th message of a chat (1 is the first).</summary>
    public Task<BotMessage> Shown(long chat, int count) =>
        Until(() => _screens.TryGetValue(chat, out var screen) && screen.Count >= count ? screen[count - 1] : null);

    /// <summary>Waits until the newest message of a chat holds <paramref name="fragment"/>.</summary>
    public Task<BotMessage> Shown(long chat, string fragment) =>
        Until(() => _screens.TryGetValue(chat, out var screen) && screen[^1].Text.Contains(fragment, StringComparison.Ordinal) ? screen[^1] : null);

    /// <summary>From now on the person has blocked the bot, or not any more.</summary>
    public void Block(long chat, bool isBlocked = true)
    {
        lock (_lock)
            _ = isBlocked ? _blocked.Add(chat) : _blocked.Remove(chat);
    }

    bool HasBlocked(BotCall call)
    {
        lock (_lock)
            return string.Equals(call.Method, "sendMessage", StringComparison.Ordinal) && _blocked.Contains(call.Chat);
    }

    JsonObject Show(JsonObject message)
    {
        var shown = BotMessage.Of(message);
        lock (_lock)
        {
            if (!_screens.TryGetValue(shown.Chat, out var screen))
                _screens[shown.Chat] = screen = [];
            screen.Add(shown);
            Signal();
        }

        return message;
    }
}

/// <summary>A message as it stands on somebody's screen.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Chat">Where it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Buttons">Its buttons: what they show and the data they send.</param>
sealed record BotMessage(int Id, long Chat, string Text, IReadOnlyList<(string Label, string Data)> Buttons)
{
    public static BotMessage Of(JsonObject message) => new(
        (int)message["message_id"]!,
        (long)message["chat"]!["id"]!,
        (string)message["text"]!,
        [.. (message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray()).Select(b => ((string)b!["text"]!, (string)b["callback_data"]!))]);
}
