namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The settings under <c>AndroidSms</c>: one phone, or several; SMS by phones is off where there is none.</summary>
public sealed record AndroidSmsSettings
{
    /// <summary>The phones, by the keys they stand under: <c>AndroidSms</c>, then <c>AndroidSms__1</c>, <c>AndroidSms__2</c> and so on.</summary>
    public IReadOnlyList<AndroidPhoneSettings> Phones { get; init; } = [];

    /// <summary>Whether anything was set, so that the channel is meant to be on.</summary>
    public bool IsSet => Phones.Count > 0;

    /// <summary>What is wrong or missing, by the key's name; empty where all is well. No value is repeated in it.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var fault in Phones.SelectMany(p => p.Faults()))
            yield return fault;
        foreach (var twin in Phones.GroupBy(p => p.SigningKey, StringComparer.Ordinal).Where(g => g.Key is not null).SelectMany(g => g.Skip(1)))
            yield return $"{twin.Key}__SigningKey: write this phone's own; another phone has the same, and one could not be told from the other.";
    }

    /// <inheritdoc />
    public override string ToString() => $"Android SMS settings ({Phones.Count})";
}

/// <summary>One phone that runs Android SMS Gateway.</summary>
/// <param name="Key">The key its settings stand under.</param>
public sealed record AndroidPhoneSettings(string Key)
{
    /// <summary>Where its API is: <c>http://192.168.1.10:8080</c> on the phone itself, or a server's <c>https://…/3rdparty/v1</c>.</summary>
    public Uri? ApiRoot { get; init; }

    /// <summary>The username that the app shows.</summary>
    public string? Username { get; init; }

    /// <summary>The password that the app shows.</summary>
    public string? Password { get; init; }

    /// <summary>The key that the app signs its webhooks with.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Messages an hour that it may send, half of them in any half hour; 0 is no limit.</summary>
    public int PerHour { get; init; } = 60;

    /// <summary>Whether anything that makes a phone was set.</summary>
    public bool IsSet => ApiRoot is not null || new[] { Username, Password, SigningKey }.Any(w => !string.IsNullOrEmpty(w));

    /// <summary>What is wrong or missing, by the key's name.</summary>
    public IEnumerable<string> Faults()
    {
        if (ApiRoot is not { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" })
            yield return $"{Key}__ApiRoot: write the address of the gateway's API, such as http://192.168.1.10:8080 for the phone itself.";
        if (string.IsNullOrWhiteSpace(Username))
            yield return $"{Key}__Username: write the username that the app shows on its first page.";
        if (string.IsNullOrWhiteSpace(Password))
            yield return $"{Key}__Password: write the password that the app shows on its first page.";
        if (string.IsNullOrWhiteSpace(SigningKey))
            yield return $"{Key}__SigningKey: write the signing key that the app shows under Settings, Webhooks; without it no webhook can be checked.";
    }

    /// <inheritdoc />
    public override string ToString() => Key;
}
