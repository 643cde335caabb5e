using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using LiteDB;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What documents of messages sent and of messages given up have in common.</summary>
static class Trails
{
    /// <summary>What carried it.</summary>
    public static Carrier? By(BsonDocument document) =>
        document["gateway"].IsNull ? null : new Carrier(document["gateway"].AsString, document["phone"].IsNull ? null : document["phone"].AsString);

    /// <summary>A moment kept in ticks, or null.</summary>
    public static DateTimeOffset? Time(BsonValue ticks) => ticks.IsNull ? null : new DateTimeOffset(ticks.AsInt64, TimeSpan.Zero);

    /// <summary>Writes down what carried it; nothing where nothing is known.</summary>
    public static void Write(BsonDocument document, Carrier? by)
    {
        if (by is null)
            return;
        document["gateway"] = by.Gateway;
        document["phone"] = by.Phone;
    }

    /// <summary>Writes down what the outbox knows, as long as it does.</summary>
    public static void Write(BsonDocument document, OutboxMessage message)
    {
        document["queued"] = message.CreatedAt.UtcTicks;
        document["tries"] = message.Attempts + 1;
        document["segments"] = message.Message.To.Medium == Medium.Sms ? Segments.Of(message.Message.Text).Count : 0;
    }
}
