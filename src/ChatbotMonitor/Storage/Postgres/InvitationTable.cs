using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who is, was or will be asked to answer what, and what sending cost.</summary>
sealed class InvitationTable(NpgsqlDataSource source, Func<ulong> key) : Table
{
    public Invitation? Find(string surveyId, Address to) => source.One(
        "select body from invitations where survey = $1 and who = $2",
        r => r.IsDBNull(0) ? new Invitation(surveyId, to, DateTimeOffset.UnixEpoch) { State = InvitationState.Answered } : Read(r), surveyId, Who(to));

    public IReadOnlyList<Invitation> Due(DateTimeOffset now, int limit) => source.All("select body from invitations where due <= $1 order by due limit $2", Read, now.UtcTicks, limit);

    public IEnumerable<Invitation> All() => source.Stream("select body from invitations where planned is not null order by planned, who", Read);

    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) => source.Stream(
        "select start, gateway, messages, segments, amount from spent where start >= $1 and start < $2 order by start, gateway",
        r => new Spent(r.Time(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetDecimal(4)), from.UtcTicks, to.UtcTicks);

    public override void Forget(Statements statements, NpgsqlConnection connection, Address address) =>
        statements.Add("update invitations set planned = null, due = null, body = null where who = $1", Who(address));

    public override void Write(Statements statements, Batch batch)
    {
        if (batch.Invitations.Count > 0)
        {
            var all = batch.Invitations.GroupBy(i => (i.SurveyId, Who: Who(i.To))).Select(g => (g.Key.SurveyId, g.Key.Who, Invitation: g.Last())).OrderBy(i => (i.SurveyId, i.Who)).ToList();
            statements.Add("insert into invitations (survey, who, planned, due, body) select * from unnest($1, $2, $3, $4, $5) on conflict (survey, who) do update set planned = excluded.planned, due = excluded.due, body = excluded.body",
                Statements.Texts(all.Select(i => i.SurveyId)), Statements.Texts(all.Select(i => i.Who)), Statements.Numbers(all.Select(i => i.Invitation.PlannedAt.UtcTicks)), Statements.Numbers(all.Select(i => i.Invitation.Due?.UtcTicks)), Statements.Bodies(all.Select(i => StoredShapes.Invitation.Text(i.Invitation))));
        }

        foreach (var spent in batch.Spent.GroupBy(s => (From: Storage.Spent.Begin(s.From), s.Gateway)).OrderBy(g => g.Key))
        {
            statements.Add("insert into spent (start, gateway, messages, segments, amount) values ($1, $2, $3, $4, $5) on conflict (start, gateway) do update set messages = spent.messages + excluded.messages, segments = spent.segments + excluded.segments, amount = spent.amount + excluded.amount",
                spent.Key.From.UtcTicks, spent.Key.Gateway, spent.Sum(s => s.Messages), spent.Sum(s => s.Segments), spent.Sum(s => s.Amount));
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now) => statements.Add("delete from spent where start < $1", (now - Retention.Spent).UtcTicks);

    static Invitation Read(NpgsqlDataReader r) => StoredShapes.Invitation.OfText(r.GetString(0));

    string Who(Address address) => Pseudonym.Of(address, key());
}
