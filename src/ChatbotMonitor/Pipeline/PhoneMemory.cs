using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>What the store knows of the phones: what they sent, and who wrote to them.</summary>
sealed class PhoneMemory(IStore store, Settings settings) : IPhoneMemory
{
    /// <inheritdoc />
    public bool IsShared => settings.Storage.IsShared;

    /// <inheritdoc />
    public IEnumerable<(string Phone, DateTimeOffset At)> SentSince(DateTimeOffset from) =>
        store.Trails(from, DateTimeOffset.MaxValue).Where(t => t is { By.Phone: not null, SentAt: not null }).Select(t => (t.By!.Phone!, t.SentAt!.Value));

    /// <inheritdoc />
    public string? LastPhoneOf(Address address)
    {
        var (wrote, heard) = (store.Conversation(address)?.Met, store.LatestTrail(address));
        return heard?.By?.Phone is { } phone && (wrote is null || heard.SentAt >= wrote.At) ? phone : wrote?.Phone;
    }
}
