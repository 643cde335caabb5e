namespace ChatbotMonitor.Core.Replies;

/// <summary>Finds a time of day among the pieces of a reply.</summary>
static class Clock
{
    static readonly Phrases Morning = new("эртең менен, эртең мененки, таңкы, таң, таңында, саарда, утра, утром, с утра, до обеда, am, a m, morning, in the morning, түшкө чейин");
    static readonly Phrases Afternoon = new("түштөн кийин, түштө, түшкү, күндүз, күндүзгү, дня, днем, днём, после обеда, pm, p m, afternoon, in the afternoon, кечки, кечинде, кечкурун, вечера, вечером, evening, in the evening");
    static readonly Phrases Night = new("түнкү, түндө, түнү, ночи, ночью, at night, night");
    static readonly Phrases Noon = new("чак түш, чак түштө, түш, түштө, полдень, в полдень, noon, at noon, midday");
    static readonly Phrases Midnight = new("түн ортосу, түн ортосунда, полночь, в полночь, midnight, at midnight");
    static readonly Phrases Hours = new("саат, сааты, саатта, сааттарда, час, часа, часов, часам, ч, oclock, o clock, hours, hour");
    static readonly Phrases Minutes = new("мүнөт, мүнөттө, мин, минут, минута, минуты, минуту, min, minutes, minute, м");

    /// <summary>The time said, the pieces it takes, or why it is none; null where none is said.</summary>
    public static (TimeOnly? Time, Why Why, List<Piece> Around)? In(List<Piece> pieces)
    {
        var (rest, half) = HalfOfDay(pieces);
        if (ClockTurns.In(rest) is { } turn)
            return Told(turn.Hour, turn.Minute, half, exact: false, rest.Without(turn.From, turn.To));
        if (Digital(rest) is { } digital)
            return Told(digital.Hour, digital.Minute, half, digital.Exact, rest.Without(digital.From, digital.To));
        if (Spoken(rest) is { } spoken)
            return Told(spoken.Hour, spoken.Minute, half, exact: false, rest.Without(spoken.From, spoken.To));
        // Noon before the hours were looked for would take "12 in the afternoon" apart.
        if (Noon.In(pieces))
            return (new TimeOnly(12, 0), default, Noon.Without(pieces));
        return Midnight.In(pieces) ? (new TimeOnly(0, 0), default, Midnight.Without(pieces)) : null;
    }

    /// <summary>Whether a reply speaks of a time: an hour, a half of the day, "at".</summary>
    public static bool Speaks(List<Piece> pieces) => Hours.In(pieces) || HalfOfDay(pieces).Half is not null || pieces.Exists(p => p.Text is "в" or "at");

    /// <summary>Words that say which half of the day, taken out; half is null where none is said.</summary>
    public static (List<Piece> Around, char? Half) HalfOfDay(List<Piece> pieces) =>
        Morning.In(pieces) ? (Morning.Without(pieces), 'a') : Afternoon.In(pieces) ? (Afternoon.Without(pieces), 'p') : Night.In(pieces) ? (Night.Without(pieces), 'n') : (pieces, null);

    static (TimeOnly?, Why, List<Piece>) Told(int hour, int minute, char? half, bool exact, List<Piece> rest)
    {
        if (hour > 23 || minute > 59)
            return (null, Why.Unclear, rest);
        int? told = half switch
        {
            'a' => hour <= 12 ? hour % 12 : null,
            'p' => hour <= 12 ? (hour % 12) + 12 : hour,
            'n' => hour is >= 8 and < 12 ? hour + 12 : hour is 12 ? 0 : hour,
            // The hours of offices are known; two o'clock is in the afternoon for most, at night for some, and nobody says seven of which.
            _ when exact || hour is >= 8 or 0 => hour,
            _ => null,
        };
        return told is { } h ? (new TimeOnly(h, minute), default, rest) : (null, half is null ? Why.WhichHalf : Why.Unclear, rest);
    }

    // 14:30, 14.30, 14-30, 1430, 02:00; 9-10 is from nine to ten.
    static (int Hour, int Minute, bool Exact, int From, int To)? Digital(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsDigits || pieces[i].Text.Length > 4 || (i > 0 && pieces[i].Glued && pieces[i - 1].Text is "." or "/" or "-" or ":"))
                continue;
            if (i + 2 < pieces.Count && pieces[i].Text.Length <= 2 && pieces[i + 1] is { Kind: PieceKind.Mark, Text: ":" or "." or "-" } && pieces[i + 2] is { IsDigits: true, Text.Length: 2 }
                && !(pieces[i + 1].Is('-') && Int(pieces[i + 2]) <= 24 && Int(pieces[i + 2]) > Int(pieces[i])) && pieces[i + 1].Glued == pieces[i + 2].Glued && !(i + 4 < pieces.Count && pieces[i + 3] is { Glued: true, Text: "." or "/" or "-" } && pieces[i + 4] is { IsDigits: true, Glued: true }))
            {
                var to = i + 3;
                if (to + 1 < pieces.Count && pieces[to] is { Text: ":", Glued: true } && pieces[to + 1].IsDigits)
                    to += 2;
                return (Int(pieces[i]), Int(pieces[i + 2]), pieces[i].Text.Length == 2, i, to);
            }

            if (pieces[i].Text.Length == 4 && pieces.Count(p => p.IsDigits) == 1 && pieces[i].Text[0] < '3' && !pieces[i].Text.StartsWith("20", StringComparison.Ordinal))
                return (Int(pieces[i]) / 100, Int(pieces[i]) % 100, true, i, i + 1);
        }

        return null;
    }

    // "9", "в 2 часа 30 минут", "саат экиде", "тогуз жарым".
    static (int Hour, int Minute, int From, int To)? Spoken(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (NumberPhrase.At(pieces, i) is { Value: > 0 and < 24 } halved && halved.Value % 1 == 0.5m)
                return ((int)halved.Value, 30, Before(pieces, i), Behind(pieces, halved.To));
            // "Час дня" is one o'clock.
            if (pieces[i].Is("cas") && !pieces.Exists(p => p.IsDigits || p.Number is not null))
                return (1, 0, Before(pieces, i), i + 1);
            if (Hour(pieces, i) is not { } hour)
                continue;
            var from = Before(pieces, i);
            if (NumberPhrase.HalfAt(pieces, hour.To) is { } half)
                return (hour.Value, 30, from, Behind(pieces, half));
            var to = Behind(pieces, hour.To);
            if (to < pieces.Count && Number(pieces, to) is { Value: < 60 } minute && minute.To is var end && (end == pieces.Count || Minutes.At(pieces, end) > 0))
                return (hour.Value, minute.Value, from, end + (end < pieces.Count ? Minutes.At(pieces, end) : 0));
            return (hour.Value, 0, from, to);
        }

        return null;
    }

    static int Before(List<Piece> pieces, int from)
    {
        while (from > 0 && (Hours.At(pieces, from - 1) == 1 || pieces[from - 1].Text is "в" or "к" or "at" or "с"))
            from--;
        return from;
    }

    static int Behind(List<Piece> pieces, int to) => to < pieces.Count ? to + Hours.At(pieces, to) : to;

    static (int Value, int To)? Hour(List<Piece> pieces, int at) => Number(pieces, at) is { Value: < 24 } hour ? hour : null;

    static (int Value, int To)? Number(List<Piece> pieces, int at)
    {
        if (pieces[at] is { IsDigits: true, Text.Length: <= 2 })
        {
            var ending = at + 1 < pieces.Count && pieces[at + 1] is { IsWord: true, Glued: true } && Endings.OfCase(pieces[at + 1]);
            var hyphen = at + 2 < pieces.Count && pieces[at + 1] is { Text: "-", Glued: true } && pieces[at + 2] is { IsWord: true, Glued: true } && Endings.OfCase(pieces[at + 2]);
            return (Int(pieces[at]), at + (ending ? 2 : hyphen ? 3 : 1));
        }

        return NumberPhrase.At(pieces, at) is { } words && words.Value == decimal.Truncate(words.Value) && words.Value < 60 ? ((int)words.Value, words.To) : null;
    }

    static int Int(in Piece piece) => int.Parse(piece.Text, System.Globalization.CultureInfo.InvariantCulture);
}
