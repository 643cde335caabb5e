using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Coordinators' work on reports, where they read: by buttons, by commands, by SMS, in a group; nobody else gets anything.</summary>
static class Desk
{
    /// <summary>Hears what a coordinator asks for; false where it is something else, and to be heard as everybody's words are.</summary>
    public static bool Hear(Talk talk, string text)
    {
        if (DeskRequest.Read(text) is not { } request)
            return false;
        // An open question is asked for a number: bare digits answer it.
        if (request is DeskRequest.Show { Slash: null } or DeskRequest.Unclear && talk.State.Draft is not null)
            return false;
        if (Coordinator(talk) is not { } coordinator)
            return Outsider(talk, request);

        switch (request)
        {
            case DeskRequest.Show show:
                if (Find(talk, coordinator, show.Code) is { } shown)
                    DeskCard.Show(talk, coordinator, shown);
                break;
            case DeskRequest.Unclear unclear:
                if (Find(talk, coordinator, unclear.Code) is { } meant)
                    talk.Tell(TextKeys.DeskHow, ("code", meant.Code.Spoken));
                break;
            case DeskRequest.Act act:
                if (Find(talk, coordinator, act.Code) is { } report)
                    DeskWork.Do(talk, coordinator, report, act.Verb, act.Words, null);
                break;
            case DeskRequest.Many many:
                DeskLists.Show(talk, coordinator, many.List, many.Words, 0);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return true;
    }

    /// <summary>Takes a press of a report's button; false where it was none of a coordinator's.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (Coordinator(talk) is not { } coordinator)
        {
            talk.Do(new Effect.Refuse(data.Value));
            return true;
        }

        if (Enum.TryParse<DeskList>(data.Value, out var list) && int.TryParse(data.Question, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            DeskLists.Show(talk, coordinator, list, "", page);
        else if (data.Value == DeskCard.ShowIt && Find(talk, coordinator, data.Draft) is { } shown)
            DeskCard.Show(talk, coordinator, shown);
        else if (Enum.TryParse<DeskVerb>(data.Value, out var verb) && Find(talk, coordinator, data.Draft) is { } report)
            DeskWork.Do(talk, coordinator, report, verb, data.Question, promptId);
        return true;
    }

    /// <summary>Whom the talk is with as a coordinator, or null.</summary>
    public static Coordinator? Coordinator(Talk talk) => talk.Content.Coordinator(talk.Lookups.CoordinatorOf(talk.State.Address));

    /// <summary>The report of that code where it is the coordinator's to see; says so where there is none.</summary>
    public static Report? Find(Talk talk, Coordinator coordinator, string code)
    {
        if (ReportCode.Read(code) is { } known && talk.Lookups.Report(known) is { } report && Covers(talk, coordinator, report))
            return report;
        talk.Tell(TextKeys.DeskUnknown, ("code", ReportCode.Read(code)?.Spoken ?? OneLine.Of(code, 20)));
        return null;
    }

    /// <summary>Whether the report lies in what the coordinator looks after.</summary>
    public static bool Covers(Talk talk, Coordinator coordinator, Report report) =>
        coordinator.Scope.Covers(report.Place, report.Service, talk.Content.Places);

    // A citizen may ask about their own; whoever else tries gets no word, so that codes tell nothing.
    static bool Outsider(Talk talk, DeskRequest request)
    {
        var code = request switch
        {
            DeskRequest.Show show => show.Code,
            DeskRequest.Act act => act.Code,
            _ => null,
        };
        if (request.Slash is null && (code is null || request is not DeskRequest.Act || talk.State.Draft is not null))
            return false;
        if (!talk.InGroup && code is not null && ReportCode.Read(code) is { } known && talk.Own(known) is not null)
            StatusReply.Say(talk, known);
        else
            talk.Do(new Effect.Refuse(request.Slash ?? "report"));
        return true;
    }
}
