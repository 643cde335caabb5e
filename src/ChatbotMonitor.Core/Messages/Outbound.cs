namespace ChatbotMonitor.Core.Messages;

/// <summary>An inline button: what it shows and the data a press sends back (at most 64 bytes in UTF-8, Telegram's limit on callback_data).</summary>
public sealed record Button(string Label, string Data);

/// <summary>One message to be sent, complete: what its channel needs and nothing to decide.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Text">Plain text, no mark-up.</param>
public sealed record Outbound(Address To, string Text)
{
    /// <summary>What it is about, where the channel has a line for that (e-mail); null elsewhere.</summary>
    public string? Subject { get; init; }

    /// <summary>The number of the complaint that this passes on to a provider, so that a coordinator hears where it cannot be delivered; null elsewhere.</summary>
    public string? Referral { get; init; }

    /// <summary>True for one of many that are sent unasked: it goes after every reply.</summary>
    public bool Bulk { get; init; }

    /// <summary>A picture (PNG or JPEG) that goes with it, <see cref="Text"/> under it; empty for none. Chats alone show pictures.</summary>
    public ReadOnlyMemory<byte> Photo { get; init; }

    /// <summary>Rows of inline buttons; empty on SMS.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Keyboard { get; init; } = [];
}
