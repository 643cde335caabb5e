using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatbotMonitor.Core.Digests;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>How a file of an older version becomes one of this version: a step a version, each in a transaction of its own.</summary>
static class Migrations
{
    /// <summary>All steps; the first makes version 1 of an empty file. A step that has been released is never changed.</summary>
    public static IReadOnlyList<Action<ILiteEngine>> All { get; } = [Version1, Version2, Version3, Version4, Version5, Version6];

    /// <summary>Runs the steps that the file has not seen; throws <see cref="StoreException"/> for a file of a newer version or of another program.</summary>
    public static void Run(OpenEngine open, IReadOnlyList<Action<ILiteEngine>> steps, string path)
    {
        var version = VersionOf(open.Engine, path);
        if (version > steps.Count)
            throw new StoreException($"{path} was written by a newer ChatbotMonitor (file version {version}; this program knows {steps.Count}): run that one, or put a backup of this version in its place with `restore FILE`.");
        for (; version < steps.Count; version++)
        {
            var step = steps[version];
            var reached = version + 1;
            open.Transact(engine =>
            {
                step(engine);
                return engine.Upsert(Meta.Collection, [new BsonDocument { ["_id"] = Meta.Version, ["n"] = reached }], BsonAutoId.ObjectId);
            });
        }
    }

    static int VersionOf(LiteEngine engine, string path)
    {
        if (engine.Find(Meta.Collection, Meta.Version) is { } version)
            return version["n"].AsInt32;
        return engine.GetCollectionNames().Any() ? throw OpenEngine.Damaged(path) : 0;
    }

    static void Version1(ILiteEngine engine)
    {
        Span<byte> key = stackalloc byte[8];
        RandomNumberGenerator.Fill(key);
        engine.Insert(Meta.Collection, [new BsonDocument { ["_id"] = Meta.Key, ["n"] = BinaryPrimitives.ReadInt64LittleEndian(key) }], BsonAutoId.ObjectId);
        engine.EnsureIndex("aside", "at", "at", unique: false);
        engine.EnsureIndex("open", "wake", "wake", unique: false);
        engine.EnsureIndex("reports", "at", "at", unique: false);
        engine.EnsureIndex("reports", "open", "open", unique: false);
        engine.EnsureIndex("reports", "who", "who", unique: false);
        engine.EnsureIndex("responses", "at", "at", unique: false);
        engine.EnsureIndex("responses", "who", "who", unique: false);
        engine.EnsureIndex("counts", "hour", "hour", unique: false);
        engine.EnsureIndex("delivery", "day", "day", unique: false);
        engine.EnsureIndex("delivery", "who", "who", unique: false);
        engine.EnsureIndex("failed", "who", "who", unique: false);
        engine.EnsureIndex("failed", "day", "day", unique: false);
    }

    // Since then the newest states and messages lie in the journal: a program that knows of none would lose them.
    static void Version2(ILiteEngine engine) { }

    // Since then counts hold what became of complaints too, and are packed by day: they are counted anew, a share at a time.
    static void Version3(ILiteEngine engine)
    {
        engine.EnsureIndex("referrals", "code", "code", unique: false);
        engine.EnsureIndex("referrals", "day", "day", unique: false);
        engine.EnsureIndex("days", "day", "day", unique: false);
        engine.EnsureIndex("marks", "day", "day", unique: false);
        var changes = new CountChanges();
        engine.ForEach("reports", document =>
        {
            var report = ReportShelf.Read(document);
            engine.Update("reports", [ReportShelf.Write(report)]);
            changes.Add(report, 1);
            Share(limit: 20_000);
        });
        engine.ForEach("counts", document =>
        {
            changes.Add(new DateTimeOffset(document["hour"].AsInt64, TimeSpan.Zero), document["service"].AsString, document["place"].AsString, Counted.Responses, document["responses"].AsInt32);
            // LiteDB drops no collection inside a transaction: it stays, and is empty.
            engine.Delete("counts", [document["_id"]]);
            Share(limit: 20_000);
        });
        Share(limit: 0);
        engine.EnsureIndex("reports", "urgent", "urgent", unique: false);
        engine.EnsureIndex("reports", "queue", "queue", unique: false);

        void Share(int limit)
        {
            if (changes.Count <= limit)
                return;
            CountShelf.Add(engine, changes);
            changes.Clear();
        }
    }

    // Since then two addresses can be one person's, and it is kept when messages came to each state, and by what.
    static void Version4(ILiteEngine engine)
    {
        engine.EnsureIndex("links", "who", "who", unique: false);
        engine.EnsureIndex("links", "day", "day", unique: false);
        engine.EnsureIndex(DeliveryShelf.Collection, DeliveryShelf.At, DeliveryShelf.At, unique: false);
        engine.EnsureIndex(FailedShelf.Collection, FailedShelf.At, FailedShelf.At, unique: false);
    }

    // Since then there are rounds, whose responses are read by themselves.
    static void Version6(ILiteEngine engine)
    {
        engine.EnsureIndex(ResponseShelf.Collection, ResponseShelf.OfRound, ResponseShelf.OfRound, unique: false);
        engine.EnsureIndex("decisions", "round", "round", unique: false);
    }

    // Since then people are invited, and what SMS cost is counted.
    static void Version5(ILiteEngine engine)
    {
        engine.EnsureIndex(InvitationShelf.Collection, InvitationShelf.At, InvitationShelf.At, unique: false);
        engine.EnsureIndex(InvitationShelf.Collection, InvitationShelf.Due, InvitationShelf.Due, unique: false);
        engine.EnsureIndex(InvitationShelf.Collection, InvitationShelf.Who, InvitationShelf.Who, unique: false);
        engine.EnsureIndex(SpentShelf.Collection, SpentShelf.At, SpentShelf.At, unique: false);
        engine.EnsureIndex(SpentShelf.Collection, "day", "day", unique: false);
    }
}
