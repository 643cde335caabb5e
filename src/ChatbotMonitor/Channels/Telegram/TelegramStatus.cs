namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What is known of the bot at Telegram.</summary>
sealed class TelegramStatus
{
    volatile string? _username;

    /// <summary>The bot's name, without @, or null until Telegram has told it.</summary>
    public string? Username { get => _username; set => _username = value; }
}
