using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One kind of thing that is kept: its tables, and how a commit changes them.</summary>
/// <param name="reads">What the thread in hand has read since it prepared, or null where it has not.</param>
abstract class Table(Func<Reads?> reads)
{
    /// <summary>What the thread in hand has read since it prepared, or null.</summary>
    protected Reads? Noted => reads();

    /// <summary>Locks what will be written, in one order everywhere so that no two workers wait for each other, and looks whether it is as <paramref name="read"/> says; before anything is written.</summary>
    public virtual void Lock(Statements locks, Batch batch, Reads? read) { }

    /// <summary>Removes whatever ties what is kept to <paramref name="address"/>; what must be read for that is read in the commit's transaction.</summary>
    public virtual void Forget(Change change, NpgsqlConnection connection, Address address) { }

    /// <summary>Writes its part of <paramref name="batch"/>.</summary>
    public virtual void Write(Change change, Batch batch) { }

    /// <summary>Removes what has been kept long enough.</summary>
    public virtual void Prune(Statements statements, DateTimeOffset now) { }

    /// <summary>Notes what stands under a key, where that is to be noted.</summary>
    protected void Note(string table, string key, string? text) => Noted?.Note(table, key, text);

    /// <summary>Locks the rows of those keys that were read, and looks whether they stand as they were.</summary>
    /// <param name="locks">Where the statement goes.</param>
    /// <param name="read">What was read, or null.</param>
    /// <param name="table">Under what it was noted.</param>
    /// <param name="keys">What will be written.</param>
    /// <param name="sql">Gives key and text, of the keys in <c>$1</c>, in their order, for update.</param>
    /// <param name="columns">The parameters, where the keys are not the one of them.</param>
    protected static void Unchanged(Statements locks, Reads? read, string table, IEnumerable<string> keys, string sql, Func<List<string>, object[]>? columns = null)
    {
        var expected = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (read is not null && read.Asked(table, key, out var text))
                expected[key] = text;
        }

        if (expected.Count == 0)
            return;
        var (asked, found) = (expected.Keys.Order(StringComparer.Ordinal).ToList(), new Dictionary<string, string>(StringComparer.Ordinal));
        locks.Read(sql, r => found[r.GetString(0)] = r.GetString(1), columns?.Invoke(asked) ?? [Statements.Texts(asked)]);
        locks.Check(() =>
        {
            foreach (var (key, text) in expected)
            {
                if (!string.Equals(found.GetValueOrDefault(key), text, StringComparison.Ordinal))
                    throw new StoreClashException($"Somebody else has changed {table}.");
            }
        });
    }
}

/// <summary>One commit: its statements, what it was computed from, and the version of what it writes.</summary>
/// <param name="Statements">They go to the database in one trip.</param>
/// <param name="Read">What was read, or null where nobody prepared.</param>
/// <param name="Version">Another number at each commit.</param>
sealed record Change(Statements Statements, Reads? Read, long Version)
{
    /// <summary>Of those keys, the ones that were read and not there.</summary>
    public HashSet<string> Fresh(string table, IEnumerable<string> keys) =>
        [.. keys.Where(key => Read is not null && Read.Asked(table, key, out var text) && text is null)];
}
