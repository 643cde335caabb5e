using MimeKit;

namespace ChatbotMonitor.Channels.Email;

/// <summary>How the connection to the mail server is made safe.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the start on port 465, STARTTLS elsewhere where the server offers it.</summary>
    Auto = 0,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,

    /// <summary>STARTTLS, or no mail.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}

/// <summary>The settings under <c>Smtp</c>; e-mail is off where neither a host nor a sender is given.</summary>
public sealed record SmtpSettings
{
    /// <summary>The mail server that takes our mail.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Who signs in, or null where nobody has to.</summary>
    public string? Username { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>Who mail comes from: an address, or a name with one (<c>Public monitoring &lt;monitor@example.org&gt;</c>).</summary>
    public string? From { get; init; }

    /// <summary>How the connection is made safe.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>Whether anything was set, so that the channel is meant to be on.</summary>
    public bool IsSet => Host is not null || From is not null || Username is not null || Password is not null;

    /// <summary>What is wrong or missing in settings that are on, by the key's name; empty where all is well. No value is repeated in it.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
            yield break;
        if (Host is null || Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return "Smtp__Host: write the name of the mail server that takes our mail, such as smtp.example.org.";
        if (!MailboxAddress.TryParse(From ?? "", out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal))
            yield return "Smtp__From: write the address that mail comes from, such as Public monitoring <monitor@example.org>.";
        if (Username is null != Password is null)
            yield return $"{(Username is null ? "Smtp__Username" : "Smtp__Password")}: write both a user and a password, or neither.";
    }

    /// <inheritdoc />
    public override string ToString() => $"Smtp settings ({(IsSet ? "on" : "off")})";
}
