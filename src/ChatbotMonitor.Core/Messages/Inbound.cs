namespace ChatbotMonitor.Core.Messages;

/// <summary>One thing a person sent us, as the channel understood it.</summary>
/// <param name="Id">The provider's id with the channel in front (<c>telegram:123</c>, <c>sms:SM…</c>): the same id twice is the same message.</param>
/// <param name="From">Who wrote; in a group, the group.</param>
/// <param name="At">When we received it.</param>
/// <param name="Input">What it says.</param>
public sealed record Inbound(string Id, Address From, DateTimeOffset At, Input Input)
{
    /// <summary>The language the channel knows for the person (<c>ky</c>, <c>ru</c>, <c>en</c>, …), if it does.</summary>
    public string? LanguageHint { get; init; }

    /// <summary>True in a Telegram group: only commands are meant for us there.</summary>
    public bool InGroup { get; init; }

    /// <summary>In a group, whoever wrote there; null where that is not known, and in a chat with one person.</summary>
    public Address? Sender { get; init; }

    /// <summary>The message a button was pressed under, so that its keyboard can be taken away.</summary>
    public string? PromptId { get; init; }

    /// <summary>When the person sent it, by the provider's clock; null where the provider does not say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The text of the message of ours that it quotes, or null.</summary>
    public string? Quoted { get; init; }

    /// <summary>True where the provider has already replied (Twilio to STOP, START and HELP): a second reply would cost and confuse.</summary>
    public bool AnsweredByProvider { get; init; }

    /// <summary>Where we are several phones, the one that it was sent to: the key its settings stand under; else null.</summary>
    public string? Phone { get; init; }
}

/// <summary>What a message says; a closed set.</summary>
public abstract record Input
{
    Input() { }

    /// <summary>Typed words, as they came.</summary>
    public sealed record Text(string Value) : Input;

    /// <summary>A pressed inline button, with the data it was sent with.</summary>
    public sealed record Press(string Data) : Input;

    /// <summary>A shared location, in degrees (WGS 84).</summary>
    public sealed record Location(double Latitude, double Longitude) : Input;

    /// <summary>A photo, as a reference that the channel can fetch it by, and what was written under it.</summary>
    public sealed record Photo(string Reference, string? Caption) : Input;

    /// <summary>Any other file (<c>voice</c>, <c>audio</c>, <c>video</c>, <c>video_note</c>, <c>document</c>), as a reference that the channel can fetch it by, and what was written under it.</summary>
    public sealed record File(string Kind, string Reference, string? Caption) : Input
    {
        /// <summary>Whether it is to be listened to.</summary>
        public bool IsSound => Kind is "voice" or "audio";
    }

    /// <summary>Something we do not read (<c>sticker</c>, <c>contact</c>, <c>poll</c>, <c>edited</c>, <c>other</c>, …).</summary>
    public sealed record Unsupported(string Kind) : Input;
}
