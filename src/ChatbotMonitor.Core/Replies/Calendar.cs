namespace ChatbotMonitor.Core.Replies;

/// <summary>Names of months and weekdays in three languages, with endings, short forms and one slip.</summary>
static class Calendar
{
    static readonly string[][] MonthNames =
    [
        ["январь", "january", "jan", "янв"], ["февраль", "february", "feb", "фев", "февр"], ["март", "march", "mar", "мар"], ["апрель", "april", "apr", "апр"],
        ["май", "may", "мая"], ["июнь", "june", "jun", "июн"], ["июль", "july", "jul", "июл"], ["август", "august", "aug", "авг"],
        ["сентябрь", "september", "sep", "sept", "сен", "сент"], ["октябрь", "october", "oct", "окт"], ["ноябрь", "november", "nov", "ноя", "нояб"], ["декабрь", "december", "dec", "дек"],
    ];

    // The months of the Kyrgyz calendar, January first.
    static readonly Phrases[] OldMonths =
    [
        Old("үчтүн айы"), Old("бирдин айы"), Old("жалган куран"), Old("чын куран"), Old("бугу"), Old("кулжа"), Old("теке"), Old("баш оона"), Old("аяк оона"), Old("тогуздун айы"), Old("жетинин айы"), Old("бештин айы"),
    ];

    static readonly string[][] WeekdayNames =
    [
        ["воскресенье", "воскресение", "вс", "воскр", "жекшемби", "жекш", "sunday", "sun"],
        ["понедельник", "пн", "пон", "понед", "дүйшөмбү", "дүйш", "monday", "mon"],
        ["вторник", "вт", "втор", "шейшемби", "шейш", "tuesday", "tue", "tues"],
        ["среда", "ср", "шаршемби", "шарш", "wednesday", "wed", "weds"],
        ["четверг", "чт", "четв", "бейшемби", "бейш", "thursday", "thu", "thur", "thurs"],
        ["пятница", "пт", "пятн", "жума", "friday", "fri"],
        ["суббота", "сб", "субб", "ишемби", "ишенби", "saturday", "sat"],
    ];

    static readonly string[][] Months = Sounds(MonthNames);
    static readonly string[][] Weekdays = Sounds(WeekdayNames);

    /// <summary>The month, from 1, whose name begins at <paramref name="at"/>, and the piece behind it; null where none does.</summary>
    public static (int Month, int To)? MonthAt(List<Piece> pieces, int at)
    {
        for (var i = 0; i < OldMonths.Length; i++)
        {
            if (OldMonths[i].At(pieces, at) is > 0 and var taken)
                return (i + 1, at + taken);
        }

        return pieces[at].IsWord && Named(Months, pieces[at]) is { } month ? (month + 1, at + 1) : null;
    }

    /// <summary>The weekday that a piece names, or null.</summary>
    public static DayOfWeek? Weekday(in Piece piece) => piece.IsWord && Named(Weekdays, piece) is { } day ? (DayOfWeek)day : null;

    static int? Named(string[][] names, in Piece piece) => Named(names, piece.Sound) ?? (piece.Text.AsSpan().ContainsAnyInRange('a', 'z') ? Sound.Others(piece.Text).Select(s => Named(names, s)).FirstOrDefault(n => n is not null) : null);

    static int? Named(string[][] names, string sound)
    {
        int? near = null;
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var name in names[i])
            {
                if (string.Equals(name, sound, StringComparison.Ordinal) || (name.Length > 3 && Endings.Same(name, sound)))
                    return i;
                if (name.Length >= 6 && sound.Length >= 5 && Slips.Count(name, sound, 1) == 1)
                    near ??= i;
            }
        }

        return near;
    }

    static string[][] Sounds(string[][] names) => [.. names.Select(n => n.Select(w => Sound.Of(Folding.Fold(w))).ToArray())];

    static Phrases Old(string name) => new(name, $"{name}нын, {name}нда, {name}нын айы, {name} айы, {name} айынын");
}
