using System.Collections.Concurrent;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What is known of the bot at Telegram, since the start.</summary>
sealed class TelegramStatus
{
    readonly ConcurrentDictionary<string, long> _ignored = new(StringComparer.Ordinal);
    volatile string? _username;
    volatile string? _trouble;

    /// <summary>The bot's name, without @, or null until Telegram has told it.</summary>
    public string? Username { get => _username; set => _username = value; }

    /// <summary>Why no updates come in at present, in a sentence without secrets; null where they do.</summary>
    public string? Trouble { get => _trouble; set => _trouble = value; }

    /// <summary>Updates that were nothing for us, by why.</summary>
    public IReadOnlyDictionary<string, long> Ignored => _ignored;

    /// <summary>Counts one of them.</summary>
    public void Ignore(string why) => _ignored.AddOrUpdate(why, 1, static (_, count) => count + 1);
}
