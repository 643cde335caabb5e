namespace ChatbotMonitor.Core.Register;

/// <summary>Which days offices work: Monday to Friday but for holidays. A holiday on a weekend is not moved (Labour Code of 2025).</summary>
/// <param name="holidays">The days off; each counts once, however often it is named.</param>
public sealed class WorkingCalendar(IEnumerable<DateOnly> holidays)
{
    readonly HashSet<DateOnly> _holidays = [.. holidays];

    /// <summary>Whether offices work on <paramref name="day"/>.</summary>
    public bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    /// <summary>The day by which something begun on <paramref name="start"/> is due: that many working days after it, the day itself not counted.</summary>
    public DateOnly Add(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day))
                days--;
        }

        return day;
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and including <paramref name="to"/>; 0 where it is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorking(day))
                count++;
        }

        return count;
    }
}
