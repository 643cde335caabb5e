using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What an update comes to; a closed set.</summary>
abstract record TelegramReading
{
    TelegramReading() { }

    /// <summary>The press to acknowledge, where the update is one.</summary>
    public string? PressId { get; init; }

    /// <summary>Something for the dialogue.</summary>
    public sealed record Heard(Inbound Inbound) : TelegramReading
    {
        /// <summary>The message a button was pressed under, where it still shows its keyboard.</summary>
        public TelegramPrompt? Prompt { get; init; }
    }

    /// <summary>Nothing for us, and why; <paramref name="Why"/> is one of a few words, to count by.</summary>
    public sealed record Ignored(string Why) : TelegramReading;
}
