using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a coordinator does with one report; where two are at it at once, the later one is told how it stands.</summary>
static class DeskWork
{
    /// <summary>Does it, or asks for the words it takes.</summary>
    /// <param name="talk">The talk with the coordinator.</param>
    /// <param name="coordinator">Who does it.</param>
    /// <param name="report">With which report.</param>
    /// <param name="verb">What.</param>
    /// <param name="words">The answer, the reason, or the code of another report; possibly empty.</param>
    /// <param name="promptId">The message whose button was pressed, or null.</param>
    public static void Do(Talk talk, Coordinator coordinator, Report report, DeskVerb verb, string words, string? promptId)
    {
        var by = Actor.Coordinator(coordinator.Id);
        switch (verb)
        {
            case DeskVerb.Seen:
                Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Seen, by, talk.Now, words), verb, promptId);
                break;
            case DeskVerb.Close:
                Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Closed, by, talk.Now, words), verb, promptId);
                break;
            case DeskVerb.Reopen:
                DeskMerge.Reopen(talk, coordinator, report, promptId);
                break;
            case DeskVerb.Refer:
                DeskReferral.Refer(talk, coordinator, report, promptId);
                break;
            case DeskVerb.Referred:
                Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Referred, by, talk.Now, words), verb, promptId);
                break;
            case DeskVerb.Answer or DeskVerb.Reply when words.Length == 0:
                DeskNote.Ask(talk, report, verb);
                break;
            case DeskVerb.Answer:
                Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Answered, by, talk.Now, words), verb, promptId);
                break;
            case DeskVerb.Reply:
                Reply(talk, report, by, words);
                break;
            case DeskVerb.Duplicate:
                DeskMerge.Take(talk, coordinator, report, words, promptId);
                break;
            case DeskVerb.Called:
                Called(talk, report, by, words, promptId);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Says what came of a move, and keeps it where it is one.</summary>
    /// <returns>The report as it is now, or null where nothing changed.</returns>
    public static Report? Move(Talk talk, Coordinator coordinator, Report before, ReportMove move, DeskVerb verb, string? promptId)
    {
        switch (move)
        {
            case ReportMove.Moved(var after):
                Keep(talk, before, after, isNews: true);
                Press(talk, promptId, talk.Text(DeskCard.LabelOf(verb)));
                DeskCard.SayNow(talk, after);
                return after;
            case ReportMove.Already(var last):
                Press(talk, promptId, "…");
                talk.Tell(TextKeys.DeskAlready, ("code", before.Code.Spoken), ("status", DeskCard.StatusOf(talk, before.Status)), ("who", DeskCard.NameOf(talk, last.By)), ("when", DeskCard.When(talk, last.At)));
                return null;
            case ReportMove.Refused(var status):
                Press(talk, promptId, "…");
                talk.Tell(TextKeys.DeskRefused, ("code", before.Code.Spoken), ("status", DeskCard.StatusOf(talk, status)));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Keeps a change of a report, and lets whoever filed it hear of it where it is news to them.</summary>
    public static void Keep(Talk talk, Report before, Report after, bool isNews = false)
    {
        talk.Do(new Effect.ChangeReport(before, after));
        if (isNews)
            talk.Do(new Effect.Inform(after));
    }

    /// <summary>Takes the buttons away under a message whose button was pressed.</summary>
    public static void Press(Talk talk, string? promptId, string chosen)
    {
        if (promptId is not null)
            talk.Show(promptId, chosen);
    }

    // A person's words to a person: they go at once, beside whatever is told of the report's state.
    static void Reply(Talk talk, Report report, Actor by, string words)
    {
        if (report.Reporter is not { } reporter || Linking.LastHeard(talk.Lookups.Conversation(reporter) ?? new Conversation(reporter), talk.Lookups.Conversation) is not { IsReachable: true, Address: var citizen } state)
        {
            talk.Tell(TextKeys.DeskNoCitizen, ("code", report.Code.Spoken));
            return;
        }

        Keep(talk, report, ReportLife.Remark(report, by, talk.Now, words));
        talk.Do(new Effect.Say(new Outbound(citizen, talk.Content.Texts.Say(TextKeys.DeskFromCoordinator, state.Language ?? talk.Language, citizen.Medium, ("code", report.Code.Spoken), ("text", words)))));
        talk.Tell(TextKeys.DeskSent, ("code", report.Code.Spoken));
    }

    static void Called(Talk talk, Report report, Actor by, string words, string? promptId)
    {
        Keep(talk, report, ReportLife.Called(report, by, talk.Now, talk.Text(TextKeys.DeskCalled) + (words.Length > 0 ? ": " + words : "")));
        Press(talk, promptId, talk.Text(TextKeys.DeskCalled));
        talk.Tell(TextKeys.DeskCalledDone, ("code", report.Code.Spoken));
    }
}
