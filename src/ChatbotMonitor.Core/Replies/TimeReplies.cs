using System.Globalization;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a time of day, alone or with a date. An hour from one to seven with no word for the half of the day is not guessed at.</summary>
public static class TimeReplies
{
    static readonly Phrases About = new("так, примерно, около, где то, болжол менен, чамасында, жакын, about, around, в, к, at, саат, время, time, это, было, it, was, the, in, ровно, экен, болчу, эле, да");

    /// <summary>Reads a time, stored as <c>HH:mm</c>.</summary>
    public static Reading Time(string text) => Clock.In(Manners.Plain(text)) switch
    {
        { Time: { } time, Around: var rest } when Over(rest) => new Reading.Value(time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        { Time: null, Why: Why.WhichHalf, Around: var rest } when Over(rest) => new Reading.Unread(Why.WhichHalf),
        _ => Reading.Nothing,
    };

    /// <summary>Reads a date and a time, stored as <c>yyyy-MM-ddTHH:mm</c>; a time alone is not taken for one of today.</summary>
    public static Reading DateTime(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        // As a phone's own field would write it.
        if (System.DateTime.TryParseExact(text.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) && iso.Year is >= 1900 and <= 2200)
            return new Reading.Value(iso.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        if (DateReplies.WithTime(Manners.Plain(text), today) is not { } both)
            return Reading.Nothing;
        if (both.Date is not Reading.Value { Stored: var date })
            return both.Date;
        return Clock.In(both.Around) switch
        {
            { Time: { } time, Around: var rest } when Over(rest) => new Reading.Value($"{date}T{time.ToString("HH:mm", CultureInfo.InvariantCulture)}"),
            { Time: null, Why: var why } => new Reading.Unread(why),
            _ => Reading.Nothing,
        };
    }

    static bool Over(List<Piece> rest) => About.Without(rest).TrueForAll(p => p.Kind == PieceKind.Mark);
}
