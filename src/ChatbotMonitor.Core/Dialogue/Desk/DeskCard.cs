using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>One report as a coordinator reads it: what it says, what is owed, what became of it, and what can be done now.</summary>
static class DeskCard
{
    /// <summary>The button that shows a report.</summary>
    public const string ShowIt = "card";

    const int LongestNote = 200;

    public static void Show(Talk talk, Coordinator coordinator, Report report)
    {
        if (talk.Medium == Medium.Sms)
        {
            talk.Say(ReportWords.Fit(Head(talk, report) + ": " + string.Join("; ", report.Breaches.Select(b => BreachWords.Say(b, talk.Content.Texts, talk.Language, talk.Medium)).Append(OneLine.Of(Masking.Numbers(report.Text), LongestNote)).Prepend(report.CallBack is { } wish ? talk.Text(TextKeys.DeskCall, ("number", wish.Number), ("when", When(talk, wish.At))) : "").Prepend(report.Assisted ? talk.Text(TextKeys.DeskAssisted) : "").Where(w => w.Length > 0)), talk.Medium));
            return;
        }

        var alike = report.IsOpen ? DeskMerge.Alike(talk, coordinator, report) : [];
        talk.Say(string.Join("\n\n", Sections(talk, report, alike).Where(s => s.Length > 0)), Keyboard(talk, report, alike.Count > 0));
    }

    /// <summary>Says in a line how a report stands now, with what can be done next.</summary>
    public static void SayNow(Talk talk, Report report) =>
        talk.Say(talk.Text(TextKeys.DeskDone, ("code", report.Code.Spoken), ("status", StatusOf(talk, report.Status))), Keyboard(talk, report, alike: false));

    public static string StatusOf(Talk talk, ReportStatus status) => talk.Text(status switch
    {
        ReportStatus.New => TextKeys.DeskStatusNew,
        ReportStatus.Seen => TextKeys.DeskStatusSeen,
        ReportStatus.Referred => TextKeys.DeskStatusReferred,
        ReportStatus.Answered => TextKeys.DeskStatusAnswered,
        ReportStatus.Fixed => TextKeys.DeskStatusFixed,
        ReportStatus.NotFixed => TextKeys.DeskStatusNotFixed,
        ReportStatus.Closed => TextKeys.DeskStatusClosed,
        ReportStatus.Duplicate => TextKeys.DeskStatusDuplicate,
        ReportStatus.Reopened => TextKeys.DeskStatusReopened,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>The label of a button.</summary>
    public static string LabelOf(DeskVerb verb) => verb switch
    {
        DeskVerb.Seen => TextKeys.DeskSeen,
        DeskVerb.Refer => TextKeys.DeskRefer,
        DeskVerb.Referred => TextKeys.DeskReferred,
        DeskVerb.Answer => TextKeys.DeskAnswer,
        DeskVerb.Reply => TextKeys.DeskReply,
        DeskVerb.Duplicate => TextKeys.DeskDuplicate,
        DeskVerb.Close => TextKeys.DeskClose,
        DeskVerb.Called => TextKeys.DeskCalled,
        DeskVerb.Reopen => TextKeys.DeskReopen,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string NameOf(Talk talk, Actor actor) => actor.Kind switch
    {
        ActorKind.Coordinator => talk.Content.Coordinator(actor.Id)?.Name ?? actor.Id ?? "",
        ActorKind.Provider => talk.Content.Register.Provider(actor.Id)?.Name.In(talk.Language) ?? actor.Id ?? "",
        ActorKind.Citizen => talk.Text(TextKeys.DeskByCitizen),
        _ => talk.Text(TextKeys.DeskByProgram),
    };

    public static string When(Talk talk, DateTimeOffset at) => Local(talk, at).ToString("dd.MM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day it was filed, as a list shows it.</summary>
    public static string Day(Talk talk, DateTimeOffset at) => Local(talk, at).ToString("dd.MM", CultureInfo.InvariantCulture);

    /// <summary>The names of a report's service and place, those that were given.</summary>
    public static string About(Talk talk, Report report) => Subject.Of(report.Service, report.Place, talk.Content.Register, talk.Content.Places, talk.Language);

    static string Head(Talk talk, Report report) =>
        $"{report.Code.Spoken} {StatusOf(talk, report.Status)}{(report.Urgent ? " !" : "")}, {Day(talk, report.FiledAt)}{(About(talk, report) is { Length: > 0 } about ? ", " + about : "")}";

    static IEnumerable<string> Sections(Talk talk, Report report, IReadOnlyList<Report> alike)
    {
        var mark = report.Urgent || report.IsPriority ? "❗" : "📌";
        yield return string.Join('\n', new[] { $"{mark} {report.Code.Spoken} · {StatusOf(talk, report.Status)}", About(talk, report), talk.Text(TextKeys.DeskFiled, ("when", When(talk, report.FiledAt)), ("channel", Channel(report))), report.Assisted ? talk.Text(TextKeys.DeskAssisted) : "" }.Where(l => l.Length > 0));
        yield return report.Text.Length > 0 ? $"«{Masking.Numbers(report.Text)}»" : "";
        yield return report.CallBack is { } wish ? talk.Text(TextKeys.DeskCall, ("number", wish.Number), ("when", When(talk, wish.At))) : "";
        yield return string.Join('\n', Owed(talk, report));
        yield return string.Join('\n', report.Changes.Select(c => Past(talk, c)));
        if (alike.Count > 0)
            yield return talk.Text(TextKeys.DeskAlike, ("count", Number(alike.Count)), ("codes", string.Join(", ", alike.Take(5).Select(r => r.Code.Spoken)) + (alike.Count > 5 ? "…" : "")));
        if (report.Merged.Count > 0)
            yield return talk.Text(TextKeys.DeskTogether, ("count", Number(report.Merged.Count)));
    }

    static IEnumerable<string> Owed(Talk talk, Report report)
    {
        foreach (var breach in report.Breaches)
            yield return "⚖️ " + BreachWords.Say(breach, talk.Content.Texts, talk.Language, talk.Medium);
        var (service, content) = (talk.Content.Register.Service(report.Service), talk.Content);
        if (!report.IsOpen || Deadline.Of(report, service, content.Calendar, content.Zone) is not { } due)
            yield break;
        var key = Deadline.IsOverdue(report, service, content.Calendar, content.Zone, talk.Today) ? TextKeys.DeskOverdue : TextKeys.DeskDue;
        yield return talk.Text(key, ("date", due.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));
    }

    static string Past(Talk talk, ReportChange change)
    {
        var note = change.Note.Length > 0 ? ": " + OneLine.Of(Masking.Numbers(change.Note), LongestNote) : "";
        var original = change.Original is { } code ? " " + code.Spoken : "";
        return $"{When(talk, change.At)} {StatusOf(talk, change.Status)}{original} ({NameOf(talk, change.By)}){note}";
    }

    static List<IReadOnlyList<Button>> Keyboard(Talk talk, Report report, bool alike)
    {
        var ways = ReportLife.Ways(report.Status, ActorKind.Coordinator);
        var verbs = new List<DeskVerb>();
        void May(ReportStatus to, DeskVerb verb)
        {
            if (ways.Contains(to))
                verbs.Add(verb);
        }

        May(ReportStatus.Seen, DeskVerb.Seen);
        May(ReportStatus.Referred, DeskVerb.Refer);
        May(ReportStatus.Answered, DeskVerb.Answer);
        if (report.Reporter is not null)
            verbs.Add(DeskVerb.Reply);
        if (report.CallBack is not null)
            verbs.Add(DeskVerb.Called);
        May(ReportStatus.Duplicate, DeskVerb.Duplicate);
        May(ReportStatus.Closed, DeskVerb.Close);
        May(ReportStatus.Reopened, DeskVerb.Reopen);
        var rows = verbs.Select(v => new Button(talk.Text(LabelOf(v)), new PressData(PressData.Report, report.Code.Digits, "", v.ToString()).ToString()))
            .Chunk(2).Select(IReadOnlyList<Button> (row) => row).ToList();
        if (alike)
            rows.Add([new(talk.Text(TextKeys.DeskMergeAll), new PressData(PressData.Report, report.Code.Digits, DeskMerge.All, nameof(DeskVerb.Duplicate)).ToString())]);
        return rows;
    }

    static string Channel(Report report) => report.Channel is ChannelNames.Sms or ChannelNames.SimulatedSms ? "SMS" : "Telegram";

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    static DateTimeOffset Local(Talk talk, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, talk.Content.Zone);
}
