using Prometheus;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What is known of the bot at Telegram, since the start.</summary>
sealed class TelegramStatus(IMetricFactory metrics)
{
    readonly Counter _ignored = metrics.CreateCounter("chatbotmonitor_telegram_ignored_total", "Updates that were nothing for the bot, by why.", ["why"]);
    volatile string? _username;
    volatile string? _trouble;

    /// <summary>The bot's name, without @, or null until Telegram has told it.</summary>
    public string? Username { get => _username; set => _username = value; }

    /// <summary>Why no updates come in at present, in a sentence without secrets; null where they do.</summary>
    public string? Trouble { get => _trouble; set => _trouble = value; }

    /// <summary>Counts an update that was nothing for us; <paramref name="why"/> is one of a few words.</summary>
    public void Ignore(string why) => _ignored.WithLabels(why).Inc();

    /// <summary>How many there were, for that reason.</summary>
    internal double Ignored(string why) => _ignored.WithLabels(why).Value;
}
