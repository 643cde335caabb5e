using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Schedules;

/// <summary>An hour of each local day at which something is done once; missed while the program was down, it is made up for until the night's quiet.</summary>
/// <param name="hour">The hour.</param>
/// <param name="content">The zone, and when it is quiet.</param>
sealed class LocalHour(TimeOnly hour, Content content)
{
    DateOnly? _done;

    /// <summary>When it is to be done next, not after <paramref name="now"/> where it is overdue.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        var today = Today(now);
        var at = content.Quiet.Open(LocalTime.At(today, hour, content.Zone), content.Zone);
        return _done == today || (at <= now && content.Quiet.Cover(now, content.Zone)) ? content.Quiet.Open(LocalTime.At(today.AddDays(1), hour, content.Zone), content.Zone) : at;
    }

    /// <summary>Notes that it is done for today.</summary>
    public void Done(DateTimeOffset now) => _done = Today(now);

    DateOnly Today(DateTimeOffset now) => LocalTime.DayOf(now, content.Zone);
}
