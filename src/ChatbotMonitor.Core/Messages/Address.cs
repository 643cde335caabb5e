namespace ChatbotMonitor.Core.Messages;

/// <summary>What a person holds in the hand: a chat with buttons, or a phone that shows plain text in segments.</summary>
public enum Medium
{
    /// <summary>A chat with buttons (Telegram).</summary>
    Chat,

    /// <summary>Plain text in segments, choices as numbered lines (SMS).</summary>
    Sms,
}

/// <summary>Names of the channels an <see cref="Address"/> can lie in.</summary>
public static class ChannelNames
{
    public const string Telegram = "telegram";
    public const string Sms = "sms";
    public const string Email = "email";
    public const string SimulatedTelegram = "simulator-telegram";
    public const string SimulatedSms = "simulator-sms";
}

/// <summary>Where a person or a group is reached: a channel and the id within it (a Telegram chat id, a number as +996…, an e-mail address).</summary>
/// <remarks><see cref="ToString"/> is masked, so that an address that slips into a log or an error gives nobody away.</remarks>
public readonly record struct Address(string Channel, string Id)
{
    /// <summary>Whether messages here carry buttons or numbered lines.</summary>
    public Medium Medium => Channel is ChannelNames.Sms or ChannelNames.SimulatedSms ? Medium.Sms : Medium.Chat;

    /// <summary>Whether it lies on the simulator's pages.</summary>
    public bool IsSimulated => Channel is ChannelNames.SimulatedTelegram or ChannelNames.SimulatedSms;

    /// <summary>The address as one string, for keys: <c>channel:id</c>.</summary>
    public string Key => $"{Channel}:{Id}";

    /// <summary>The address as it may be shown in a log: <c>+996•••••123</c>.</summary>
    public string Masked => Mask(Id);

    /// <summary>Reads what <see cref="Key"/> wrote; throws <see cref="FormatException"/> on anything else.</summary>
    public static Address Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new Address(key[..colon], key[(colon + 1)..])
            : throw new FormatException("An address is written as channel:id.");
    }

    /// <inheritdoc />
    public override string ToString() => $"{Channel}:{Masked}";

    static string Mask(string id)
    {
        // Of an e-mail address the house says little; who lives there says all.
        if (id.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
            return $"{(at > 2 ? id[..1] : "")}•••{id[at..]}";
        var head = id.StartsWith('+') ? 4 : 0;
        return id.Length <= head + 3 ? "•••" : string.Concat(id.AsSpan(0, head), new string('•', id.Length - head - 3), id.AsSpan(id.Length - 3));
    }
}
