using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Something that is to be done; a closed set. Nothing is done here: the worker does it, in one transaction with the next state.</summary>
public abstract record Effect
{
    Effect() { }

    /// <summary>Send a message.</summary>
    public sealed record Say(Outbound Message) : Effect;

    /// <summary>Keep a finished or expired survey.</summary>
    public sealed record KeepResponse(Response Response) : Effect
    {
        /// <summary>It was kept before under that id, and takes its own place: it is not counted again.</summary>
        public bool Again { get; init; }
    }

    /// <summary>File a complaint.</summary>
    public sealed record FileReport(Report Report) : Effect;

    /// <summary>Keep a report as it is now.</summary>
    /// <param name="Before">As it was known when that was decided; nothing else changed it since, because turns are taken one after another.</param>
    /// <param name="After">As it is now.</param>
    public sealed record ChangeReport(Report Before, Report After) : Effect;

    /// <summary>Somebody who has not joined asked for what is for coordinators: nothing is said, it is logged.</summary>
    /// <param name="Command">What they asked for, in our words.</param>
    public sealed record Refuse(string Command) : Effect;

    /// <summary>Keep a complaint's referral as it is now.</summary>
    public sealed record KeepReferral(Referral Referral) : Effect;

    /// <summary>Something happened to that report that whoever filed it may hear of.</summary>
    /// <param name="Report">As it is now.</param>
    public sealed record Inform(Report Report) : Effect;

    /// <summary>Keep a link's code as it is now.</summary>
    public sealed record KeepLinkCode(LinkCode Code) : Effect;

    /// <summary>That address is the same person's: what was to be told there is told here from now on.</summary>
    /// <param name="From">The address.</param>
    /// <param name="DraftId">The survey that was open there and has come here, or null.</param>
    public sealed record TakeOver(Address From, string? DraftId = null) : Effect;

    /// <summary>That address is tied to no other any more: the one it was tied to has a new tie.</summary>
    public sealed record Untie(Address From) : Effect;

    /// <summary>Whoever is erased here is erased at that address as well.</summary>
    public sealed record EraseAlso(Address Other) : Effect;

    /// <summary>Take the keyboard away under <paramref name="PromptId"/> (or the last one sent, where null) and show <paramref name="Chosen"/>; cosmetic, may be dropped.</summary>
    public sealed record ShowChosen(string? PromptId, string Chosen) : Effect;

    /// <summary>This address now belongs to the coordinator of that id and gets the digest.</summary>
    public sealed record JoinCoordinator(string CoordinatorId) : Effect;

    /// <summary>This address no longer belongs to any coordinator.</summary>
    public sealed record LeaveCoordinator : Effect;

    /// <summary>Send the coordinator of that id a digest now, to this address.</summary>
    public sealed record SendDigest(string CoordinatorId) : Effect;

    /// <summary>Note that the digest of that date was acknowledged.</summary>
    public sealed record AcknowledgeDigest(string CoordinatorId, DateOnly Date) : Effect;

    /// <summary>Keep a group that a coordinator made.</summary>
    public sealed record KeepGroup(Monitoring.Group Group) : Effect;

    /// <summary>Keep a monitor as they are now.</summary>
    public sealed record KeepMonitor(Monitoring.Monitor Monitor) : Effect;

    /// <summary>This chat is that group's from now on, or (null) no group's.</summary>
    public sealed record TieChat(string? GroupId) : Effect;

    /// <summary>Keep something promised at a hearing as it is now.</summary>
    public sealed record KeepMeasure(Monitoring.Measure Measure) : Effect;

    /// <summary>Keep what a coordinator decided on a flagged response.</summary>
    public sealed record KeepDecision(Monitoring.QualityDecision Decision) : Effect;

    /// <summary>Keep an invitation as it is now.</summary>
    public sealed record KeepInvitation(Invitation Invitation) : Effect;

    /// <summary>Remove whatever ties responses, reports and messages to this address.</summary>
    public sealed record Erase : Effect;
}

/// <summary>What a step comes to: the next state and what is to be done.</summary>
public sealed record Turn(Conversation Next, IReadOnlyList<Effect> Effects);

/// <summary>What a step may ask of the store and of chance; each answer is a value, so that a turn can be run again.</summary>
public interface ILookups : IFieldLookups
{
    /// <summary>A new unique id for a response.</summary>
    string NewId();

    /// <summary>A code that no report has had; one that is not used is not missed.</summary>
    ReportCode NewReportCode();

    /// <summary>The report of that code, or null.</summary>
    Report? Report(ReportCode code);

    /// <summary>The referral whose one-time code has that hash, or null.</summary>
    Referral? Referral(string tokenHash);

    /// <summary>The newest referral of that report, or null.</summary>
    Referral? LatestReferral(ReportCode code);

    /// <summary>The link's code with that hash, or null.</summary>
    LinkCode? LinkCode(string hash);

    /// <summary>A new <see cref="SecretCode"/>, random.</summary>
    string NewSecret();

    /// <summary>The newest report filed from <paramref name="reporter"/>, or null.</summary>
    Report? LatestReport(Address reporter);

    /// <summary>Reports that nobody has closed, oldest first, streamed.</summary>
    IEnumerable<Report> OpenReports();

    /// <summary>Reports filed since <paramref name="from"/> (inclusive), oldest first, streamed.</summary>
    IEnumerable<Report> ReportsSince(DateTimeOffset from);

    /// <summary>The conversation with somebody else, or null before their first word.</summary>
    Conversation? Conversation(Address address);

    /// <summary>The addresses that joined as that coordinator, in the order they joined.</summary>
    IReadOnlyList<Address> Members(string coordinatorId);

    /// <summary>The id of the coordinator that <paramref name="address"/> joined as, or null.</summary>
    string? CoordinatorOf(Address address);

    /// <summary>What stands for <paramref name="address"/> where its owner is not to be known: always the same, and nobody can tell the address from it.</summary>
    string PseudonymOf(Address address);
}
