using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>holidays.yaml</c>: the days on which offices are closed beside Saturdays and Sundays.</summary>
static class HolidaysFile
{
    // The longest holidays are of nine days; a longer one is a slip in a year or a month.
    const int Longest = 31;

    const string DateMend = "write a date as 2026-01-31";

    /// <summary>The calendar; days that nobody has confirmed, and a year without any, are told of.</summary>
    public static WorkingCalendar Read(MapNode root, DateOnly today, FileFaults faults)
    {
        var fields = new Fields(root, "holidays.yaml", faults);
        var days = new Dictionary<DateOnly, Spot>();
        foreach (var row in fields.Maps("holidays", "a holiday"))
        {
            _ = row.RequiredWords("name");
            var (first, last) = Span(row);
            var (source, asOf) = (row.Text("source"), row.Value("as_of", Written.Date, DateMend));
            var example = row.Value("example", Written.YesOrNo, "write true or false") ?? false;
            row.Done();
            if (first is { } from && last is { } to)
                Take(days, from, to, row);
            Remind(row, example, source is not null, asOf is not null);
        }

        if (fields.Node("holidays") is { } list && days.Keys.All(d => d.Year != today.Year))
            faults.Remind(list.At, $"no holiday of {today.Year} is listed", "add the days off of this year, or terms are counted without them");
        fields.Done();
        return new WorkingCalendar(days.Keys);
    }

    // One day under `date`, or several from `from` to `to`.
    static (DateOnly? From, DateOnly? To) Span(Fields row)
    {
        var date = row.Value("date", Written.Date, DateMend);
        var from = row.Value("from", Written.Date, DateMend);
        var to = row.Value("to", Written.Date, DateMend);
        var (hasDate, hasFrom, hasTo) = (row.Node("date") is not null, row.Node("from") is not null, row.Node("to") is not null);
        if (hasDate && (hasFrom || hasTo))
            row.Faults.Error(row.SpotOf(hasFrom ? "from" : "to"), "a day beside 'date'", "give either `date:` or `from:` and `to:`");
        else if (!hasDate && !hasFrom && !hasTo)
            row.Faults.Error(row.At, "a holiday has no 'date'", "add `date:`, or `from:` and `to:`");
        else if (!hasDate && hasFrom != hasTo)
            row.Missing(hasFrom ? "to" : "from");
        else if (to < from)
            row.Faults.Error(row.SpotOf("to"), "'to' lies before 'from'", "swap or correct the dates");
        else if (to?.DayNumber - from?.DayNumber >= Longest)
            row.Faults.Error(row.SpotOf("to"), $"a holiday of more than {Longest} days", "correct the dates");
        else
            return hasDate ? (date, date) : (from, to);
        return (null, null);
    }

    static void Take(Dictionary<DateOnly, Spot> days, DateOnly from, DateOnly to, Fields row)
    {
        // A day that two lines name is told of once a line.
        Spot? taken = null;
        for (var day = from; ; day = day.AddDays(1))
        {
            if (!days.TryAdd(day, row.At))
                taken ??= Told(day);
            if (day == to)
                return;
        }

        Spot Told(DateOnly day)
        {
            row.Faults.Error(row.At, $"{day:yyyy-MM-dd} is listed already at {days[day].In(row.Faults.File)}", "name each day once");
            return days[day];
        }
    }

    static void Remind(Fields row, bool example, bool hasSource, bool hasDate)
    {
        if (example)
            row.Faults.Remind(row.At, "this holiday is an example", "replace it by the day that was announced with `source` and `as_of`, or leave it out");
        else if (!hasSource)
            row.Faults.Remind(row.At, "this holiday has no source", "add `source` and `as_of`, or mark it `example: true`");
        else if (!hasDate)
            row.Faults.Remind(row.At, "the source of this holiday has no date", "add `as_of`");
    }
}
