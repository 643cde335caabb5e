using System.Text.RegularExpressions;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>The settings under <c>Twilio</c>; SMS by Twilio is off where none of the first three is given.</summary>
public sealed partial record TwilioSettings
{
    /// <summary>The account, <c>AC…</c>.</summary>
    public string? AccountSid { get; init; }

    /// <summary>The account's primary token: it signs in, and Twilio signs its webhooks with it.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Who messages come from: a number (<c>+1…</c>), a messaging service (<c>MG…</c>), a short code or a sender's name.</summary>
    public string? From { get; init; }

    /// <summary>Where Twilio's API is.</summary>
    public Uri ApiRoot { get; init; } = new("https://api.twilio.com");

    /// <summary>Scheme and host that Twilio was told for its webhooks: it signs over them, and receipts come back to them.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Messages a second that may be sent; 0 is no limit.</summary>
    public double PerSecond { get; init; } = 10;

    /// <summary>Messages an hour of which invitations may take three quarters; 0 is no limit.</summary>
    public int PerHour { get; init; } = 600;

    /// <summary>Whether anything was set, so that the channel is meant to be on.</summary>
    public bool IsSet => !string.IsNullOrEmpty(AccountSid) || !string.IsNullOrEmpty(AuthToken) || !string.IsNullOrEmpty(From);

    /// <summary>What is wrong or missing in settings that are on, by the key's name; empty where all is well. No value is repeated in it.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
            yield break;
        if (AccountSid is null || !Sid().IsMatch(AccountSid))
            yield return "Twilio__AccountSid: write the account's SID, AC and 32 hexadecimal digits, from the Twilio console.";
        if (string.IsNullOrWhiteSpace(AuthToken))
            yield return "Twilio__AuthToken: write the account's primary auth token from the Twilio console.";
        if (string.IsNullOrWhiteSpace(From))
            yield return "Twilio__From: write a number (+…), a messaging service (MG…) or a sender's name that the account owns.";
        if (!IsHttp(ApiRoot))
            yield return "Twilio__ApiRoot: write an http or https address.";
        if (!IsHttp(PublicUrl))
            yield return "Twilio__PublicUrl: write scheme and host of the address that Twilio was told, such as https://monitor.example.org; without it no webhook can be checked.";
        if (!(PerSecond >= 0))
            yield return "Twilio__PerSecond: write a number of messages a second, 0 for no limit.";
    }

    /// <inheritdoc />
    public override string ToString() => $"Twilio settings ({(IsSet ? "on" : "off")})";

    static bool IsHttp(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sid();
}
