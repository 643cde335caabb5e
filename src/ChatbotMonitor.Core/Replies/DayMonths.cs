using System.Globalization;

namespace ChatbotMonitor.Core.Replies;

/// <summary>A day, a month and perhaps a year, as a reply says them; not yet a day that exists.</summary>
/// <param name="Day">From 1.</param>
/// <param name="Month">From 1; null where only the day was said.</param>
/// <param name="Year">In four digits; null where none was said.</param>
/// <param name="Rest">The pieces around.</param>
sealed record DayMonth(int Day, int? Month, int? Year, List<Piece> Rest);

/// <summary>Finds a day and a month among the pieces of a reply, in digits or in words.</summary>
static class DayMonths
{
    static readonly Phrases YearWords = new("г, год, года, году, ж, жыл, жылы, жылдын, жылда, year");
    static readonly Phrases DayWords = new("числа, число, числу, числе, чис, числ, чысло, күнү");

    /// <summary>The day that the reply names, or null.</summary>
    public static DayMonth? In(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Calendar.MonthAt(pieces, i) is { } month)
                return Around(pieces, i, month.To, month.Month);
        }

        return InFigures(pieces) ?? DayAlone(pieces);
    }

    // 20 ноября, 20-ноябрда, двадцатое ноября, 2026-жылдын 20-ноябры; Nov 20, ноябрдын 20сы.
    static DayMonth? Around(List<Piece> pieces, int from, int to, int month)
    {
        var numbers = Quantities.In(pieces, figures: false) ?? [];
        var before = from;
        while (before > 0 && (pieces[before - 1].Kind == PieceKind.Mark || pieces[before - 1].Text is "of" or "the" or "чи" or "чы" or "числа" or "число"))
            before--;
        var after = to;
        while (after < pieces.Count && pieces[after].Kind == PieceKind.Mark)
            after++;
        var day = numbers.Find(n => n.To == before && n.Value is >= 1 and < 100);
        if (day == default)
            day = numbers.Find(n => (n.From == after || (n.From == after + 1 && pieces[after].Text is "the")) && n.Value is >= 1 and < 100);
        if (day == default)
            return null;
        var (first, last) = (Math.Min(day.From, from), Math.Max(day.To, to));
        if (first > 0 && pieces[first - 1] is { Kind: PieceKind.Mark, Text: "-" })
            return null;
        var rest = new List<Piece>(pieces[..first]);
        var year = (int?)null;
        var behind = last;
        while (behind < pieces.Count && pieces[behind].Kind == PieceKind.Mark)
            behind++;
        if (behind < pieces.Count && pieces[behind].IsDigits && YearOf(pieces, behind) is { } y)
            (year, last) = (y.Year, y.To);
        else if (numbers.Find(n => n.Value is >= 1900 and <= 2200 && n.To <= first && YearWordAt(pieces, n.To) is not null) is { To: > 0 } ahead)
            (year, rest) = ((int)ahead.Value, [.. pieces[..ahead.From], .. pieces[YearWordAt(pieces, ahead.To)!.Value..first]]);
        rest.AddRange(pieces[last..]);
        return new DayMonth((int)day.Value, month, year, rest);
    }

    static int? YearWordAt(List<Piece> pieces, int at)
    {
        while (at < pieces.Count && pieces[at].Kind == PieceKind.Mark)
            at++;
        return at < pieces.Count && YearWords.At(pieces, at) is > 0 and var taken ? at + taken : null;
    }

    // A year of four digits, or of two that nothing but the word for it follows.
    static (int Year, int To)? YearOf(List<Piece> pieces, int at)
    {
        var word = YearWordAt(pieces, at + 1);
        return pieces[at].Text switch
        {
            { Length: 4 } four when Int(four) is >= 1900 and <= 2200 and var year => (year, word ?? at + 1),
            { Length: 2 } two when word is not null || at + 1 == pieces.Count => (2000 + Int(two), word ?? at + 1),
            _ => null,
        };
    }

    static DayMonth? InFigures(List<Piece> pieces)
    {
        DayMonth? impossible = null;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsDigits || (i > 1 && pieces[i].Glued && pieces[i - 1].Kind == PieceKind.Mark && pieces[i - 2].IsDigits) || Figures(pieces, i) is not { } found)
                continue;
            if (found.Month is >= 1 and <= 12 && found.Day <= 31)
                return found;
            impossible ??= found;
        }

        return impossible;
    }

    static DayMonth? Figures(List<Piece> pieces, int at)
    {
        if (pieces[at].Text.Length == 8 && pieces.Count(p => p.IsDigits) == 1)
            return EightDigits(pieces, at);
        var separator = SeparatorAt(pieces, at);
        if (separator is null)
            return null;
        var step = separator == ' ' ? 1 : 2;
        var second = at + step;
        var third = SeparatorAt(pieces, second) == separator ? second + step : (int?)null;
        var (a, b) = (pieces[at].Text, pieces[second].Text);
        if (third is { } t && pieces[t].Text is var c && (a.Length == 4 ? b.Length <= 2 && c.Length <= 2 : a.Length <= 2 && b.Length <= 2 && c.Length is 2 or 4))
        {
            var year = a.Length == 4 ? Int(a) : c.Length == 2 ? 2000 + Int(c) : Int(c);
            return new DayMonth(a.Length == 4 ? Int(c) : Int(a), Int(b), year, pieces.Without(at, YearWordAt(pieces, t + 1) ?? t + 1));
        }

        // 5-6 may be from the fifth to the sixth; of 20-11 only the second number can be a month.
        if (a.Length > 2 || b.Length > 2 || third is not null || (separator == '-' && (Int(a) <= 12 || Int(b) > 12)) || (separator == ' ' && pieces.Count(p => p.IsDigits) != 2))
            return null;
        return new DayMonth(Int(a), Int(b), null, pieces.Without(at, second + 1));
    }

    // What stands between this run of digits and the next: a point, a slash, a comma, a hyphen or a blank; null where they do not belong together.
    static char? SeparatorAt(List<Piece> pieces, int at) =>
        at + 1 < pieces.Count && pieces[at + 1] is { IsDigits: true, Glued: false } ? ' '
        : at + 2 < pieces.Count && pieces[at + 1] is { Kind: PieceKind.Mark, Text: "." or "/" or "," or "-" } mark && pieces[at + 2].IsDigits && (mark.Glued || !pieces[at + 2].Glued || mark.Text is ".") ? mark.Text[0]
        : null;

    // 20112026, where only one way of reading it gives a day.
    static DayMonth? EightDigits(List<Piece> pieces, int at)
    {
        var text = pieces[at].Text;
        var rest = pieces.Without(at, at + 1);
        var dayFirst = System.DateTime.TryParseExact(text, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var a) && a.Year is >= 1900 and <= 2200;
        var yearFirst = System.DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var b) && b.Year is >= 1900 and <= 2200;
        return dayFirst == yearFirst ? null : dayFirst ? new DayMonth(a.Day, a.Month, a.Year, rest) : new DayMonth(b.Day, b.Month, b.Year, rest);
    }

    // "20 числа", "20-го": a day of this month.
    static DayMonth? DayAlone(List<Piece> pieces)
    {
        if (Quantities.In(pieces, figures: false) is not [{ Value: >= 1 and <= 31 } day] || day.Value != decimal.Truncate(day.Value))
            return null;
        var at = day.To < pieces.Count && pieces[day.To] is { Glued: true, Text: "-" } ? day.To + 1 : day.To;
        var word = at < pieces.Count && DayWords.At(pieces, at) is > 0 and var taken ? at + taken - day.To : 0;
        return word > 0 || (day.Ordinal && !day.InWords) ? new DayMonth((int)day.Value, null, null, pieces.Without(day.From, day.To + word)) : null;
    }

    static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
