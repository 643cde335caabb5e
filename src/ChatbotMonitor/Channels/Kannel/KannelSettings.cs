using System.Text.RegularExpressions;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>The settings under <c>Kannel</c>; SMS by Kannel, or another gateway that speaks its sendsms, is off where none is given.</summary>
public sealed partial record KannelSettings
{
    /// <summary>Where the gateway takes messages, such as <c>http://127.0.0.1:13013/cgi-bin/sendsms</c>.</summary>
    public Uri? SendUrl { get; init; }

    /// <summary>The name of Kannel's <c>sendsms-user</c>.</summary>
    public string? Username { get; init; }

    /// <summary>That user's password.</summary>
    public string? Password { get; init; }

    /// <summary>Who messages come from and are answered to: the short code or number that the operator gave us.</summary>
    public string? From { get; init; }

    /// <summary>Where the gateway reaches our <c>/sms/kannel/receipt</c>; null where no receipts are wanted.</summary>
    public Uri? ReceiptUrl { get; init; }

    /// <summary>What the gateway has to show as <c>secret</c> in all that it asks of us.</summary>
    public string? InboundSecret { get; init; }

    /// <summary>Messages an hour of which invitations may take three quarters; 0 is no limit.</summary>
    public int PerHour { get; init; } = 600;

    /// <summary>Whether anything was set, so that the channel is meant to be on.</summary>
    public bool IsSet => SendUrl is not null || ReceiptUrl is not null || Words.Any(w => !string.IsNullOrEmpty(w));

    IEnumerable<string?> Words => [Username, Password, From, InboundSecret];

    /// <summary>What is wrong or missing in settings that are on, by the key's name; empty where all is well. No value is repeated in it.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
            yield break;
        if (!IsHttp(SendUrl))
            yield return "Kannel__SendUrl: write the address of the gateway's sendsms, such as http://127.0.0.1:13013/cgi-bin/sendsms.";
        if (string.IsNullOrWhiteSpace(Username))
            yield return "Kannel__Username: write the username of the gateway's sendsms-user.";
        if (string.IsNullOrWhiteSpace(Password))
            yield return "Kannel__Password: write the password of the gateway's sendsms-user.";
        if (string.IsNullOrWhiteSpace(From))
            yield return "Kannel__From: write the short code or number that people write to.";
        if (ReceiptUrl is not null && !(IsHttp(ReceiptUrl) && Plain().IsMatch(ReceiptUrl.OriginalString)))
            yield return $"Kannel__ReceiptUrl: write the address at which the gateway reaches {KannelWebhooks.ReceiptPath} of this program, such as http://127.0.0.1:5080{KannelWebhooks.ReceiptPath}, with nothing behind it; without it there are no receipts.";
        if (InboundSecret is null || !Unreserved().IsMatch(InboundSecret))
            yield return "Kannel__InboundSecret: write a long word of letters a to z, digits and . _ ~ - that stands as secret= in the gateway's get-url.";
    }

    /// <inheritdoc />
    public override string ToString() => $"Kannel settings ({(IsSet ? "on" : "off")})";

    static bool IsHttp(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    // Kannel puts its own words in place of a percent sign and a letter, so that neither this address nor the secret in it may need one.
    [GeneratedRegex(@"^[^?#%\s]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex("^[A-Za-z0-9._~-]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unreserved();
}
