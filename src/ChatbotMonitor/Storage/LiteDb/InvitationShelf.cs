using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using LiteDB;
using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Who is, was or will be asked to answer what; kept for good, so that nobody is asked twice. Of who was forgotten there stays that somebody was asked, under a pseudonym.</summary>
sealed class InvitationShelf(Meta meta) : Shelf
{
    public const string Collection = "invitations";

    /// <summary>When it was planned, in ticks; every one that is not forgotten has it.</summary>
    public const string At = "at";

    /// <summary>When it is to be sent next, in ticks; nothing where it is not.</summary>
    public const string Due = "due";

    /// <summary>The pseudonym of whom it is for.</summary>
    public const string Who = "who";

    public static Invitation Read(BsonDocument document) => StoredShapes.Invitation.Read(document["json"].AsBinary);

    /// <summary>The invitation, or null; one that was forgotten is known, and ended.</summary>
    public Invitation? Find(ILiteEngine engine, string surveyId, Address to) => engine.Find(Collection, Id(surveyId, to)) switch
    {
        null => null,
        var found when found["json"].IsBinary => Read(found),
        _ => new Invitation(surveyId, to, DateTimeOffset.UnixEpoch) { State = InvitationState.Answered },
    };

    public static IReadOnlyList<Invitation> DueBy(ILiteEngine engine, DateTimeOffset now, int limit) =>
        [.. engine.Range(Collection, Due, 0L, now.UtcTicks, limit).Select(Read)];

    public override void Forget(ILiteEngine engine, Address address)
    {
        var who = Pseudonym.Of(address, meta.ReportKey);
        var theirs = engine.Where(Collection, Who, who);
        if (theirs.Count > 0)
            engine.Update(Collection, theirs.Select(d => new BsonDocument { ["_id"] = d["_id"], [Who] = who }));
    }

    public override void Write(ILiteEngine engine, Batch batch)
    {
        if (batch.Invitations.Count == 0)
            return;
        engine.Upsert(Collection, batch.Invitations.GroupBy(i => Id(i.SurveyId, i.To), StringComparer.Ordinal).Select(g => (Id: g.Key, Invitation: g.Last())).Select(i => new BsonDocument
        {
            ["_id"] = i.Id,
            [At] = i.Invitation.PlannedAt.UtcTicks,
            [Due] = i.Invitation.Due is { } due ? due.UtcTicks : BsonValue.Null,
            [Who] = Pseudonym.Of(i.Invitation.To, meta.ReportKey),
            ["json"] = StoredShapes.Invitation.Write(i.Invitation),
        }), BsonAutoId.ObjectId);
    }

    // Not the number itself: an id may stand in an error of the engine.
    string Id(string surveyId, Address to) => $"{surveyId}\n{Pseudonym.Of(to, meta.ReportKey)}";
}
