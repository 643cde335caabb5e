using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using Npgsql;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who joined as which coordinator, groups, their chats and their members.</summary>
sealed class PeopleTable(NpgsqlDataSource source) : Table
{
    public string? CoordinatorOf(Address address) => source.One("select coordinator from members where address = $1", r => r.GetString(0), address.Key);

    public IReadOnlyList<Address> Members(string coordinatorId) => source.All("select address from members where coordinator = $1 order by joined", r => Address.Parse(r.GetString(0)), coordinatorId);

    public IReadOnlyList<Group> Groups() => source.All("select body from groups order by joined", r => StoredShapes.Group.OfText(r.GetString(0)));

    public IReadOnlyList<(Address Chat, string GroupId)> Chats() => source.All("select address, group_id from group_chats order by address", r => (Address.Parse(r.GetString(0)), r.GetString(1)));

    public Monitor? MonitorAt(Address address) => source.One("select body from monitors where address = $1", Read, address.Key);

    public IReadOnlyList<Monitor> Monitors(string groupId) =>
        [.. source.All("select body from monitors where group_id = $1", Read, groupId).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)];

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

    static Monitor Read(NpgsqlDataReader r) => StoredShapes.Monitor.OfText(r.GetString(0));
}
