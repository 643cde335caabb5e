using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>How far the messages of the last ninety days have come, for those that a provider gave an id: a line for each event, which are put together when they are read.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
/// <param name="now">The clock.</param>
sealed class DeliveryTable(NpgsqlDataSource source, Func<Reads?> reads, Func<DateTimeOffset> now) : Table(reads)
{
    /// <summary>The columns of an event.</summary>
    public const string Events = "e.channel, e.provider_id, e.sent, e.state, e.at, e.address, e.message, e.gateway, e.phone, e.segments, e.attempts, e.queued, e.reason";

    public Trail? Find(string channel, string providerId) => Together(EventsOf(channel, providerId));

    public DeliveryState? StateOf(string channel, string providerId) =>
        EventsOf(channel, providerId) is var events && events.Any(e => e.Sent) ? Together(events)!.State : null;

    /// <summary>The newest message to an address.</summary>
    public Trail? Latest(Address to) =>
        source.One("select channel, provider_id from deliveries where address = $1 and sent and at >= $2 order by at desc, seq desc limit 1", r => (Channel: r.GetString(0), Id: r.GetString(1)), to.Key, Oldest) is { Channel: not null } latest
            ? Find(latest.Channel, latest.Id)
            : null;

    /// <summary>Those sent in a time, in the order of their times.</summary>
    public IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to)
    {
        var events = new List<Event>();
        foreach (var one in source.Stream(
            $"select {Events} from deliveries s join deliveries e on e.channel = s.channel and e.provider_id = s.provider_id where s.sent and s.at >= $1 and s.at < $2 order by s.at, s.seq, e.seq",
            Read, Math.Max(from.UtcTicks, Oldest), to.UtcTicks))
        {
            if (events.Count > 0 && !events[^1].IsOfOne(one))
            {
                yield return Together(events)!;
                events.Clear();
            }

            events.Add(one);
        }

        if (Together(events) is { } last)
            yield return last;
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address) =>
        change.Statements.Add("delete from deliveries d using deliveries s where s.address = $1 and d.channel = s.channel and d.provider_id = s.provider_id", address.Key);

    /// <summary>Writes down what was sent, of which <paramref name="waiting"/> is known, and what was heard of it.</summary>
    public static void Write(Statements statements, Batch batch, Dictionary<long, OutboxMessage> waiting)
    {
        var sent = batch.Outcomes.OfType<OutboxChange.Sent>().Where(s => s.ProviderId is not null).Select(s => (Sent: s, Message: waiting.GetValueOrDefault(s.Id))).ToList();
        List<Event> events =
        [
            .. sent.Select(s => new Event(s.Sent.Channel, s.Sent.ProviderId!, true, DeliveryState.Sent, s.Sent.At, s.Message?.Message.To.Key, s.Sent.Id, s.Sent.By, OutboxTable.SegmentsOf(s.Message), s.Message is null ? 0 : s.Message.Attempts + 1, s.Message?.CreatedAt, null)),
            .. batch.Receipts.Select(r => new Event(r.Channel, r.ProviderId, false, r.State, r.At, null, null, r.By, 0, 0, null, r.Reason)),
        ];
        if (events.Count == 0)
            return;
        statements.Add("insert into deliveries (channel, provider_id, sent, state, at, address, message, gateway, phone, segments, attempts, queued, reason) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            Statements.Texts(events.Select(e => e.Channel)), Statements.Texts(events.Select(e => e.ProviderId)), Statements.Bools(events.Select(e => e.Sent)), Statements.Ints(events.Select(e => (int)e.State)), Statements.Numbers(events.Select(e => e.At.UtcTicks)),
            Statements.Texts(events.Select(e => e.Address)), Statements.Numbers(events.Select(e => e.Message)), Statements.Texts(events.Select(e => e.By?.Gateway)), Statements.Texts(events.Select(e => e.By?.Phone)),
            Statements.Ints(events.Select(e => e.Segments)), Statements.Ints(events.Select(e => e.Attempts)), Statements.Numbers(events.Select(e => e.Queued?.UtcTicks)), Statements.Texts(events.Select(e => e.Reason)));
    }

    long Oldest => (now() - Retention.Messages).UtcTicks;

    IReadOnlyList<Event> EventsOf(string channel, string providerId) =>
        source.All($"select {Events} from deliveries e where e.channel = $1 and e.provider_id = $2 and e.at >= $3 order by e.seq", Read, channel, providerId, Oldest);

    // The furthest state, and the time each was first reached.
    public static Trail? Together(IReadOnlyList<Event> events)
    {
        if (events.Count == 0)
            return null;
        var state = DeliveryState.Queued;
        var trail = new Trail(events[0].Channel, null, state);
        foreach (var e in events)
        {
            if (e.Sent)
            {
                trail = trail with
                {
                    To = e.Address is null ? trail.To : Address.Parse(e.Address),
                    Id = e.Message,
                    By = e.By ?? trail.By,
                    Segments = e.Segments,
                    Attempts = e.Attempts,
                    QueuedAt = e.Queued,
                    SentAt = e.At,
                };
            }

            if (!Receipt.Advances(state, e.State))
                continue;
            state = e.State;
            trail = trail with { State = state, Reason = e.Reason ?? trail.Reason, By = trail.By ?? e.By };
            if (state == DeliveryState.Delivered)
                trail = trail with { DeliveredAt = e.At };
            else if (state == DeliveryState.Failed)
                trail = trail with { FailedAt = e.At };
        }

        return trail;
    }

    public static Event Read(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetBoolean(2), (DeliveryState)r.GetInt16(3), r.Time(4), r.TextOrNull(5), r.IsDBNull(6) ? null : r.GetInt64(6),
        r.By(7), r.GetInt32(9), r.GetInt32(10), r.TimeOrNull(11), r.TextOrNull(12));

    /// <summary>One line: a sending, or a receipt.</summary>
    public sealed record Event(string Channel, string ProviderId, bool Sent, DeliveryState State, DateTimeOffset At, string? Address, long? Message, Carrier? By, int Segments, int Attempts, DateTimeOffset? Queued, string? Reason)
    {
        public bool IsOfOne(Event other) => string.Equals(ProviderId, other.ProviderId, StringComparison.Ordinal) && string.Equals(Channel, other.Channel, StringComparison.Ordinal);
    }
}
