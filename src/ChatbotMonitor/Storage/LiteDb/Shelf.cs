using ChatbotMonitor.Core.Messages;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>One kind of thing that is kept: its collections and what it holds of them in memory. All methods run inside the file's gate, the writing ones inside a transaction.</summary>
abstract class Shelf
{
    /// <summary>Reads afresh what is held in memory.</summary>
    public virtual void Load(ILiteEngine engine) { }

    /// <summary>Removes whatever ties what is kept to <paramref name="address"/>.</summary>
    public virtual void Forget(ILiteEngine engine, Address address) { }

    /// <summary>Writes its part of <paramref name="batch"/>.</summary>
    public virtual void Write(ILiteEngine engine, Batch batch) { }

    /// <summary>Removes what has been kept long enough, some at a time; true where there may be more.</summary>
    public virtual bool Prune(ILiteEngine engine, DateTimeOffset now) => false;

    /// <summary>The day of a moment, for indexes that are pruned by.</summary>
    protected static long Day(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    /// <summary>Deletes documents whose indexed <c>who</c> is <paramref name="address"/>.</summary>
    protected static void DeleteOf(ILiteEngine engine, string collection, Address address)
    {
        var theirs = engine.Where(collection, "who", address.Key);
        if (theirs.Count > 0)
            engine.Delete(collection, theirs.Select(d => d["_id"]));
    }

    /// <summary>Deletes documents whose indexed <c>day</c> is before <paramref name="keepFrom"/>, some at a time; true where there may be more.</summary>
    protected static bool PruneByDay(ILiteEngine engine, string collection, DateTimeOffset keepFrom)
    {
        const int some = 200;
        var old = engine.Range(collection, "day", 0L, Day(keepFrom) - 1, some);
        if (old.Count > 0)
            engine.Delete(collection, old.Select(d => d["_id"]));
        return old.Count == some;
    }
}
