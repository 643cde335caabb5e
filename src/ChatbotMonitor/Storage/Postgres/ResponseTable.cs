using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Filled surveys, by when they ended, by respondent and by round.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class ResponseTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    const string Values = "(id, ended, survey, respondent, round, body) select * from unnest($1, $2, $3, $4, $5, $6)";

    public IEnumerable<Response> Between(string? surveyId, DateTimeOffset from, DateTimeOffset to) => surveyId is null
        ? source.Stream("select body from responses where ended >= $1 and ended < $2 order by ended, id", Read, from.UtcTicks, to.UtcTicks)
        : source.Stream("select body from responses where ended >= $1 and ended < $2 and survey = $3 order by ended, id", Read, from.UtcTicks, to.UtcTicks, surveyId);

    public IEnumerable<Response> OfRound(string round, DateTimeOffset since) => source.Stream("select body from responses where round = $1 and ended >= $2 order by ended, id", Read, round, since.UtcTicks);

    public override void Forget(Change change, NpgsqlConnection connection, Address address)
    {
        var theirs = connection.All("select body from responses where respondent = $1 order by id for update", Read, address.Key);
        if (theirs.Count > 0)
            Add(change.Statements, [.. theirs.Select(r => r.Anonymous())], again: true);
    }

    public override void Write(Change change, Batch batch)
    {
        if (batch.Responses.Count > 0)
            Add(change.Statements, batch.Responses, again: false);
        if (batch.Revised.Count > 0)
            Add(change.Statements, [.. batch.Revised.GroupBy(r => r.Id, StringComparer.Ordinal).Select(g => g.Last())], again: true);
    }

    static void Add(Statements statements, IReadOnlyList<Response> responses, bool again) => statements.Add(
        again ? $"insert into responses {Values} on conflict (id) do update set ended = excluded.ended, survey = excluded.survey, respondent = excluded.respondent, round = excluded.round, body = excluded.body" : $"insert into responses {Values}",
        Statements.Texts(responses.Select(r => r.Id)), Statements.Numbers(responses.Select(r => r.EndedAt.UtcTicks)), Statements.Texts(responses.Select(r => r.SurveyId)),
        Statements.Texts(responses.Select(r => r.Respondent?.Key)), Statements.Texts(responses.Select(r => r.Fieldwork?.Round)), Statements.Bodies(responses.Select(r => StoredShapes.Response.Text(r))));

    static Response Read(NpgsqlDataReader r) => StoredShapes.Response.OfText(r.GetString(0));
}
