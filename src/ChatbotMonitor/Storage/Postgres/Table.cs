using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>One kind of thing that is kept: its tables, and how a commit changes them.</summary>
abstract class Table
{
    /// <summary>Removes whatever ties what is kept to <paramref name="address"/>; what must be read for that is read in the commit's transaction.</summary>
    public virtual void Forget(Statements statements, NpgsqlConnection connection, Address address) { }

    /// <summary>Writes its part of <paramref name="batch"/>.</summary>
    public virtual void Write(Statements statements, Batch batch) { }

    /// <summary>Removes what has been kept long enough.</summary>
    public virtual void Prune(Statements statements, DateTimeOffset now) { }
}
