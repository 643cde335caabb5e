using System.Globalization;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a date from a typed reply: day and month in digits or words, ISO, today and its neighbours, some days ago, a weekday. Impossible dates are not mended, two dates not guessed at.</summary>
public static class DateReplies
{
    // Where the last such day lies further back than half a year, the next one may be meant.
    const int HalfYear = 183;

    static readonly Phrases LastYear = new("прошлого года, в прошлом году, прошлом году, прошлый год, былтыр, өткөн жылы, өткөн жылдын, last year");
    static readonly Phrases ThisYear = new("этого года, в этом году, этот год, сего года, быйыл, ушул жылы, ушул жылдын, this year");
    static readonly Phrases Unsure = new("после, прошлый, прошлая, прошлую, прошлое, прошлой, прошлого, прошлом, следующий, следующую, следующего, следующей, кийин, өткөн, кийинки, after, before, last, next, since, from, с, по, начала, конец, конце, башында, аягында, ортосунда");

    /// <summary>Reads a date; one without a year is the last such day, where that lies within half a year or in this year.</summary>
    public static Reading Date(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (WithTime(Manners.Plain(text), today) is not { } found)
            return Reading.Nothing;
        if (found.Date is not Reading.Value)
            return found.Date;
        var rest = found.Around;
        if (WithTime(rest, today) is { } other)
        {
            if (other.Date is Reading.Value && other.Date != found.Date)
                return new Reading.Unread(Why.Several);
            rest = other.Date is Reading.Value ? other.Around : rest;
        }

        // A time beside the date does no harm; a lone number might be anything.
        if ((rest.FindAll(p => p.IsDigits).Count > 1 || Clock.Speaks(rest)) && Clock.In(rest) is { } clock)
            rest = clock.Around;
        rest = Clock.HalfOfDay(rest).Around;
        if (rest.Exists(p => p.IsDigits))
            return new Reading.Unread(Why.Several);
        return Unsure.In(rest) || Manners.Doubts.In(Manners.Fillers.Without(rest)) ? Reading.Nothing : found.Date;
    }

    /// <summary>The date said, with the pieces around it; null where none is.</summary>
    internal static (Reading Date, List<Piece> Around)? WithTime(List<Piece> pieces, DateOnly today)
    {
        if (RelativeDays.Counted(pieces, today) is { Day: { } counted } ago)
            return (Stored(counted), ago.Around);
        if (DayMonths.In(pieces) is { } said)
            return Of(said, today);
        return RelativeDays.Find(pieces, today) is { } relative
            ? (relative.Day is { } day ? Stored(day) : Reading.Nothing, relative.Around)
            : null;
    }

    static (Reading, List<Piece>) Of(DayMonth said, DateOnly today)
    {
        var rest = said.Rest;
        var year = said.Year;
        if (year is null && LastYear.In(rest))
            (year, rest) = (today.Year - 1, LastYear.Without(rest));
        else if (year is null && ThisYear.In(rest))
            (year, rest) = (today.Year, ThisYear.Without(rest));
        var date = (said.Month, year) switch
        {
            (null, _) => OfThisMonth(said.Day, today),
            ({ } month, { } known) => Real(known, month, said.Day) is { } day ? Stored(day) : new Reading.Unread(Why.NoSuchDay),
            ({ } month, null) => Nearest(month, said.Day, today),
        };
        return (date, rest);
    }

    static Reading OfThisMonth(int day, DateOnly today) => day <= today.Day ? Stored(new DateOnly(today.Year, today.Month, day)) : Reading.Nothing;

    static Reading Nearest(int month, int day, DateOnly today)
    {
        // 2024 has a 29 February.
        if (Real(2024, month, day) is null)
            return new Reading.Unread(Why.NoSuchDay);
        if (Real(today.Year, month, day) is { } thisYear && thisYear <= today)
            return Stored(thisYear);
        return Real(today.Year - 1, month, day) is { } lastYear && today.DayNumber - lastYear.DayNumber <= HalfYear ? Stored(lastYear) : new Reading.Unread(Why.WhichYear);
    }

    static DateOnly? Real(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= System.DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static Reading.Value Stored(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
