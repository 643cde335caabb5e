namespace ChatbotMonitor.Core.Replies;

/// <summary>Puts number words together to one number; ends where the next word begins another.</summary>
static class NumberPhrase
{
    // Which places are still free in the group below the next scale.
    const int AllFree = 4, HundredTaken = 3, TenTaken = 2, Full = 1;

    /// <summary>The number whose first word is the piece <paramref name="from"/>, or null.</summary>
    public static Quantity? At(List<Piece> pieces, int from)
    {
        if (from < pieces.Count && pieces[from].Text is "a" or "an" && from + 1 < pieces.Count && pieces[from + 1].Number is { Role: NumberRole.Hundreds or NumberRole.Scale, Ordinal: false })
            return At(pieces, from + 1) is { } scaled ? scaled with { From = from } : null;
        decimal total = 0, group = 0, scale = decimal.MaxValue;
        var free = AllFree;
        var to = from;
        var ordinal = false;
        for (var i = from; i < pieces.Count && !ordinal;)
        {
            if (to > from && i == to && JoinAt(pieces, i, free) is { } joined)
            {
                i = joined;
                continue;
            }

            if (to > from && HalfAt(pieces, i) is { } half && free < AllFree)
            {
                group += 0.5m;
                free = Full;
                i = to = half;
                continue;
            }

            if (pieces[i].Number is not { } word || (word.Role == NumberRole.Zero && to > from))
                break;
            var taken = true;
            switch (word.Role)
            {
                case NumberRole.Unit when free > Full:
                    (group, free) = (group + word.Value, Full);
                    break;
                case NumberRole.Teen when free > TenTaken:
                    (group, free) = (group + word.Value, Full);
                    break;
                case NumberRole.Ten when free > TenTaken:
                    (group, free) = (group + word.Value, TenTaken);
                    break;
                case NumberRole.Hundred when free > HundredTaken:
                    (group, free) = (group + word.Value, HundredTaken);
                    break;
                case NumberRole.Hundreds when free == AllFree || (group is >= 1 and < 100 && group == decimal.Truncate(group)) || group is 0.5m or 1.5m:
                    (group, free) = (Math.Max(1, group) * 100, HundredTaken);
                    break;
                case NumberRole.Scale when word.Value < scale && !(to == from && IsMinutes(pieces, i)):
                    total += (free == AllFree ? 1 : group) * word.Value;
                    (group, free, scale) = (0, AllFree, word.Value);
                    break;
                case NumberRole.AndHalf when free == AllFree && i + 1 < pieces.Count && pieces[i + 1].Number is { Role: NumberRole.Scale, Ordinal: false }:
                    (group, free) = (word.Value, Full);
                    break;
                case NumberRole.OneAndHalf when free == AllFree:
                    (group, free) = (word.Value, Full);
                    break;
                case NumberRole.Zero:
                    free = Full;
                    break;
                default:
                    taken = false;
                    break;
            }

            if (!taken)
                break;
            ordinal = word.Ordinal;
            i = to = i + 1;
        }

        return to == from ? null : new Quantity(total + group, from, to) { Ordinal = ordinal, InWords = true };
    }

    /// <summary>The piece behind "and a half" that begins at <paramref name="at"/>, or null.</summary>
    public static int? HalfAt(List<Piece> pieces, int at)
    {
        var i = at;
        while (i < pieces.Count && i < at + 2 && pieces[i].Text is "and" or "a" or "с" or "s")
            i++;
        return i < pieces.Count && pieces[i].Number is { Role: NumberRole.AndHalf } ? i + 1 : null;
    }

    // Between the words of one number: "and" behind a hundred or a thousand, the hyphen of twenty-five.
    static int? JoinAt(List<Piece> pieces, int at, int free)
    {
        if (at + 1 >= pieces.Count || pieces[at + 1].Number is not { } next)
            return null;
        if (pieces[at].Text is "and" && free is HundredTaken or AllFree && next.Role is NumberRole.Unit or NumberRole.Teen or NumberRole.Ten)
            return at + 1;
        return pieces[at].Is('-') && pieces[at].Glued && pieces[at + 1].Glued && free == TenTaken && next.Role == NumberRole.Unit ? at + 1 : null;
    }

    static bool IsMinutes(List<Piece> pieces, int at) => pieces[at].Text is "min" && !(at + 1 < pieces.Count && Units.OfMoney(pieces[at + 1]));
}
