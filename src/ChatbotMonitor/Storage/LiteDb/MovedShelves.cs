using System.Buffers.Binary;
using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage.Moving;
using LiteDB;
using LiteDB.Engine;
using static ChatbotMonitor.Storage.LiteDb.MovedShelf;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>All collections that are moved, as a LiteDB file holds them.</summary>
static class MovedShelves
{
    /// <summary>By collection.</summary>
    public static IReadOnlyDictionary<Collection, MovedShelf> All { get; } = new Dictionary<Collection, MovedShelf>
    {
        [Collection.Conversations] = new([ConversationShelf.Open, ConversationShelf.Idle], d => [Conversation(Json(d)!)], WriteConversations),
        [Collection.Heard] = new([HeardShelf.Collection], Heard, WriteHeard),
        [Collection.Outbox] = Of(
            OutboxShelf.Collection,
            d => [d["_id"].AsInt64, StoredShapes.Outbound.Read(d["json"].AsBinary).To.Key, d["at"].AsInt64, d["attempts"].AsInt64, d["after"].AsInt64, Json(d)],
            r => new() { ["_id"] = (long)r[0]!, ["at"] = (long)r[2]!, ["attempts"] = Int(r[3]), ["after"] = (long)r[4]!, ["json"] = Json(r[5]) }),
        [Collection.Deliveries] = Of(DeliveryShelf.Collection, Delivery, Delivery),
        [Collection.Failed] = Of(
            FailedShelf.Collection,
            d => [d["at"].AsInt64, d["_id"].AsInt64, d["who"].AsString, Text(d["gateway"]), Text(d["phone"]), Count(d["segments"]), Count(d["tries"]), Number(d["queued"]), Text(d["why"]), Json(d)],
            r => new()
            {
                ["_id"] = (long)r[1]!, ["who"] = (string)r[2]!, ["day"] = Day(r[0]), ["at"] = (long)r[0]!, ["gateway"] = Value(r[3]), ["phone"] = Value(r[4]),
                ["segments"] = Int(r[5]), ["tries"] = Int(r[6]), ["queued"] = Value(r[7]), ["why"] = (string)r[8]!, ["json"] = r[9] is null ? BsonValue.Null : Json(r[9]),
            }),
        [Collection.Reports] = Of(ReportShelf.Collection, d => Report(Json(d)!), r => ReportShelf.Write(StoredShapes.Report.OfText((string)r[7]!), Json(r[7]))),
        [Collection.Referrals] = Of(
            ReferralShelf.Collection,
            d => StoredShapes.Referral.Read(d["json"].AsBinary) is var referral ? [referral.TokenHash, referral.Code.Digits, referral.At.UtcTicks, referral.Expires.UtcTicks, Json(d)] : [],
            r => ReferralShelf.Write(StoredShapes.Referral.OfText((string)r[4]!), Json(r[4]))),
        [Collection.Links] = Of(
            LinkShelf.Collection,
            d => StoredShapes.LinkCode.Read(d["json"].AsBinary) is var code ? [code.Hash, code.From.Key, code.Expires.UtcTicks, Json(d)] : [],
            r => LinkShelf.Write(StoredShapes.LinkCode.OfText((string)r[3]!), Json(r[3]))),
        [Collection.Responses] = Of(ResponseShelf.Collection, d => Response(Json(d)!), r => ResponseShelf.Write(StoredShapes.Response.OfText((string)r[5]!), Json(r[5]))),
        [Collection.Counts] = new(
            [CountShelf.Days],
            d => CountShelf.Read(d).Select(c => new object?[] { c.Hour.UtcTicks, c.Service ?? "", c.Place ?? "", (long)c.What, (long)c.Number }),
            (engine, rows) => CountShelf.AddHours(engine, rows.Select(r => ((long)r[0]! / TimeSpan.TicksPerHour, Named(r[1]), Named(r[2]), (Counted)(long)r[3]!, Int(r[4]))))),
        [Collection.Standing] = new(
            [CountShelf.Standing],
            d => CountShelf.ReadStanding(d).Select(c => new object?[] { c.Service ?? "", c.Place ?? "", (long)c.What, (long)c.Number }),
            (engine, rows) => CountShelf.AddStanding(engine, rows.Select(r => (Named(r[0]), Named(r[1]), (Counted)(long)r[2]!, Int(r[3]))))),
        [Collection.Digests] = Of(
            DigestShelf.Collection,
            d => d["_id"].AsString.Split('\n') is var id ? [id[0], DateOnly.ParseExact(id[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)] : [],
            r => new() { ["_id"] = DigestShelf.Id((string)r[0]!, (DateOnly)r[1]!) }),
        [Collection.Marks] = Of(MarkShelf.Collection, d => [d["_id"].AsString, d["at"].AsInt64], r => new() { ["_id"] = (string)r[0]!, ["at"] = (long)r[1]!, ["day"] = Day(r[1]) }),
        [Collection.Invitations] = Of(
            InvitationShelf.Collection,
            d => [d["_id"].AsString[..^(d["who"].AsString.Length + 1)], d["who"].AsString, Number(d["at"]), Number(d["due"]), Json(d)],
            // Of one that is forgotten there is nothing else.
            r => r[4] is null ? new() { ["_id"] = $"{r[0]}\n{r[1]}", ["who"] = (string)r[1]! } : new() { ["_id"] = $"{r[0]}\n{r[1]}", ["at"] = Value(r[2]), ["due"] = Value(r[3]), ["who"] = (string)r[1]!, ["json"] = Json(r[4]) }),
        [Collection.Spent] = Of(
            SpentShelf.Collection,
            d => [d["at"].AsInt64, d["gateway"].AsString, d["messages"].AsInt64, d["segments"].AsInt64, d["amount"].AsDecimal],
            r => new() { ["_id"] = SpentShelf.Id((long)r[0]!, (string)r[1]!), ["at"] = (long)r[0]!, ["day"] = Day(r[0]), ["gateway"] = (string)r[1]!, ["messages"] = Int(r[2]), ["segments"] = Int(r[3]), ["amount"] = (decimal)r[4]! }),
        [Collection.Aside] = Of(AsideShelf.Collection, d => [Text(d["_id"]), d["at"].AsInt64, Json(d)], r => new() { ["_id"] = (string)r[0]!, ["at"] = (long)r[1]!, ["json"] = Json(r[2]) }),
        [Collection.Members] = Of(MemberShelf.Collection, d => [d["_id"].AsString, d["coordinator"].AsString, d["order"].AsInt64], r => new() { ["_id"] = (string)r[0]!, ["coordinator"] = (string)r[1]!, ["order"] = (long)r[2]! }),
        [Collection.Groups] = Of(GroupShelf.Collection, d => [d["_id"].AsString, d["order"].AsInt64, Json(d)], r => new() { ["_id"] = (string)r[0]!, ["order"] = (long)r[1]!, ["json"] = Json(r[2]) }),
        [Collection.GroupChats] = Of(GroupShelf.ChatCollection, d => [d["_id"].AsString, d["group"].AsString], r => new() { ["_id"] = (string)r[0]!, ["group"] = (string)r[1]! }),
        [Collection.Monitors] = Of(
            MonitorShelf.Collection,
            d => StoredShapes.Monitor.Read(d["json"].AsBinary) is var monitor ? [monitor.Id, monitor.GroupId, monitor.Address?.Key, Json(d)] : [],
            r => new() { ["_id"] = (string)r[0]!, ["json"] = Json(r[3]) }),
        [Collection.Fieldwork] = new(
            [FieldworkShelf.Collection],
            d => Cell(d).Done.Select(n => new object?[] { d["round"].AsString, Cell(d).Service, Cell(d).Place, (long)n.Kind, n.Monitor, n.Pair ?? "", (long)n.Number }),
            (engine, rows) => AddCells(engine, rows, (cell, r) => cell with { Done = [.. cell.Done, new DoneCount((FieldworkKind)(long)r[3]!, (string)r[4]!, Int(r[6])) { Pair = Named(r[5]) }] })),
        [Collection.Strata] = new(
            [FieldworkShelf.Collection],
            d => Cell(d).Strata.Select(s => new object?[] { d["round"].AsString, Cell(d).Service, Cell(d).Place, s.Question, s.Choice, (long)s.Number }),
            (engine, rows) => AddCells(engine, rows, (cell, r) => cell with { Strata = [.. cell.Strata, new StratumCount((string)r[3]!, (string)r[4]!, Int(r[5]))] })),
        [Collection.Measures] = Of(MeasureShelf.Collection, d => [d["_id"].AsInt64, Json(d)], r => new() { ["_id"] = Int(r[0]), ["json"] = Json(r[1]) }),
        [Collection.Decisions] = Of(MeasureShelf.DecisionCollection, d => [d["_id"].AsString, d["round"].AsString, Json(d)], r => new() { ["_id"] = (string)r[0]!, ["round"] = (string)r[1]!, ["json"] = Json(r[2]) }),
        [Collection.Numbers] = new([Meta.Collection], Numbers, WriteNumbers),
    };

    static string? Named(object? name) => name is string { Length: > 0 } text ? text : null;

    static object?[] Conversation(string json) => StoredShapes.Conversation.OfText(json) is var c ? [c.Address.Key, c.WakeAt?.UtcTicks, json] : [];

    static void WriteConversations(ILiteEngine engine, IReadOnlyList<object?[]> rows)
    {
        foreach (var home in rows.Select(r => (Conversation: StoredShapes.Conversation.OfText((string)r[2]!), Json: Json(r[2]))).GroupBy(c => ConversationShelf.HomeOf(c.Conversation), StringComparer.Ordinal))
            engine.Upsert(home.Key, home.Select(c => ConversationShelf.Document(c.Conversation, c.Json)), BsonAutoId.ObjectId);
    }

    static object?[] Report(string json) => StoredShapes.Report.OfText(json) is var r ? [r.FiledAt.UtcTicks, r.Code.Digits, r.IsOpen, r.Urgent, r.Service, r.Place, r.Reporter?.Key, json] : [];

    static object?[] Response(string json) => StoredShapes.Response.OfText(json) is var r ? [r.Id, r.EndedAt.UtcTicks, r.SurveyId, r.Respondent?.Key, r.Fieldwork?.Round, json] : [];

    static IEnumerable<object?[]> Heard(BsonDocument document) => HeardShelf.Hashes(document["ids"].AsBinary).Select(hash => new object?[] { document["at"].AsInt64, HeardIds.Name(hash) });

    static void WriteHeard(ILiteEngine engine, IReadOnlyList<object?[]> rows)
    {
        var next = 1 + engine.Ids(HeardShelf.Collection).Select(id => id.AsInt64).LastOrDefault();
        foreach (var some in rows.Chunk(HeardShelf.PerDocument))
        {
            var ids = new byte[some.Length * 8];
            for (var i = 0; i < some.Length; i++)
                BinaryPrimitives.WriteUInt64LittleEndian(ids.AsSpan(i * 8), HeardIds.OfName((string)some[i][1]!)!.Value);
            engine.Insert(HeardShelf.Collection, [new BsonDocument { ["_id"] = next++, ["at"] = some.Max(r => (long)r[0]!), ["ids"] = ids }], BsonAutoId.ObjectId);
        }
    }

    static object?[] Delivery(BsonDocument document)
    {
        var id = document["_id"].AsString;
        var trail = DeliveryShelf.Read(document);
        return Sending.Row(id[(trail.Channel.Length + 1)..], trail with { Reason = Text(document["why"]) }, document["sent"].AsBoolean, document["day"].AsInt64 * TimeSpan.TicksPerDay);
    }

    static BsonDocument Delivery(object?[] row) => new()
    {
        ["_id"] = DeliveryShelf.Id((string)row[0]!, (string)row[1]!), ["sent"] = (bool)row[2]!, ["state"] = Int(row[3]), ["day"] = Day(row[4]), [DeliveryShelf.At] = (bool)row[2]! ? Value(row[4]) : BsonValue.Null,
        ["who"] = Value(row[5]), ["n"] = Value(row[6]), ["gateway"] = Value(row[7]), ["phone"] = Value(row[8]), ["segments"] = Int(row[9]), ["tries"] = Int(row[10]),
        ["queued"] = Value(row[11]), ["got"] = Value(row[12]), ["lost"] = Value(row[13]), ["why"] = Value(row[14]),
    };

    static CellCounts Cell(BsonDocument document) => StoredShapes.CellCounts.Read(document["json"].AsBinary);

    static void AddCells(ILiteEngine engine, IReadOnlyList<object?[]> rows, Func<CellCounts, object?[], CellCounts> more)
    {
        foreach (var cell in rows.GroupBy(r => ((string)r[0]!, (string)r[1]!, (string)r[2]!)))
        {
            var (round, service, place) = cell.Key;
            var id = FieldworkShelf.Id(round, service, place);
            var counts = cell.Aggregate(engine.Find(FieldworkShelf.Collection, id) is { } known ? Cell(known) : new CellCounts(service, place), more);
            engine.Upsert(FieldworkShelf.Collection, [FieldworkShelf.Document(round, counts)], BsonAutoId.ObjectId);
        }
    }

    static IEnumerable<object?[]> Numbers(BsonDocument document)
    {
        if (document["_id"] == Meta.Key)
            yield return [Collection.ReportKey, document["n"].AsInt64];
        if (document["_id"] != Meta.Numbers)
            yield break;
        yield return [Collection.NextReport, document["reports"].AsInt64];
        yield return [Collection.NextMessage, document["messages"].AsInt64 + 1];
    }

    static void WriteNumbers(ILiteEngine engine, IReadOnlyList<object?[]> rows)
    {
        var numbers = rows.ToDictionary(r => (string)r[0]!, r => (long)r[1]!, StringComparer.Ordinal);
        engine.Upsert(Meta.Collection, [
            new BsonDocument { ["_id"] = Meta.Key, ["n"] = numbers[Collection.ReportKey] },
            new BsonDocument { ["_id"] = Meta.Numbers, ["reports"] = numbers[Collection.NextReport], ["messages"] = numbers[Collection.NextMessage] - 1 },
        ], BsonAutoId.ObjectId);
    }
}
