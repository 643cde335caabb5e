namespace ChatbotMonitor.Core.Replies;

/// <summary>Times told from the hour before or the hour to come: "ten past nine", "без четверти десять", "половина десятого", "тогуздан он мүнөт өттү".</summary>
static class ClockTurns
{
    static readonly Phrases Past = new("past, after");
    static readonly Phrases To = new("to, till, before");
    static readonly Phrases Without = new("без");
    static readonly Phrases Gone = new("өттү, өткөндө, өтүп, өтүптүр, өтүп калды");
    static readonly Phrases Left = new("калды, калганда, калган");
    static readonly Phrases Minutes = new("мүнөт, мин, минут, минута, минуты, минуту, min, minutes, minute, м");
    static readonly Phrases Quarter = new("quarter, a quarter, четверть, четверти");
    static readonly Phrases Half = new("half, половина, половине, половину, пол");
    static readonly Phrases OfCase = new("дан, ден, дон, дөн, тан, тен, тон, төн, га, ге, го, гө, ка, ке, ко, кө");

    /// <summary>The time and the pieces it takes, or null where none is told so.</summary>
    public static (int Hour, int Minute, int From, int To)? In(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if ((AfterTheHour(pieces, i) ?? ToTheHour(pieces, i) ?? OfTheHour(pieces, i) ?? InKyrgyz(pieces, i)) is { } told)
                return told;
        }

        return null;
    }

    static (int, int, int, int)? AfterTheHour(List<Piece> pieces, int at) =>
        Share(pieces, at) is { } share && At(Past, pieces, share.To) is > 0 and var past && Hour(pieces, share.To + past) is { } hour ? (hour.Value, share.Minutes, at, hour.To) : null;

    static (int, int, int, int)? ToTheHour(List<Piece> pieces, int at)
    {
        if (At(Without, pieces, at) is > 0 and var without)
            return Share(pieces, at + without) is { Minutes: < 60 } less && Hour(pieces, less.To) is { } next ? (Before(next.Value), 60 - less.Minutes, at, next.To) : null;
        return Share(pieces, at) is { Minutes: > 0 } share && At(To, pieces, share.To) is > 0 and var to && Hour(pieces, share.To + to) is { } hour ? (Before(hour.Value), 60 - share.Minutes, at, hour.To) : null;
    }

    // "Половина десятого", "десять минут десятого" are half an hour and ten minutes into the tenth hour; "полдесятого" is one word.
    static (int, int, int, int)? OfTheHour(List<Piece> pieces, int at)
    {
        if (Share(pieces, at) is { } share && share.To < pieces.Count && Ordinal(pieces[share.To].Text) is { } hour)
            return (Before(hour), share.Minutes, at, share.To + 1);
        return at < pieces.Count && pieces[at].Text.StartsWith("пол", StringComparison.Ordinal) && Ordinal(pieces[at].Text[3..]) is { } half ? (Before(half), 30, at, at + 1) : null;
    }

    // Тогуздан он мүнөт өттү, онго беш мүнөт калды.
    static (int, int, int, int)? InKyrgyz(List<Piece> pieces, int at)
    {
        // "Онго беш" is ten and five, not fifteen: the hour is a word, or two.
        for (var words = 1; words <= 2 && at + words < pieces.Count; words++)
        {
            if (Hour(pieces.GetRange(at, words), 0) is not { } hour || hour.To < words || Share(pieces, at + words + At(OfCase, pieces, at + words)) is not { } share)
                continue;
            if (At(Gone, pieces, share.To) is > 0 and var gone)
                return (hour.Value, share.Minutes, at, share.To + gone);
            if (At(Left, pieces, share.To) is > 0 and var left)
                return (Before(hour.Value), 60 - share.Minutes, at, share.To + left);
        }

        return null;
    }

    static (int Minutes, int To)? Share(List<Piece> pieces, int at)
    {
        if (at >= pieces.Count)
            return null;
        if (At(Quarter, pieces, at) is > 0 and var quarter)
            return (15, at + quarter);
        if (At(Half, pieces, at) is > 0 and var half)
            return (30, at + half);
        return Number(pieces, at, 59) is { Value: > 0 } number ? (number.Value, number.To + At(Minutes, pieces, number.To)) : null;
    }

    static (int Value, int To)? Hour(List<Piece> pieces, int at) => at < pieces.Count && Number(pieces, at, 23) is { } hour ? hour : null;

    static (int Value, int To)? Number(List<Piece> pieces, int at, int most)
    {
        if (pieces[at] is { IsDigits: true, Text.Length: <= 2 } && int.Parse(pieces[at].Text, System.Globalization.CultureInfo.InvariantCulture) is var digits && digits <= most)
            return (digits, at + 1);
        return NumberPhrase.At(pieces, at) is { Ordinal: false } words && words.Value == decimal.Truncate(words.Value) && words.Value <= most ? ((int)words.Value, words.To) : null;
    }

    static int? Ordinal(string word) => word switch
    {
        "первого" => 1, "второго" => 2, "третьего" => 3, "четвертого" => 4, "пятого" => 5, "шестого" => 6, "седьмого" => 7, "восьмого" => 8,
        "девятого" => 9, "десятого" => 10, "одиннадцатого" => 11, "двенадцатого" => 12, _ => null,
    };

    static int At(Phrases phrases, List<Piece> pieces, int at) => at < pieces.Count ? phrases.At(pieces, at) : 0;

    static int Before(int hour) => hour is 0 ? 23 : hour is 1 ? 12 : hour - 1;
}
