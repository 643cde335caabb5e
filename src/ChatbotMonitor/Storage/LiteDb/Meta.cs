using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>What the file knows of itself: its version, its key, and the highest numbers given out.</summary>
sealed class Meta : Shelf
{
    public const string Collection = "meta";
    public const string Version = "version";
    public const string Key = "key";
    public const string Numbers = "numbers";
    const string Probed = "probe";

    long _reports;
    long _messages;

    /// <summary>The random number made with the file.</summary>
    public ulong ReportKey { get; private set; }

    /// <summary>The number of the next report, from 0; safe from any thread.</summary>
    public long TakeReportNumber() => Interlocked.Increment(ref _reports) - 1;

    /// <summary>The id of the next message, from 1.</summary>
    public long TakeMessageId() => ++_messages;

    public override void Load(ILiteEngine engine)
    {
        ReportKey = unchecked((ulong)engine.Find(Collection, Key)!["n"].AsInt64);
        if (engine.Find(Collection, Numbers) is not { } numbers)
            return;
        // After a failure numbers that are out stay out.
        Interlocked.Exchange(ref _reports, Math.Max(_reports, numbers["reports"].AsInt64));
        _messages = Math.Max(_messages, numbers["messages"].AsInt64);
    }

    /// <summary>Written last, with every batch.</summary>
    public override void Write(ILiteEngine engine, Batch batch) =>
        engine.Upsert(Collection, [new BsonDocument { ["_id"] = Numbers, ["reports"] = Interlocked.Read(ref _reports), ["messages"] = _messages }], BsonAutoId.ObjectId);

    /// <summary>Writes something small.</summary>
    public static int Probe(ILiteEngine engine, DateTimeOffset now) =>
        engine.Upsert(Collection, [new BsonDocument { ["_id"] = Probed, ["at"] = now.UtcTicks }], BsonAutoId.ObjectId);
}
