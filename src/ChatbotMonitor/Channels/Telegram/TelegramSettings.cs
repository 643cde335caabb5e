using System.Text.RegularExpressions;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>How updates reach us.</summary>
public enum TelegramMode
{
    /// <summary>We ask for them (long polling): nothing to open to the outside.</summary>
    Polling,

    /// <summary>Telegram posts them to <see cref="TelegramSettings.WebhookUrl"/>.</summary>
    Webhook,
}

/// <summary>The section <c>Telegram</c> of the settings, as far as the channel reads it.</summary>
public sealed partial record TelegramSettings
{
    /// <summary>Where the Bot API is, unless a server of one's own is named.</summary>
    public const string DefaultApiRoot = "https://api.telegram.org";

    /// <summary>The path of our webhook.</summary>
    public const string WebhookPath = "/telegram/webhook";

    /// <summary>The token that @BotFather gave, or null where there is no bot.</summary>
    public string? BotToken { get; init; }

    /// <summary>Scheme and host of the Bot API.</summary>
    public string ApiRoot { get; init; } = DefaultApiRoot;

    /// <summary>How updates reach us.</summary>
    public TelegramMode Mode { get; init; } = TelegramMode.Polling;

    /// <summary>The https address that Telegram is to post to; without a path, <see cref="WebhookPath"/> is meant.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What Telegram must show us with each post: 1 to 256 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    public string? SecretToken { get; init; }

    /// <summary>True where a bot is configured.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(BotToken);

    /// <summary>What is wrong with these settings, each by its key, and the mend; nothing where no bot is configured.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsConfigured)
            yield break;
        if (!TokenShape.IsMatch(BotToken!))
            yield return "Telegram__BotToken: not a bot token; copy it from @BotFather, it looks like 123456:ABC-DEF…";
        if (!Uri.TryCreate(ApiRoot, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https") || root.PathAndQuery.Length > 1)
            yield return "Telegram__ApiRoot: not an address; write scheme and host only, as https://api.telegram.org";
        if (Mode != TelegramMode.Webhook)
            yield break;
        if (!Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var hook) || hook.Scheme is not ("http" or "https"))
            yield return $"Telegram__WebhookUrl: mode webhook needs the public address of {WebhookPath}, as https://bot.example.org{WebhookPath}";
        if (SecretToken is null || !SecretShape.IsMatch(SecretToken))
            yield return "Telegram__SecretToken: mode webhook needs a secret of 1 to 256 letters, digits, _ or -";
    }

    /// <summary>The address to give to Telegram; checked by <see cref="Faults"/> first.</summary>
    internal string WebhookAddress() =>
        new Uri(WebhookUrl!) is { PathAndQuery: "/" } host ? new Uri(host, WebhookPath).AbsoluteUri : WebhookUrl!;

    /// <summary>Never the secrets: a record would print them.</summary>
    public override string ToString() => $"{nameof(TelegramSettings)} {{ {ApiRoot}, {Mode} }}";

    [GeneratedRegex(@"\A[0-9]{1,16}:[A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    static partial Regex TokenShape { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    static partial Regex SecretShape { get; }
}
