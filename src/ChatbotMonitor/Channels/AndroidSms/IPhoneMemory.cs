using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What the phones did before the program was started, and what others have them do.</summary>
public interface IPhoneMemory
{
    /// <summary>Whether other workers send by the same phones: then what was known a while ago may be old.</summary>
    bool IsShared { get; }

    /// <summary>When each phone sent messages since a moment, oldest first.</summary>
    IEnumerable<(string Phone, DateTimeOffset At)> SentSince(DateTimeOffset from);

    /// <summary>The phone that a person heard from last, or wrote to since; null where it was none.</summary>
    string? LastPhoneOf(Address address);
}
