using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Lists of reports: what comes first is what was taken up again, then what is urgent, then what has waited longest.</summary>
static class DeskLists
{
    const int PageSize = 8;
    const int LongestText = 60;
    const int DaysSearched = 60;

    // Nobody else is answered while a list is read: more than this no search reads.
    const int MostSearched = 20_000;

    public static void Show(Talk talk, Coordinator coordinator, DeskList list, string words, int page)
    {
        if (list == DeskList.Find && words.Length == 0)
        {
            talk.Tell(TextKeys.DeskFindWhat);
            return;
        }

        var found = Within(talk, coordinator, list, words)
            .OrderByDescending(r => r.IsPriority).ThenByDescending(r => r.Urgent).ThenBy(r => r.FiledAt).ToList();
        if (found.Count == 0)
            talk.Tell(TextKeys.DeskNone);
        else if (talk.Medium == Medium.Sms)
            talk.Say(Short(talk, list, found));
        else
            Page(talk, list, found, Math.Clamp(page, 0, (found.Count - 1) / PageSize));
    }

    /// <summary>A report on one line.</summary>
    public static string Line(Talk talk, Report report)
    {
        var about = DeskCard.About(talk, report);
        var text = OneLine.Of(Masking.Numbers(report.Text), LongestText);
        return $"{(report.Urgent || report.IsPriority ? "❗" : "")}{report.Code.Spoken} · {DeskCard.Day(talk, report.FiledAt)} · {DeskCard.StatusOf(talk, report.Status)}"
            + (about.Length > 0 ? $" · {about}" : "") + (text.Length > 0 ? $": {text}" : "")
            + (report.CallBack is { } wish ? $" ☎ {wish.Number}" : "");
    }

    static IEnumerable<Report> Within(Talk talk, Coordinator coordinator, DeskList list, string words)
    {
        var mine = talk.Lookups.OpenReports().Where(r => Desk.Covers(talk, coordinator, r));
        var content = talk.Content;
        return list switch
        {
            DeskList.Open => mine,
            DeskList.Overdue => mine.Where(r => Deadline.IsOverdue(r, content.Register.Service(r.Service), content.Calendar, content.Zone, talk.Today)),
            DeskList.Mine => mine.Where(r => r.Changes.LastOrDefault(c => c.By.Kind == ActorKind.Coordinator)?.By.Id == coordinator.Id),
            DeskList.Find => new DeskSearch(talk, words).In(Recent(talk, coordinator, mine)),
            DeskList.Calls => mine.Where(r => r.CallBack is not null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // What is open, however old, and what was filed of late, closed or not.
    static IEnumerable<Report> Recent(Talk talk, Coordinator coordinator, IEnumerable<Report> open)
    {
        var since = talk.Now.AddDays(-DaysSearched);
        return open.Where(r => r.FiledAt < since).Take(MostSearched)
            .Concat(talk.Lookups.ReportsSince(since).Where(r => Desk.Covers(talk, coordinator, r)).Take(MostSearched));
    }

    static void Page(Talk talk, DeskList list, List<Report> found, int page)
    {
        var shown = found.Skip(page * PageSize).Take(PageSize).ToList();
        var lines = shown.Select(r => Line(talk, r)).Prepend(Title(talk, list, found.Count));
        var rows = DeskButtons.To(shown.Select(r => r.Code)).ToList();
        var ways = new List<Button>();
        if (page > 0 && list != DeskList.Find)
            ways.Add(Way(talk, TextKeys.NavEarlier, list, page - 1));
        if ((page + 1) * PageSize < found.Count && list != DeskList.Find)
            ways.Add(Way(talk, TextKeys.NavMore, list, page + 1));
        if (ways.Count > 0)
            rows.Add(ways);
        talk.Say(string.Join("\n\n", lines), rows);
    }

    // As many codes, each with what it is about, as two SMS hold.
    static string Short(Talk talk, DeskList list, List<Report> found)
    {
        var text = Title(talk, list, found.Count);
        foreach (var report in found)
        {
            var longer = $"{text}\n{report.Code.Spoken} {DeskCard.Day(talk, report.FiledAt)} {report.CallBack?.Number ?? DeskCard.About(talk, report)}".TrimEnd();
            if (ReportWords.Fit(longer, talk.Medium) != longer)
                break;
            text = longer;
        }

        return text;
    }

    static string Title(Talk talk, DeskList list, int count) => talk.Text(
        list switch
        {
            DeskList.Open => TextKeys.DeskOpenTitle,
            DeskList.Overdue => TextKeys.DeskOverdueTitle,
            DeskList.Mine => TextKeys.DeskMineTitle,
            DeskList.Calls => TextKeys.DeskCallsTitle,
            _ => TextKeys.DeskFindTitle,
        },
        ("count", count.ToString(CultureInfo.InvariantCulture)));

    static Button Way(Talk talk, string key, DeskList list, int page) =>
        new(talk.Text(key), new PressData(PressData.Report, "", page.ToString(CultureInfo.InvariantCulture), list.ToString()).ToString());
}
