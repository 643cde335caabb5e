using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>What is done of each round, counted in the transaction of the responses; what was promised at hearings; what was decided on flagged responses.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class FieldworkTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    const string MeasuresRead = "measures";

    public IReadOnlyList<CellCounts> Counts(string round)
    {
        var cells = new Dictionary<(string Service, string Place), (List<DoneCount> Done, List<StratumCount> Strata)>();
        foreach (var (service, place, done) in source.All("select service, place, kind, monitor, pair, number from fieldwork where round = $1 order by service, place, kind, monitor, pair",
            r => (r.GetString(0), r.GetString(1), new DoneCount((FieldworkKind)r.GetInt16(2), r.GetString(3), r.GetInt32(5)) { Pair = r.GetString(4) is { Length: > 0 } pair ? pair : null }), round))
            Cell(service, place).Done.Add(done);
        foreach (var (service, place, stratum) in source.All("select service, place, question, choice, number from strata where round = $1 order by service, place, question, choice",
            r => (r.GetString(0), r.GetString(1), new StratumCount(r.GetString(2), r.GetString(3), r.GetInt32(4))), round))
            Cell(service, place).Strata.Add(stratum);
        return [.. cells.Select(c => new CellCounts(c.Key.Service, c.Key.Place) { Done = c.Value.Done, Strata = c.Value.Strata })];

        (List<DoneCount> Done, List<StratumCount> Strata) Cell(string service, string place)
        {
            if (!cells.TryGetValue((service, place), out var cell))
                cells[(service, place)] = cell = ([], []);
            return cell;
        }
    }

    public IReadOnlyList<Measure> Measures()
    {
        Noted?.NoteWhole(MeasuresRead);
        return source.All("select id::text, body from measures order by measures.id", r =>
        {
            Note(MeasuresRead, r.GetString(0), r.GetString(1));
            return StoredShapes.Measure.OfText(r.GetString(1));
        });
    }

    public IReadOnlyList<QualityDecision> Decisions(string round)
    {
        Noted?.NoteWhole(DecisionsOf(round));
        return source.All("select response, body from decisions where round = $1 order by response", r =>
        {
            Note(DecisionsOf(round), r.GetString(0), r.GetString(1));
            return StoredShapes.Decision.OfText(r.GetString(1));
        }, round);
    }

    public override void Lock(Statements locks, Batch batch, Reads? read)
    {
        Unchanged(locks, read, MeasuresRead, batch.Measures.Select(m => Key(m.Id)), "select id::text, body::text from measures where id::text = any($1) order by id for update");
        foreach (var round in batch.Decisions.GroupBy(d => d.Round, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            Unchanged(locks, read, DecisionsOf(round.Key), round.Select(d => d.ResponseId), "select response, body::text from decisions where response = any($1) order by response for update");
    }

    public override void Write(Change change, Batch batch)
    {
        foreach (var round in batch.Responses.Where(r => r.Fieldwork is not null).GroupBy(r => r.Fieldwork!.Round, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            Add(change.Statements, round.Key, CellCounts.Of(round));
        foreach (var measure in batch.Measures.GroupBy(m => m.Id).OrderBy(g => g.Key).Select(g => g.Last()))
            change.Statements.AddFresh(change.Fresh(MeasuresRead, [Key(measure.Id)]), "measures.id::text", "insert into measures (id, body) values ($1, $2::json) on conflict (id) do update set body = excluded.body", measure.Id, StoredShapes.Measure.Text(measure));
        foreach (var decision in batch.Decisions.GroupBy(d => d.ResponseId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last()))
        {
            change.Statements.AddFresh(change.Fresh(DecisionsOf(decision.Round), [decision.ResponseId]), "decisions.response",
                "insert into decisions (response, round, body) values ($1, $2, $3::json) on conflict (response) do update set round = excluded.round, body = excluded.body", decision.ResponseId, decision.Round, StoredShapes.Decision.Text(decision));
        }
    }

    static string DecisionsOf(string round) => $"decisions {round}";

    static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    static void Add(Statements statements, string round, IReadOnlyList<CellCounts> counts)
    {
        var done = counts.SelectMany(c => c.Done.Select(d => (c.Service, c.Place, Done: d))).OrderBy(d => (d.Service, d.Place, d.Done.Kind, d.Done.Monitor, d.Done.Pair ?? "")).ToList();
        if (done.Count > 0)
        {
            statements.Add("insert into fieldwork (round, service, place, kind, monitor, pair, number) select $1, u.* from unnest($2, $3, $4, $5, $6, $7) u on conflict (round, service, place, kind, monitor, pair) do update set number = fieldwork.number + excluded.number",
                round, Statements.Texts(done.Select(d => d.Service)), Statements.Texts(done.Select(d => d.Place)), Statements.Ints(done.Select(d => (int)d.Done.Kind)), Statements.Texts(done.Select(d => d.Done.Monitor)), Statements.Texts(done.Select(d => d.Done.Pair ?? "")), Statements.Ints(done.Select(d => d.Done.Number)));
        }

        var strata = counts.SelectMany(c => c.Strata.Select(s => (c.Service, c.Place, Stratum: s))).OrderBy(s => (s.Service, s.Place, s.Stratum.Question, s.Stratum.Choice)).ToList();
        if (strata.Count > 0)
        {
            statements.Add("insert into strata (round, service, place, question, choice, number) select $1, u.* from unnest($2, $3, $4, $5, $6) u on conflict (round, service, place, question, choice) do update set number = strata.number + excluded.number",
                round, Statements.Texts(strata.Select(s => s.Service)), Statements.Texts(strata.Select(s => s.Place)), Statements.Texts(strata.Select(s => s.Stratum.Question)), Statements.Texts(strata.Select(s => s.Stratum.Choice)), Statements.Ints(strata.Select(s => s.Stratum.Number)));
        }
    }
}
