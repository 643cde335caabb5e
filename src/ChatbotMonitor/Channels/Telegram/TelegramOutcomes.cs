using ChatbotMonitor.Core.Delivery;
using Telegram.Bot.Exceptions;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Telegram's words on a message that was not sent, in ours.</summary>
static class TelegramOutcomes
{
    /// <summary>The wait where Telegram asks for one and does not say how long.</summary>
    static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(5);

    /// <summary>What a 400 says where the chat, and not the message, is at fault.</summary>
    static readonly string[] ChatIsGone =
    [
        "chat not found",
        "user not found",
        "user is deactivated",
        "group chat was deactivated",
        "PEER_ID_INVALID",
    ];

    /// <summary>The outcome that <paramref name="trouble"/> stands for.</summary>
    public static SendOutcome Of(RequestException trouble) => trouble switch
    {
        ApiRequestException { ErrorCode: 429 } e => new SendOutcome.RetryAfter(Wait(e)),
        // A message is not lost to a revoked token: the operator sets a new one within the day.
        ApiRequestException { ErrorCode: 401 or 404 } => new SendOutcome.TryLater("the bot token was refused"),
        ApiRequestException { ErrorCode: 403 } e => new SendOutcome.Unreachable(e.Message),
        ApiRequestException { ErrorCode: 400 } e when IsGone(e.Message) => new SendOutcome.Unreachable(e.Message),
        ApiRequestException { ErrorCode: >= 400 and < 500 } e => new SendOutcome.Rejected(e.Message),
        ApiRequestException e => new SendOutcome.TryLater($"{e.ErrorCode}: {e.Message}"),
        // A page instead of JSON is not Telegram's word, whatever its status says: a proxy's 403 blocks nobody.
        { HttpStatusCode: { } status } => new SendOutcome.TryLater($"HTTP {(int)status} and no answer of the Bot API"),
        _ => new SendOutcome.TryLater(trouble.Message),
    };

    /// <summary>How long Telegram asks us to wait.</summary>
    public static TimeSpan Wait(ApiRequestException e) =>
        e.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : Unsaid;

    static bool IsGone(string description) =>
        Array.Exists(ChatIsGone, words => description.Contains(words, StringComparison.OrdinalIgnoreCase));
}
