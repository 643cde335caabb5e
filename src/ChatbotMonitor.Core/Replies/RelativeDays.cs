namespace ChatbotMonitor.Core.Replies;

/// <summary>Finds a day that is told from today: yesterday, three days ago, on Friday.</summary>
static class RelativeDays
{
    // The longer phrases of a day stand before the words within them.
    static readonly (int Days, Phrases Said)[] Named =
    [
        (-2, new("позавчера, поза вчера, позавчерашний, позавчерашнего, мурдагы күнү, мурдагы күн, мурдагүнү, мурдагуну, мурда күнү, мурунку күнү, мурункү күнү, мурдакы күнү, аргы күнү, аргы күн, the day before yesterday, day before yesterday")),
        (2, new("послезавтра, после завтра, бүрсүгүнү, бүрсүгүн, бурсугуну, the day after tomorrow, day after tomorrow")),
        (-1, new("вчера, в чера, вчерась, вчерашний, вчерашнего, вчерашним, вчерашний день, вчерашнего дня, кечээ, кече, кечээки, кечеки, кечээги, кечеги, кечээ күнү, yesterday, yesterdays, yest")),
        (0, new("сегодня, сегодняшний, сегодняшнего, сегодняшний день, сёдня, седня, севодня, сегодня же, бүгүн, бүгүнкү, бүгүнкү күнү, бүгүн эле, today, todays, tonight, this morning")),
        (1, new("завтра, завтрашний, завтрашнего, завтрашний день, эртең, эртеңки, эртен, tomorrow, tomorrows, tmrw")),
    ];

    // Long words of the same days, of which one slip is seen: вчара, сигодня, yesteday.
    static readonly (int Days, string Sound)[] Long =
    [
        (-2, "pozavcera"), (-1, "vcera"), (0, "segodnia"), (-1, "iesterdai"), (1, "tomorrov"), (1, "tomorrow"), (1, "zavtra"), (-1, "kecee"),
    ];

    static readonly Phrases Day = new("день, дня, дней, деньков, суток, сутки, күн, күндөн, күндөй, day, days");
    static readonly Phrases Week = new("неделя, неделю, недели, недель, жума, апта, week, weeks");
    static readonly Phrases Ago = new("назад, тому назад, тому, мурун, мурда, мурунку, илгери, болду, болгон, өттү, ago, back, earlier");
    static readonly Phrases Later = new("кийин, later");
    static readonly Phrases In = new("через, чрез, in");
    static readonly Phrases On = new("в, во, on, күнү, күн, the, день, көнү, of");
    static readonly Phrases Last = new("прошлый, прошлая, прошлую, прошлое, прошлой, прошедший, прошедшую, прошедшее, минувшую, минувший, last, past, өткөн, өткөндөгү, былтыркы, мурунку");
    static readonly Phrases ThisWeek = new("этот, эту, это, эта, этой, this, ушул, бул");
    static readonly Phrases Next = new("следующий, следующую, следующее, следующая, будущую, next, coming, кийинки, келерки, эмки, келе жаткан");

    /// <summary>The day said, with the pieces around it; null where none is. A day that may be one of two is <see cref="Why.Unclear"/>.</summary>
    public static (DateOnly? Day, List<Piece> Around)? Find(List<Piece> pieces, DateOnly today) => NamedDay(pieces, today) ?? Weekday(pieces, today);

    static (DateOnly?, List<Piece>)? NamedDay(List<Piece> pieces, DateOnly today)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            foreach (var (days, said) in Named)
            {
                // Эртең is tomorrow, эртең менен in the morning.
                if (said.At(pieces, i) is > 0 and var taken && !(days == 1 && i + 1 < pieces.Count && pieces[i + 1].Sound.StartsWith("menen", StringComparison.Ordinal)))
                    return (today.AddDays(days), pieces.Without(i, i + taken));
            }

            if (pieces[i].IsWord && pieces[i].Sound.Length >= 5 && Array.Find(Long, l => l.Sound[0] == pieces[i].Sound[0] && Slips.Count(l.Sound, pieces[i].Sound, 1) == 1) is { Sound: not null } near)
                return (today.AddDays(near.Days), pieces.Without(i, i + 1));
        }

        return null;
    }

    /// <summary>A number of days ago or ahead: "5 дней назад", "үч күн мурун", "день назад", "через 2 дня", "3 күндөн кийин". A week is seven days, a month is no number of days.</summary>
    public static (DateOnly? Day, List<Piece> Around)? Counted(List<Piece> pieces, DateOnly today)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var unit = Day.At(pieces, i) is > 0 and var d ? (Length: d, Days: 1) : Week.At(pieces, i) is > 0 and var w ? (Length: w, Days: 7) : default;
            if (unit.Length == 0)
                continue;
            var (from, to) = (i, i + unit.Length);
            decimal count = 1;
            var numbers = Quantities.In(pieces, figures: false) ?? [];
            if (numbers.Find(n => n.To == i && !n.Ordinal) is { To: > 0 } before)
                (count, from) = (before.Value, before.From);
            // "Дня два назад": about two, said as two.
            else if (numbers.Find(n => n.From == i + unit.Length && !n.Ordinal) is { To: > 0 } after)
                (count, to) = (after.Value, after.To);
            else if (from > 0 && pieces[from - 1].Text is "a" or "one")
                from--;
            if (count != decimal.Truncate(count) || count > 3650)
                continue;
            var days = (int)count * unit.Days;
            if (to < pieces.Count && Ago.At(pieces, to) is > 0 and var ago)
                return (today.AddDays(-days), pieces.Without(from, to + ago));
            if (to < pieces.Count && Later.At(pieces, to) is > 0 and var later)
                return (today.AddDays(days), pieces.Without(from, to + later));
            if (from > 0 && In.At(pieces, from - 1) == 1)
                return (today.AddDays(days), pieces.Without(from - 1, to));
        }

        return null;
    }

    // The last such day not after today. Said on that very day it may mean today or a week ago, and "last Friday" said on a Sunday one of two: neither is guessed.
    static (DateOnly?, List<Piece>)? Weekday(List<Piece> pieces, DateOnly today)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Calendar.Weekday(pieces[i]) is not { } weekday)
                continue;
            var (from, to) = (i, i + 1);
            bool last = false, next = false, current = false;
            while (from > 0 && (On.At(pieces, from - 1) == 1 || Last.At(pieces, from - 1) == 1 || Next.At(pieces, from - 1) == 1 || ThisWeek.At(pieces, from - 1) == 1))
            {
                from--;
                last |= Last.At(pieces, from) == 1;
                next |= Next.At(pieces, from) == 1;
                current |= ThisWeek.At(pieces, from) == 1;
            }

            var named = false;
            while (to < pieces.Count && On.At(pieces, to) == 1)
            {
                to++;
                named = true;
            }

            var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
            var sinceMonday = ((int)today.DayOfWeek + 6) % 7;
            // Жума is Friday and a week.
            var week = pieces[i].Sound.StartsWith("juma", StringComparison.Ordinal) && !named && (last || current || !pieces[i].Is("juma"));
            var clear = !next && !week && back > 0 && !(last && back <= sinceMonday) && !(current && back > sinceMonday);
            return (clear ? today.AddDays(-back) : null, pieces.Without(from, to));
        }

        return null;
    }
}
