using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using Npgsql;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who joined as which coordinator, groups, their chats and their members.</summary>
/// <remarks>Every turn asks for them: they are read whole, and by the one worker of a database once after each change.</remarks>
/// <param name="source">The database.</param>
/// <param name="alone">Whether nobody else writes.</param>
sealed class PeopleTable(NpgsqlDataSource source, bool alone) : Table
{
    People? _people;

    public string? CoordinatorOf(Address address) => Now.Coordinators.GetValueOrDefault(address);

    public IReadOnlyList<Address> Members(string coordinatorId) => [.. Now.Members.Where(m => string.Equals(m.Coordinator, coordinatorId, StringComparison.Ordinal)).Select(m => m.Address)];

    public IReadOnlyList<Group> Groups() => Now.Groups;

    public IReadOnlyList<(Address Chat, string GroupId)> Chats() => Now.Chats;

    public Monitor? MonitorAt(Address address) => Now.Monitors.FirstOrDefault(m => m.Address == address);

    public IReadOnlyList<Monitor> Monitors(string groupId) => [.. Now.Monitors.Where(m => string.Equals(m.GroupId, groupId, StringComparison.Ordinal))];

    /// <summary>Takes note that a commit is over.</summary>
    public void Committed(Batch batch)
    {
        if (batch.Members.Count + batch.Groups.Count + batch.GroupChats.Count + batch.Monitors.Count + batch.Erased.Count > 0)
            Volatile.Write(ref _people, null);
    }

    People Now => alone ? Volatile.Read(ref _people) ?? (_people = Read()) : Read();

    People Read()
    {
        var members = source.All("select address, coordinator from members order by joined", r => (Address: Address.Parse(r.GetString(0)), Coordinator: r.GetString(1)));
        return new People(
            members,
            members.ToDictionary(m => m.Address, m => m.Coordinator),
            source.All("select body from groups order by joined", r => StoredShapes.Group.OfText(r.GetString(0))),
            source.All("select address, group_id from group_chats order by address", r => (Address.Parse(r.GetString(0)), r.GetString(1))),
            [.. source.All("select body from monitors", Read).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)]);
    }

    public override void Forget(Statements statements, NpgsqlConnection connection, Address address)
    {
        statements.Add("delete from members where address = $1", address.Key);
        statements.Add("delete from group_chats where address = $1", address.Key);
        foreach (var monitor in connection.All("select body from monitors where address = $1", Read, address.Key))
            Keep(statements, monitor.Anonymous());
    }

    public override void Write(Statements statements, Batch batch)
    {
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

    sealed record People(
        IReadOnlyList<(Address Address, string Coordinator)> Members,
        Dictionary<Address, string> Coordinators,
        IReadOnlyList<Group> Groups,
        IReadOnlyList<(Address Chat, string GroupId)> Chats,
        IReadOnlyList<Monitor> Monitors);

    static Monitor Read(NpgsqlDataReader r) => StoredShapes.Monitor.OfText(r.GetString(0));
}
