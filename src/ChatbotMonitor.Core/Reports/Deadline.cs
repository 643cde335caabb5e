using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Reports;

/// <summary>By when a provider owes an answer: computed from what the register says, never stored, so that a corrected register corrects it.</summary>
public static class Deadline
{
    /// <summary>The last working day a complaint about <paramref name="service"/> may lie, or null where the register gives no term: the service's own term, counted from the day it was filed or last taken up again.</summary>
    /// <param name="report">The complaint.</param>
    /// <param name="service">Its service, or null.</param>
    /// <param name="calendar">The days offices work.</param>
    /// <param name="zone">Where its days begin and end.</param>
    public static DateOnly? Of(Report report, Service? service, WorkingCalendar calendar, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(calendar);
        var from = LocalTime.DayOf(report.Changes.LastOrDefault(c => c.Status == ReportStatus.Reopened)?.At ?? report.FiledAt, zone);
        return service?.StandardOn(from)?.Days is { } days ? calendar.Add(from, days) : null;
    }

    /// <summary>Whether nobody has answered it by the end of its day.</summary>
    public static bool IsOverdue(Report report, Service? service, WorkingCalendar calendar, TimeZoneInfo zone, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(report);
        return IsWaiting(report) && Of(report, service, calendar, zone) < today;
    }

    /// <summary>Whether nobody has answered it, since it was filed or last taken up again.</summary>
    public static bool IsWaiting(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Status is ReportStatus.New or ReportStatus.Seen or ReportStatus.Referred or ReportStatus.Reopened;
    }
}
