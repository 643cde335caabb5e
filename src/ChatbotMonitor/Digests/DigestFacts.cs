using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Digests;

/// <summary>Puts a telling into the facts that templates name.</summary>
static class DigestFacts
{
    /// <summary>The facts of <paramref name="telling"/>, the same names whatever it tells.</summary>
    public static Facts Of(Telling telling)
    {
        var digest = telling.Digest;
        var language = digest.Coordinator.Language;
        return new Facts
        {
            ["kind"] = telling.Kind,
            ["name"] = digest.Coordinator.Name,
            ["date"] = new Facts { ["dd"] = Written(digest, "dd"), ["mm"] = Written(digest, "MM"), ["yyyy"] = Written(digest, "yyyy") },
            ["quiet"] = digest.IsQuiet,
            ["new"] = new Facts
            {
                ["number"] = digest.Complaints.New,
                ["count"] = Count(digest.Complaints.New, Blur.None),
                ["usual"] = Average(digest.Complaints.Usual, language),
            },
            ["urgent"] = new Facts
            {
                ["number"] = digest.UrgentCount,
                ["reports"] = List(digest.Urgent, Report),
                ["text"] = digest.Urgent is [{ Text: var text }, ..] ? text : "",
                ["more"] = digest.UrgentCount - digest.Urgent.Count,
            },
            ["clusters"] = List(digest.Clusters, c => new Facts
            {
                ["people"] = Count(c.People, c.Blur), ["number"] = Noun(c.People, c.Blur), ["words"] = c.Words, ["about"] = string.Join(", ", c.About), ["code"] = c.First?.Spoken ?? "",
            }),
            ["breaches"] = List(digest.Breaches.Take(DigestBuilder.MostLines), b => new Facts
            {
                ["provider"] = b.Provider,
                ["count"] = Count(b.Breaches.All, b.Blur),
                ["term"] = b.Blur == Blur.None ? b.Breaches.Term : 0,
                ["fee"] = b.Blur == Blur.None ? b.Breaches.Fee : 0,
                ["document"] = b.Blur == Blur.None ? b.Breaches.Document : 0,
                ["citations"] = b.Citations,
            }),
            ["services"] = List(digest.Services.Take(DigestBuilder.MostLines), l => Line(l, language)),
            ["services_more"] = Math.Max(0, digest.Services.Count - DigestBuilder.MostLines),
            ["places"] = List(digest.Places.Take(DigestBuilder.MostLines), l => Line(l, language)),
            ["places_more"] = Math.Max(0, digest.Places.Count - DigestBuilder.MostLines),
            ["open"] = new Facts
            {
                ["number"] = digest.OpenCount,
                ["days"] = digest.Oldest is [{ Age: var age }, ..] ? (int)age.TotalDays : 0,
                ["oldest"] = List(digest.Oldest, Report),
                ["more"] = Math.Max(0, digest.OpenCount - digest.Oldest.Count),
            },
            ["overdue"] = digest.OverdueCount,
            ["silent"] = List(digest.Silent.Take(DigestBuilder.MostLines), s => new Facts { ["provider"] = s.Provider, ["count"] = Count(s.Complaints, s.Blur) }),
            ["fixes"] = Fixes(digest.Fixes),
            ["call_backs"] = digest.CallBacks,
            ["surveys"] = digest.Surveys,
            ["rounds"] = List(digest.Rounds, r => new Facts
            {
                ["title"] = r.Title, ["dd"] = r.To.ToString("dd", CultureInfo.InvariantCulture), ["mm"] = r.To.ToString("MM", CultureInfo.InvariantCulture),
                ["visits"] = r.Visits, ["visits_planned"] = r.VisitsPlanned, ["interviews"] = r.Interviews, ["interviews_planned"] = r.InterviewsPlanned,
            }),
            ["measures"] = new Facts
            {
                ["late"] = List(digest.MeasuresLate.Take(DigestBuilder.MostLines), Measure), ["late_number"] = digest.MeasuresLate.Count,
                ["due"] = List(digest.MeasuresDue.Take(DigestBuilder.MostLines), Measure), ["due_number"] = digest.MeasuresDue.Count,
            },
            ["week"] = new Facts
            {
                ["number"] = digest.WeekComplaints.Now,
                ["usual"] = Average(digest.WeekComplaints.Usual, language),
                ["services"] = List(digest.Week.Take(DigestBuilder.MostLines), w => new Facts { ["name"] = w.Name, ["count"] = Count(w.Now, w.Blur), ["usual"] = Average(w.Usual, language) }),
                ["fixes"] = List(digest.FixesByService.Where(IsTold).Take(DigestBuilder.MostLines), Fixes),
            },
            ["alert"] = telling is Telling.Alert alert
                ? new Facts { ["about"] = alert.About, ["number"] = alert.Complaints, ["hours"] = alert.Hours, ["code"] = alert.Latest.Spoken }
                : new Facts { ["about"] = "", ["number"] = 0, ["hours"] = 0, ["code"] = "" },
            ["reminder"] = new Facts { ["name"] = telling is Telling.Reminder reminder ? reminder.Whose : "" },
        };
    }

    static Facts Report(DigestReport report) => new()
    {
        ["code"] = report.Code.Spoken, ["about"] = string.Join(", ", report.About), ["days"] = (int)report.Age.TotalDays, ["text"] = report.Text, ["breaches"] = report.Breaches,
    };

    static Facts Measure(MeasureLine measure) => new()
    {
        ["id"] = measure.Id, ["who"] = measure.Who, ["what"] = measure.What, ["dd"] = measure.By.ToString("dd", CultureInfo.InvariantCulture), ["mm"] = measure.By.ToString("MM", CultureInfo.InvariantCulture),
    };

    static Facts Line(DigestLine line, string language) => new()
    {
        ["name"] = line.Name,
        ["count"] = Count(line.Tally.New, line.Blur),
        ["usual"] = line.Blur == Blur.BelowFew ? "" : Average(line.Tally.Usual, language),
        ["beyond"] = line.Tally.IsUp && line.Blur != Blur.BelowFew,
    };

    static Facts Fixes(FixLine line) => new()
    {
        ["name"] = line.Name,
        ["any"] = line.Now.Percent is not null,
        ["hidden"] = line.IsHidden,
        ["percent"] = line.Now.Percent ?? 0,
        ["citizens"] = line.Now.Citizens,
        ["before_any"] = line.Before.Percent is not null,
        ["percent_before"] = line.Before.Percent ?? 0,
    };

    static bool IsTold(FixLine line) => line.IsHidden || line.Now.Percent is not null || line.Before.Percent is not null;

    static List<object> List<T>(IEnumerable<T> items, Func<T, Facts> facts) => [.. items.Select(facts)];

    static string Count(int number, Blur blur) => blur switch
    {
        Blur.BelowFew => $"<{Blurring.Few}",
        Blur.NotBelowFew => $"{Blurring.Few}+",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // The noun beside a number that is not told goes with the limit.
    static int Noun(int number, Blur blur) => blur == Blur.None ? number : Blurring.Few;

    static string Written(Digest digest, string format) => digest.Date.ToString(format, CultureInfo.InvariantCulture);

    // Below ten a tenth matters; the comma is Russian's and Kyrgyz's.
    static string Average(double usual, string language)
    {
        var shown = usual.ToString(usual < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return language == Languages.English ? shown : shown.Replace('.', ',');
    }
}
