using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Digests;

/// <summary>Sums counts up to figures.</summary>
public static class Summing
{
    /// <summary>The figures of each service and place at the end of <paramref name="window"/>.</summary>
    public static IReadOnlyList<Figures> Of(Counts counts, DigestWindow window, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(reach);
        var cells = new Dictionary<(string?, string?), Figures>();
        var terms = new Terms(window, reach);
        foreach (var count in counts.Before.Where(c => c.What == Counted.Reports))
            Cell(count.Service, count.Place).Complaints += new Tally(0, count.Number);
        foreach (var count in counts.During)
            AddNew(Cell(count.Service, count.Place), count.What, count.Number);
        foreach (var stands in counts.Standing)
            AddStanding(Cell(stands.Service, stands.Place), stands.What, stands.Number, terms.IsAssumed(stands.Service));
        foreach (var count in counts.Recent)
            AddRecent(Cell(count.Service, count.Place), count, window, terms);
        return [.. cells.Values];

        Figures Cell(string? service, string? place)
        {
            if (!cells.TryGetValue((service, place), out var cell))
                cells[(service, place)] = cell = new Figures(service, place);
            return cell;
        }
    }

    static void AddNew(Figures cell, Counted what, int number)
    {
        switch (what)
        {
            case Counted.Reports:
                cell.Complaints += new Tally(number, 0);
                break;
            case Counted.Urgent:
                cell.Urgent += number;
                break;
            case Counted.Responses:
                cell.Surveys += number;
                break;
            case Counted.TermBreaches:
                cell.Breaches += new BreachCount(number, 0, 0);
                break;
            case Counted.FeeBreaches:
                cell.Breaches += new BreachCount(0, number, 0);
                break;
            case Counted.DocumentBreaches:
                cell.Breaches += new BreachCount(0, 0, number);
                break;
        }
    }

    // All that waits is late, until the hours say otherwise: see Reach.
    static void AddStanding(Figures cell, Counted what, int number, bool hasTerm)
    {
        if (what == Counted.Open)
            cell.Open += number;
        else if (what == Counted.Waiting && hasTerm)
            cell.Overdue += number;
        else if (what == Counted.Referred)
            cell.Silent += number;
        else if (what == Counted.CallBacks)
            cell.CallBacks += number;
    }

    static void AddRecent(Figures cell, HourCount count, DigestWindow window, Terms terms)
    {
        var age = window.To - count.Hour;
        if (count.What.IsStanding())
            TakeRecent(cell, count, isLater: age <= TimeSpan.Zero, terms);
        else if (age > TimeSpan.Zero)
            AddPast(cell, count, age);
    }

    static void TakeRecent(Figures cell, HourCount count, bool isLater, Terms terms)
    {
        if (isLater && count.What == Counted.Open)
            cell.Open -= count.Number;
        else if (count.What == Counted.Waiting)
            cell.Overdue += count.Number * (!isLater ? terms.Overdue(count.Service, count.Hour) : terms.IsAssumed(count.Service) ? -1 : 0);
        else if (count.What == Counted.Referred)
            cell.Silent += count.Number * (isLater ? -1 : terms.Silent(count.Service, count.Hour));
    }

    static void AddPast(Figures cell, HourCount count, TimeSpan age)
    {
        var (isThisWeek, isBefore) = (age <= TimeSpan.FromDays(7), age > TimeSpan.FromDays(7) && age <= TimeSpan.FromDays(35));
        switch (count.What)
        {
            case Counted.Reports:
                cell.Week = (cell.Week.Now + (isThisWeek ? count.Number : 0), cell.Week.Before + (isBefore ? count.Number : 0));
                // An hour belongs to the day that it begins in, counted back from the window's end.
                if ((int)Math.Ceiling(age.TotalDays) is >= 1 and <= Figures.ChartDays and var back)
                    cell.Days[^back] += count.Number;
                break;
            case Counted.Answered or Counted.Fixed or Counted.NotFixed:
                var fixes = new FixRate(count.What == Counted.Fixed ? count.Number : 0, count.What == Counted.Answered ? count.Number : 0)
                {
                    Citizens = count.What == Counted.Answered ? 0 : count.Number,
                };
                if (isThisWeek)
                    cell.Fixes += fixes;
                else if (isBefore)
                    cell.FixesBefore += fixes;
                break;
        }
    }
}
