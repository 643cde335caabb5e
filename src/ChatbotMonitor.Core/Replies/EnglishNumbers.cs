namespace ChatbotMonitor.Core.Replies;

/// <summary>English number words.</summary>
static class EnglishNumbers
{
    static readonly (decimal Value, NumberRole Role, string Cardinals, string Ordinals)[] Table =
    [
        (0, NumberRole.Zero, "zero", ""),
        (1, NumberRole.Unit, "one once", "first"), (2, NumberRole.Unit, "two twice", "second"), (3, NumberRole.Unit, "three thrice", "third"),
        (4, NumberRole.Unit, "four", "fourth forth"), (5, NumberRole.Unit, "five", "fifth"), (6, NumberRole.Unit, "six", "sixth"),
        (7, NumberRole.Unit, "seven", "seventh"), (8, NumberRole.Unit, "eight", "eighth"), (9, NumberRole.Unit, "nine", "ninth nineth"),
        (10, NumberRole.Teen, "ten", "tenth"), (11, NumberRole.Teen, "eleven", "eleventh"), (12, NumberRole.Teen, "twelve dozen", "twelfth"),
        (13, NumberRole.Teen, "thirteen", "thirteenth"), (14, NumberRole.Teen, "fourteen", "fourteenth"), (15, NumberRole.Teen, "fifteen", "fifteenth"),
        (16, NumberRole.Teen, "sixteen", "sixteenth"), (17, NumberRole.Teen, "seventeen", "seventeenth"), (18, NumberRole.Teen, "eighteen", "eighteenth"), (19, NumberRole.Teen, "nineteen ninteen", "nineteenth"),
        (20, NumberRole.Ten, "twenty", "twentieth"), (30, NumberRole.Ten, "thirty", "thirtieth"), (40, NumberRole.Ten, "forty fourty", "fortieth"), (50, NumberRole.Ten, "fifty", "fiftieth"),
        (60, NumberRole.Ten, "sixty", "sixtieth"), (70, NumberRole.Ten, "seventy", "seventieth"), (80, NumberRole.Ten, "eighty", "eightieth"), (90, NumberRole.Ten, "ninety ninty", "ninetieth"),
        (100, NumberRole.Hundreds, "hundred", "hundredth"), (1000, NumberRole.Scale, "thousand grand", "thousandth"), (1_000_000, NumberRole.Scale, "million", ""),
        (0.5m, NumberRole.AndHalf, "half ½", ""),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Written, NumberWord Word)> Words()
    {
        foreach (var (value, role, cardinals, ordinals) in Table)
        {
            foreach (var word in cardinals.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (word, new NumberWord(value, role));
            foreach (var word in ordinals.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return (word, new NumberWord(value, role, Ordinal: true));
        }
    }
}
