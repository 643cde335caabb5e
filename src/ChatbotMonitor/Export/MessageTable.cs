using System.Globalization;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Export;

/// <summary>Messages sent and messages given up as a table: who got them by pseudonyms, what they said not at all.</summary>
static class MessageTable
{
    static readonly ExportColumn[] Columns =
    [
        new("id", IsNumber: true), new("respondent"), new("channel"), new("gateway"), new("phone"), new("segments", IsNumber: true), new("state"),
        new("queued_at"), new("sent_at"), new("delivered_at"), new("failed_at"), new("attempts", IsNumber: true), new("reason"),
    ];

    /// <summary>The table of <paramref name="trails"/>, in their order; <paramref name="key"/> is the installation's.</summary>
    public static ExportTable Of(IEnumerable<Trail> trails, ulong key) => new("messages", Columns, trails.Select(t => Row(t, key)));

    static string?[] Row(Trail trail, ulong key) =>
    [
        trail.Id?.ToString(CultureInfo.InvariantCulture), trail.To is { } to ? Pseudonym.Of(to, key) : null, trail.Channel, trail.By?.Gateway, trail.By?.Phone,
        trail.Segments > 0 ? trail.Segments.ToString(CultureInfo.InvariantCulture) : null, trail.State.ToString().ToLowerInvariant(),
        At(trail.QueuedAt), At(trail.SentAt), At(trail.DeliveredAt), At(trail.FailedAt),
        trail.Attempts > 0 ? trail.Attempts.ToString(CultureInfo.InvariantCulture) : null, trail.State == DeliveryState.Failed ? Masking.Numbers(trail.Reason ?? "") : null,
    ];

    static string? At(DateTimeOffset? time) => time is { } at ? Times.Utc(at) : null;
}
