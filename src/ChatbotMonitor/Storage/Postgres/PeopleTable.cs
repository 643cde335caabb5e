using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using Npgsql;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who joined as which coordinator, groups, their chats and their members.</summary>
/// <remarks>Every turn asks for them: they are read whole, and again only where a number in the database says that they were changed.</remarks>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class PeopleTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    const string Changes = "select n from meta where key = 'people'";

    People? _people;

    public string? CoordinatorOf(Address address) => Now.Coordinators.GetValueOrDefault(address);

    public IReadOnlyList<Address> Members(string coordinatorId) => [.. Now.Members.Where(m => string.Equals(m.Coordinator, coordinatorId, StringComparison.Ordinal)).Select(m => m.Address)];

    public IReadOnlyList<Group> Groups() => Now.Groups;

    public IReadOnlyList<(Address Chat, string GroupId)> Chats() => Now.Chats;

    public Monitor? MonitorAt(Address address) => Now.Monitors.FirstOrDefault(m => m.Address == address);

    public IReadOnlyList<Monitor> Monitors(string groupId) => [.. Now.Monitors.Where(m => string.Equals(m.GroupId, groupId, StringComparison.Ordinal))];

    /// <summary>Asks in the trip of <paramref name="trip"/> whether they were changed.</summary>
    public static void Prepare(Statements trip, Action<long> changes) => trip.Read(Changes, r => changes(r.GetInt64(0)));

    /// <summary>All of them, after that many changes or more.</summary>
    public People At(long changes) => Volatile.Read(ref _people) is { } known && known.Changes == changes ? known : Read();

    People Now => Noted?.People ?? At(source.One(Changes, r => r.GetInt64(0)));

    // The number is read first: where a change comes between, it is too low, and what is based on it is not written.
    People Read()
    {
        var changes = source.One(Changes, r => r.GetInt64(0));
        var members = source.All("select address, coordinator from members order by joined", r => (Address: Address.Parse(r.GetString(0)), Coordinator: r.GetString(1)));
        var people = new People(
            changes,
            members,
            members.ToDictionary(m => m.Address, m => m.Coordinator),
            source.All("select body from groups order by joined", r => StoredShapes.Group.OfText(r.GetString(0))),
            source.All("select address, group_id from group_chats order by address", r => (Address.Parse(r.GetString(0)), r.GetString(1))),
            [.. source.All("select body from monitors", Read).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)]);
        Volatile.Write(ref _people, people);
        return people;
    }

    /// <summary>Counts a change of any of them, and holds that there was none since they were read; whoever comes second waits here.</summary>
    public override void Lock(Statements locks, Batch batch, Reads? read)
    {
        if (batch.Members.Count + batch.Groups.Count + batch.GroupChats.Count + batch.Monitors.Count == 0 && !batch.Erased.Exists(a => read?.People?.Names(a) != false))
            return;
        if (read?.People is { } people)
            locks.AddExactly(1, "update meta set n = n + 1 where key = 'people' and n = $1", people.Changes);
        else
            locks.Add("update meta set n = n + 1 where key = 'people'");
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address)
    {
        change.Statements.Add("delete from members where address = $1", address.Key);
        change.Statements.Add("delete from group_chats where address = $1", address.Key);
        foreach (var monitor in connection.All("select body from monitors where address = $1", Read, address.Key))
            Keep(change.Statements, monitor.Anonymous());
    }

    public override void Write(Change change, Batch batch)
    {
        var statements = change.Statements;
        foreach (var (address, coordinator) in batch.Members)
        {
            if (coordinator is null)
                statements.Add("delete from members where address = $1", address.Key);
            else
                statements.Add("insert into members (address, coordinator, joined) values ($1, $2, nextval('joined')) on conflict (address) do update set coordinator = excluded.coordinator, joined = case when members.coordinator = excluded.coordinator then members.joined else excluded.joined end", address.Key, coordinator);
        }

        foreach (var group in batch.Groups)
            statements.Add("insert into groups (id, body) values ($1, $2::json) on conflict (id) do update set body = excluded.body", group.Id, StoredShapes.Group.Text(group));
        foreach (var (chat, group) in batch.GroupChats)
        {
            if (group is null)
                statements.Add("delete from group_chats where address = $1", chat.Key);
            else
                statements.Add("insert into group_chats (address, group_id) values ($1, $2) on conflict (address) do update set group_id = excluded.group_id", chat.Key, group);
        }

        foreach (var monitor in batch.Monitors)
            Keep(statements, monitor);
    }

    static void Keep(Statements statements, Monitor monitor) => statements.Add(
        "insert into monitors (id, group_id, address, body) values ($1, $2, $3, $4::json) on conflict (id) do update set group_id = excluded.group_id, address = excluded.address, body = excluded.body",
        monitor.Id, monitor.GroupId, Statements.Text(monitor.Address?.Key), StoredShapes.Monitor.Text(monitor));

    static Monitor Read(NpgsqlDataReader r) => StoredShapes.Monitor.OfText(r.GetString(0));
}

/// <summary>Who joined as which coordinator, groups, their chats and their members, all as they were at one time.</summary>
sealed record People(
    long Changes,
    IReadOnlyList<(Address Address, string Coordinator)> Members,
    Dictionary<Address, string> Coordinators,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<(Address Chat, string GroupId)> Chats,
    IReadOnlyList<Monitor> Monitors)
{
    /// <summary>Whether any of it is about <paramref name="address"/>.</summary>
    public bool Names(Address address) => Coordinators.ContainsKey(address) || Chats.Any(c => c.Chat == address) || Monitors.Any(m => m.Address == address);
}
