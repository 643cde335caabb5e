using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Several who tell of the same: one report is gone on with, and every reporter hears what comes of it.</summary>
static class DeskMerge
{
    /// <summary>The button that makes all that are like a report its duplicates.</summary>
    public const string All = "all";

    const int MostProposed = 6;

    /// <summary>Merges into the report of the code that <paramref name="words"/> give, or takes all that are like it in, or asks which.</summary>
    public static void Take(Talk talk, Coordinator coordinator, Report report, string words, string? promptId)
    {
        if (words == All)
            TakeAll(talk, coordinator, report, promptId);
        else if (words.Length == 0)
            Ask(talk, coordinator, report);
        else if (Desk.Find(talk, coordinator, words) is { } original)
        {
            // Whoever names a duplicate means what it is a duplicate of.
            Into(talk, coordinator, report, ReportWords.Standing(talk, original), promptId);
        }
    }

    /// <summary>Takes up again what was closed or merged.</summary>
    public static void Reopen(Talk talk, Coordinator coordinator, Report report, string? promptId)
    {
        var original = report.Original;
        var moved = DeskWork.Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Reopened, Actor.Coordinator(coordinator.Id), talk.Now), DeskVerb.Reopen, promptId);
        if (moved is not null && original is { } code && talk.Lookups.Report(code) is { } kept)
            DeskWork.Keep(talk, kept, kept with { Merged = [.. kept.Merged.Where(m => m != report.Code)] });
    }

    /// <summary>The open reports that tell of the same as this one, the oldest first.</summary>
    public static IReadOnlyList<Report> Alike(Talk talk, Coordinator coordinator, Report report)
    {
        var cluster = Clusters.Of(Beside(talk, coordinator, report).Append(report)).FirstOrDefault(c => c.Reports.Any(r => r.Code == report.Code));
        return cluster is null ? [] : [.. cluster.Reports.Where(r => r.Code != report.Code)];
    }

    // Open, of the same service and place, and near in time, whatever their words.
    static IEnumerable<Report> Beside(Talk talk, Coordinator coordinator, Report report) =>
        talk.Lookups.OpenReports().Where(r => r.Code != report.Code && r.Service == report.Service && r.Place == report.Place
            && (r.FiledAt - report.FiledAt).Duration() <= Clusters.Near && Desk.Covers(talk, coordinator, r));

    static void Ask(Talk talk, Coordinator coordinator, Report report)
    {
        var alike = Alike(talk, coordinator, report).Concat(Beside(talk, coordinator, report)).DistinctBy(r => r.Code).Take(MostProposed).ToList();
        var lines = alike.Select(r => DeskLists.Line(talk, r));
        var buttons = alike.Select(r => (IReadOnlyList<Button>)[new(r.Code.Spoken, new PressData(PressData.Report, report.Code.Digits, r.Code.Digits, nameof(DeskVerb.Duplicate)).ToString())]);
        DeskNote.Ask(talk, report, DeskVerb.Duplicate, alike.Count > 0 ? string.Join('\n', lines) : null, [.. buttons]);
    }

    static void Into(Talk talk, Coordinator coordinator, Report report, Report original, string? promptId)
    {
        if (original.Code == report.Code)
        {
            talk.Tell(TextKeys.DeskItself, ("code", report.Code.Spoken));
            return;
        }

        var wasAsked = talk.State.Asking == Asking.Note;
        if (wasAsked)
            DeskNote.Forget(talk);
        var move = ReportLife.Merge(report, original.Code, Actor.Coordinator(coordinator.Id), talk.Now);
        if (DeskWork.Move(talk, coordinator, report, move, DeskVerb.Duplicate, promptId) is not null)
            DeskWork.Keep(talk, original, With(original, report));
        if (wasAsked)
            DeskNote.GoOn(talk);
    }

    static void TakeAll(Talk talk, Coordinator coordinator, Report original, string? promptId)
    {
        var merged = original;
        foreach (var report in Alike(talk, coordinator, original))
        {
            if (ReportLife.Merge(report, original.Code, Actor.Coordinator(coordinator.Id), talk.Now) is not ReportMove.Moved(var after))
                continue;
            DeskWork.Keep(talk, report, after, isNews: true);
            merged = With(merged, report);
        }

        var count = merged.Merged.Count - original.Merged.Count;
        if (count > 0)
            DeskWork.Keep(talk, original, merged);
        DeskWork.Press(talk, promptId, talk.Text(TextKeys.DeskMergeAll));
        talk.Tell(TextKeys.DeskMerged, ("code", original.Code.Spoken), ("count", count.ToString(CultureInfo.InvariantCulture)));
    }

    static Report With(Report original, Report duplicate) =>
        original with { Merged = [.. original.Merged.Concat(duplicate.Merged).Append(duplicate.Code).Distinct()] };
}
