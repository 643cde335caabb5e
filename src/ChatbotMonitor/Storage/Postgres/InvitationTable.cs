using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Who is, was or will be asked to answer what, and what sending cost.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
/// <param name="key">What addresses are hidden under.</param>
sealed class InvitationTable(NpgsqlDataSource source, Func<Reads?> reads, Func<ulong> key) : Table(reads)
{
    const string Invited = "invitations";

    // As with the counts, so that workers seldom wait for each other.
    readonly int _slot = Random.Shared.Next(CountTable.Slots);

    public Invitation? Find(string surveyId, Address to)
    {
        var (survey, who) = (surveyId, Who(to));
        var body = source.One("select coalesce(body::text, '') from invitations where survey = $1 and who = $2", r => r.GetString(0), survey, who);
        Note(Invited, KeyOf(survey, who), body);
        return body switch
        {
            null => null,
            "" => new Invitation(surveyId, to, DateTimeOffset.UnixEpoch) { State = InvitationState.Answered },
            _ => StoredShapes.Invitation.OfText(body),
        };
    }

    public IReadOnlyList<Invitation> Due(DateTimeOffset now, int limit) => source.All("select body from invitations where due <= $1 order by due limit $2", Read, now.UtcTicks, limit);

    public IEnumerable<Invitation> All() => source.Stream("select body, survey, who from invitations where planned is not null order by planned, who", r =>
    {
        var invitation = Read(r);
        // The others have ended, and there may be very many.
        if (invitation.State is InvitationState.Planned or InvitationState.Asked)
            Note(Invited, KeyOf(r.GetString(1), r.GetString(2)), r.GetString(0));
        return invitation;
    });

    public IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to) => source.Stream(
        "select start, gateway, sum(messages)::int, sum(segments)::int, sum(amount) from spent where start >= $1 and start < $2 group by start, gateway order by start, gateway",
        r => new Spent(r.Time(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetDecimal(4)), from.UtcTicks, to.UtcTicks);

    public override void Lock(Statements locks, Batch batch, Reads? read) => Unchanged(
        locks, read, Invited, batch.Invitations.Select(i => KeyOf(i.SurveyId, Who(i.To))),
        "select i.survey || chr(10) || i.who, coalesce(i.body::text, '') from unnest($1, $2) as u (survey, who) join invitations i on i.survey = u.survey and i.who = u.who order by i.survey, i.who for update of i",
        keys => [Statements.Texts(keys.Select(k => k[..k.IndexOf('\n', StringComparison.Ordinal)])), Statements.Texts(keys.Select(k => k[(k.IndexOf('\n', StringComparison.Ordinal) + 1)..]))]);

    public override void Forget(Change change, NpgsqlConnection connection, Address address) =>
        change.Statements.Add("update invitations set planned = null, due = null, body = null where who = $1", Who(address));

    public override void Write(Change change, Batch batch)
    {
        if (batch.Invitations.Count > 0)
        {
            var all = batch.Invitations.GroupBy(i => (i.SurveyId, Who: Who(i.To))).Select(g => (g.Key.SurveyId, g.Key.Who, Invitation: g.Last())).OrderBy(i => (i.SurveyId, i.Who)).ToList();
            change.Statements.AddFresh(change.Fresh(Invited, all.Select(i => KeyOf(i.SurveyId, i.Who))), "invitations.survey || chr(10) || invitations.who", "insert into invitations (survey, who, planned, due, body) select * from unnest($1, $2, $3, $4, $5) on conflict (survey, who) do update set planned = excluded.planned, due = excluded.due, body = excluded.body",
                Statements.Texts(all.Select(i => i.SurveyId)), Statements.Texts(all.Select(i => i.Who)), Statements.Numbers(all.Select(i => i.Invitation.PlannedAt.UtcTicks)), Statements.Numbers(all.Select(i => i.Invitation.Due?.UtcTicks)), Statements.Bodies(all.Select(i => StoredShapes.Invitation.Text(i.Invitation))));
        }

        foreach (var spent in batch.Spent.GroupBy(s => (From: Storage.Spent.Begin(s.From), s.Gateway)).OrderBy(g => g.Key))
        {
            change.Statements.Add("insert into spent (start, gateway, messages, segments, amount, slot) values ($1, $2, $3, $4, $5, $6) on conflict (start, gateway, slot) do update set messages = spent.messages + excluded.messages, segments = spent.segments + excluded.segments, amount = spent.amount + excluded.amount",
                spent.Key.From.UtcTicks, spent.Key.Gateway, spent.Sum(s => s.Messages), spent.Sum(s => s.Segments), spent.Sum(s => s.Amount), _slot);
        }
    }

    public override void Prune(Statements statements, DateTimeOffset now) => statements.Add("delete from spent where start < $1", (now - Retention.Spent).UtcTicks);

    static string KeyOf(string survey, string who) => $"{survey}\n{who}";

    static Invitation Read(NpgsqlDataReader r) => StoredShapes.Invitation.OfText(r.GetString(0));

    string Who(Address address) => Pseudonym.Of(address, key());
}
