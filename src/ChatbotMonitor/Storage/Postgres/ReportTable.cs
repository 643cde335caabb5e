using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Complaints, by code, by when they were filed, by reporter, and those still open.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">What the thread in hand has read.</param>
sealed class ReportTable(NpgsqlDataSource source, Func<Reads?> reads) : Table(reads)
{
    const string Select = "select body, version from reports where";

    public Report? Find(string code) => source.One($"{Select} code = $1", Read, code);

    public Report? Latest(Address reporter) => source.One($"{Select} reporter = $1 order by filed desc, code desc limit 1", Read, reporter.Key);

    public IEnumerable<Report> Between(DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Select} filed >= $1 and filed < $2 order by filed, code", Read, from.UtcTicks, to.UtcTicks);

    /// <summary>In pieces: whoever stops after some would have to wait for all the others, which are on their way.</summary>
    public IEnumerable<Report> Open()
    {
        const int some = 500;
        var piece = source.All($"{Select} open order by filed, code limit {some}", Read);
        while (true)
        {
            foreach (var report in piece)
                yield return report;
            if (piece.Count < some)
                yield break;
            piece = source.All($"{Select} open and (filed, code) > ($1, $2) order by filed, code limit {some}", Read, piece[^1].FiledAt.UtcTicks, piece[^1].Code.Digits);
        }
    }

    public IReadOnlyList<Report> OldestOpen(string? service, string? place, int most) =>
        source.All($"{Select} open and {Same("service", service, 2)} and {Same("place", place, 3)} order by filed, code limit $1", Read, most, Statements.Text(service), Statements.Text(place));

    public IEnumerable<Report> Urgent(DateTimeOffset from, DateTimeOffset to) => source.Stream($"{Select} urgent and filed >= $1 and filed < $2 order by filed, code", Read, from.UtcTicks, to.UtcTicks);

    /// <summary>All of one reporter, within a transaction.</summary>
    public static IReadOnlyList<Report> Of(NpgsqlConnection connection, Address reporter) => connection.All($"{Select} reporter = $1 order by code for update", r => StoredShapes.Report.OfText(r.GetString(0)), reporter.Key);

    public override void Lock(Statements locks, Batch batch, Reads? read)
    {
        // What is filed in the same batch nobody else knows yet.
        var changed = batch.Changes.Select(c => c.Before).Where(b => !batch.Reports.Exists(r => r.Code == b.Code)).DistinctBy(b => b.Code).ToList();
        if (changed.Count == 0)
            return;
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        locks.Read("select r.code, r.version from unnest($1, $2) as u (filed, code) join reports r on r.filed = u.filed and r.code = u.code order by r.code for update of r", r => found[r.GetString(0)] = r.GetInt64(1),
            Statements.Numbers(changed.Select(r => r.FiledAt.UtcTicks)), Statements.Texts(changed.Select(r => r.Code.Digits)));
        locks.Check(() =>
        {
            foreach (var code in changed.Select(r => r.Code.Digits))
            {
                if (read is not null && read.Reports.TryGetValue(code, out var version) && (!found.TryGetValue(code, out var now) || now != version))
                    throw new StoreClashException("Somebody else has changed a report.");
            }
        });
    }

    public override void Forget(Change change, NpgsqlConnection connection, Address address) => Update(change, [.. Of(connection, address).Select(r => r.Anonymous())]);

    public override void Write(Change change, Batch batch)
    {
        if (batch.Reports.Count > 0)
        {
            change.Statements.Add("insert into reports (filed, code, open, urgent, service, place, reporter, body, version) select u.*, $9 from unnest($1, $2, $3, $4, $5, $6, $7, $8) u",
                Statements.Numbers(batch.Reports.Select(r => r.FiledAt.UtcTicks)), Statements.Texts(batch.Reports.Select(r => r.Code.Digits)), Statements.Bools(batch.Reports.Select(r => r.IsOpen)), Statements.Bools(batch.Reports.Select(r => r.Urgent)),
                Statements.Texts(batch.Reports.Select(r => r.Service)), Statements.Texts(batch.Reports.Select(r => r.Place)), Statements.Texts(batch.Reports.Select(r => r.Reporter?.Key)), Statements.Bodies(batch.Reports.Select(r => StoredShapes.Report.Text(r))), change.Version);
        }

        Update(change, [.. batch.Changes.GroupBy(c => c.After.Code).Select(c => c.Last().After)]);
    }

    // The day they were filed on never changes: by it the partition is found.
    static void Update(Change change, IReadOnlyList<Report> reports)
    {
        if (reports.Count == 0)
            return;
        var ordered = reports.OrderBy(r => r.Code.Digits, StringComparer.Ordinal).ToList();
        change.Statements.Add("update reports r set version = $9, open = u.open, urgent = u.urgent, service = u.service, place = u.place, reporter = u.reporter, body = u.body from unnest($1, $2, $3, $4, $5, $6, $7, $8) as u (filed, code, open, urgent, service, place, reporter, body) where r.filed = u.filed and r.code = u.code",
            Statements.Numbers(ordered.Select(r => r.FiledAt.UtcTicks)), Statements.Texts(ordered.Select(r => r.Code.Digits)), Statements.Bools(ordered.Select(r => r.IsOpen)), Statements.Bools(ordered.Select(r => r.Urgent)),
            Statements.Texts(ordered.Select(r => r.Service)), Statements.Texts(ordered.Select(r => r.Place)), Statements.Texts(ordered.Select(r => r.Reporter?.Key)), Statements.Bodies(ordered.Select(r => StoredShapes.Report.Text(r))), change.Version);
    }

    // An index finds what is null only where it is asked for so.
    static string Same(string column, string? value, int parameter) => value is null ? $"({column} is null and ${parameter}::text is null)" : $"{column} = ${parameter}";

    Report Read(NpgsqlDataReader r)
    {
        var report = StoredShapes.Report.OfText(r.GetString(0));
        Noted?.Reports.TryAdd(report.Code.Digits, r.GetInt64(1));
        return report;
    }
}
