using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Storage;

/// <summary>The memory of the program. Reads may come from any thread; commits come from one thread, one after another.</summary>
public interface IStore : IConversationStore, IReportStore, IResponseStore, IOutboxStore, IDigestStore, IInvitationStore, IMonitoringStore, IAsideStore, IDisposable
{
    /// <summary>Writes all of <paramref name="batch"/> or nothing, on disk when it returns; synchronous, because a LiteDB transaction belongs to its thread (litedb-org/LiteDB#2822).</summary>
    /// <returns>The batch's messages as they now stand in the outbox, in order; where several workers share the store, those that are this one's to send, after any that others wrote for it.</returns>
    /// <exception cref="StoreClashException">Somebody else has changed what this thread has read since it prepared, and the batch writes.</exception>
    IReadOnlyList<OutboxMessage> Commit(Batch batch);

    /// <summary>Begins what this thread computes from reads and then commits: brings in one trip what it is <paramref name="about"/>, and notes whatever it reads until its next commit. Where nobody else can write there is nothing to do.</summary>
    void Prepare(About about) { }

    /// <summary>Which part of what waits is this worker's to send; null where all of it is.</summary>
    ISlots? Slots => null;

    /// <summary>Throws where a commit would not reach the disk; for the health page.</summary>
    void Probe();

    /// <summary>Writes a consistent copy to <paramref name="file"/> while the worker runs.</summary>
    void Backup(string file);
}

/// <summary>Conversations and what was heard.</summary>
public interface IConversationStore
{
    /// <summary>The conversation with <paramref name="address"/>, or null before the first word.</summary>
    Conversation? Conversation(Address address);

    /// <summary>Whether an inbound message of that id was committed before.</summary>
    bool Heard(string inboundId);

    /// <summary>Conversations whose <see cref="Core.Dialogue.Conversation.WakeAt"/> is not after <paramref name="now"/>, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<Conversation> Due(DateTimeOffset now, int limit);

    /// <summary>The coordinator that <paramref name="address"/> joined as, or null.</summary>
    string? CoordinatorOf(Address address);

    /// <summary>The link's code with that hash, or null.</summary>
    LinkCode? LinkCode(string hash);

    /// <summary>The addresses that joined as <paramref name="coordinatorId"/>, in the order they joined.</summary>
    IReadOnlyList<Address> Members(string coordinatorId);
}

/// <summary>Complaints.</summary>
public interface IReportStore
{
    /// <summary>A number no report has had; persisted with the next commit, so a number that was handed out and not committed may come again.</summary>
    long TakeReportNumber();

    /// <summary>The installation's key for <see cref="ReportCode.Of"/>: made once, random.</summary>
    ulong ReportKey { get; }

    /// <summary>The report of that code, or null.</summary>
    Report? Report(string code);

    /// <summary>The referral whose one-time code has that hash, or null.</summary>
    Referral? Referral(string tokenHash);

    /// <summary>The newest referral of the report of that code, or null.</summary>
    Referral? LatestReferral(string code);

    /// <summary>The newest report filed from <paramref name="reporter"/>, or null.</summary>
    Report? LatestReport(Address reporter);

    /// <summary>Reports filed from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, streamed.</summary>
    IEnumerable<Report> Reports(DateTimeOffset from, DateTimeOffset to);

    /// <summary>Reports that nobody has closed, oldest first, streamed.</summary>
    IEnumerable<Report> OpenReports();

    /// <summary>Of the reports on <paramref name="service"/> in <paramref name="place"/> that nobody has closed, the <paramref name="most"/> oldest; its cost does not grow with how many there are.</summary>
    IReadOnlyList<Report> OldestOpen(string? service, string? place, int most);

    /// <summary>Urgent reports filed from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, streamed; the others are not read.</summary>
    IEnumerable<Report> UrgentReports(DateTimeOffset from, DateTimeOffset to);
}

/// <summary>Filled surveys.</summary>
public interface IResponseStore
{
    /// <summary>Responses that ended from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, streamed; of one survey where <paramref name="surveyId"/> is given.</summary>
    IEnumerable<Response> Responses(string? surveyId, DateTimeOffset from, DateTimeOffset to);
}

/// <summary>Messages to be sent, and what came of those that were.</summary>
public interface IOutboxStore
{
    /// <summary>All messages not yet sent, oldest first, streamed.</summary>
    IEnumerable<OutboxMessage> Pending();

    /// <summary>The state of a message that was sent with a provider's id, or null.</summary>
    DeliveryState? Delivery(string channel, string providerId);

    /// <summary>All that is known of the message that a provider gave that id, also by receipts that came before it; or null.</summary>
    Trail? Trail(string channel, string providerId);

    /// <summary>The newest message that was sent to <paramref name="to"/> with a provider's id in the last ninety days, or null.</summary>
    Trail? LatestTrail(Address to);

    /// <summary>Messages sent with a provider's id, and messages given up, from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first, streamed; those of the last ninety days are kept.</summary>
    IEnumerable<Trail> Trails(DateTimeOffset from, DateTimeOffset to);
}

/// <summary>What digests are made of: counts, kept in the transaction of what they count.</summary>
public interface IDigestStore
{
    /// <summary>Counts of hours from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), day by day.</summary>
    IEnumerable<HourCount> Counts(DateTimeOffset from, DateTimeOffset to);

    /// <summary>The same of one service.</summary>
    IEnumerable<HourCount> Counts(string? service, DateTimeOffset from, DateTimeOffset to);

    /// <summary>What <paramref name="stretches"/> need, each under a moment of its stretch: summed up where hours come from far, as hours (and more than is needed) where they are at hand.</summary>
    IEnumerable<HourCount> Counts(Stretches stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        return Counts(stretches.From, DateTimeOffset.MaxValue);
    }

    /// <summary>How many complaints were filed in each hour from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), the latest first; hours without any are left out.</summary>
    IReadOnlyList<(DateTimeOffset Hour, int Number)> FiledByHour(DateTimeOffset from, DateTimeOffset to) =>
        [.. Counts(from, to).Where(c => c.What == Counted.Reports).GroupBy(c => c.Hour).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Number)))];

    /// <summary>What stands now, whenever it began.</summary>
    IReadOnlyList<StandingCount> Standing();

    /// <summary>When what <paramref name="key"/> names was last done, or null where it never was or is forgotten (after ninety days).</summary>
    DateTimeOffset? Marked(string key);

    /// <summary>Whether the digest of that coordinator and local date has been committed.</summary>
    bool DigestSent(string coordinatorId, DateOnly date);
}

/// <summary>Who is asked to answer what, and what sending costs.</summary>
public interface IInvitationStore
{
    /// <summary>The invitation of <paramref name="to"/> to that survey, or null where there never was one; one whose person was forgotten since is ended.</summary>
    Invitation? Invitation(string surveyId, Address to);

    /// <summary>Invitations whose <see cref="Core.Dialogue.Invitation.Due"/> is not after <paramref name="now"/>, earliest first, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<Invitation> DueInvitations(DateTimeOffset now, int limit);

    /// <summary>All invitations but those whose person was forgotten, in the order they were planned, streamed.</summary>
    IEnumerable<Invitation> Invitations();

    /// <summary>What each gateway sent in the half hours that begin from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), streamed.</summary>
    IEnumerable<Spent> Spent(DateTimeOffset from, DateTimeOffset to);
}

/// <summary>Updates that could not be handled.</summary>
public interface IAsideStore
{
    /// <summary>All that was set aside, oldest first.</summary>
    IEnumerable<SetAside> Aside();
}

/// <summary>An update that could not be handled: kept to be looked at, never in the way of the others.</summary>
/// <param name="Id">The inbound id, or a new one where it had none.</param>
/// <param name="Channel">Where it came from.</param>
/// <param name="At">When.</param>
/// <param name="Why">What went wrong, for a person.</param>
/// <param name="Payload">The update as it came.</param>
public sealed record SetAside(string Id, string Channel, DateTimeOffset At, string Why, string Payload);
