namespace ChatbotMonitor.Core.Replies;

/// <summary>Kyrgyz number words, with the endings they are written with; vowels of an ending follow the word, so that all of them are listed.</summary>
static class KyrgyzNumbers
{
    static readonly (string Word, decimal Value, NumberRole Role)[] Cardinals =
    [
        ("нөл", 0, NumberRole.Zero),
        ("бир", 1, NumberRole.Unit), ("эки", 2, NumberRole.Unit), ("үч", 3, NumberRole.Unit), ("төрт", 4, NumberRole.Unit), ("беш", 5, NumberRole.Unit),
        ("алты", 6, NumberRole.Unit), ("жети", 7, NumberRole.Unit), ("сегиз", 8, NumberRole.Unit), ("тогуз", 9, NumberRole.Unit),
        ("он", 10, NumberRole.Ten), ("жыйырма", 20, NumberRole.Ten), ("отуз", 30, NumberRole.Ten), ("кырк", 40, NumberRole.Ten), ("элүү", 50, NumberRole.Ten),
        ("алтымыш", 60, NumberRole.Ten), ("жетимиш", 70, NumberRole.Ten), ("сексен", 80, NumberRole.Ten), ("токсон", 90, NumberRole.Ten),
        ("жүз", 100, NumberRole.Hundreds), ("миң", 1000, NumberRole.Scale), ("миллион", 1_000_000, NumberRole.Scale),
    ];

    // Other spellings of the same words.
    static readonly (string Word, string As)[] Spellings = [("жырма", "жыйырма"), ("жийрма", "жыйырма"), ("элу", "элүү"), ("сегис", "сегиз"), ("тогус", "тогуз"), ("торд", "төрт"), ("nol", "нөл"), ("alty", "алты")];

    static readonly string[] Cases =
    [
        .. from c in "дт" from v in "аеоу" from end in new[] { "", "н", "й", "й эле" } select $"{c}{v}{end}",
        .. from c in "гк" from v in "аео" select $"{c}{v}",
        .. from c in "дтн" from v in "ыиу" from end in new[] { "", "н" } select $"{c}{v}{end}",
        .. from v in "ае" select $"ч{v}", "чо", "на", "не", "но", "ны", "ни", "ну", "сы", "си", "су", "сын", "син", "сун", "сында", "синде", "сунда",
    ];

    // Words that a number with an ending would also be, and mostly is not: together, but, here.
    static readonly HashSet<string> OtherWords = new(StringComparer.Ordinal) { "бирге", "бирок", "мында", "минде", "кыркы", "бирде" };

    /// <summary>Those without endings.</summary>
    public static IEnumerable<(string Written, NumberWord Word)> Plain() => Cardinals.Select(c => (c.Word, new NumberWord(c.Value, c.Role)));

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Written, NumberWord Word)> Words()
    {
        foreach (var (written, value, role) in Cardinals.Concat(Spellings.Select(s => (s.Word, Cardinals.First(c => c.Word == s.As).Value, Cardinals.First(c => c.Word == s.As).Role))))
        {
            var word = new NumberWord(value, role);
            yield return (written, word);
            foreach (var ending in Cases)
            {
                if (!OtherWords.Contains(Folding.Fold(written + ending)))
                    yield return (written + ending, word);
            }

            foreach (var ordinal in Ordinals(written))
                yield return (ordinal, new NumberWord(value, role, Ordinal: true));
        }

        // "Two of them": экөө, үчөө.
        foreach (var (written, value) in new (string, decimal)[] { ("бирөө", 1), ("экөө", 2), ("үчөө", 3), ("төртөө", 4), ("бешөө", 5), ("алтоо", 6), ("жетөө", 7) })
        {
            foreach (var ending in new[] { "", "нү", "сү", "нө", "ну" })
                yield return (written + ending, new NumberWord(value, NumberRole.Unit));
        }

        foreach (var ending in new[] { "", "да", "га", "дан", "ы", "ында" })
            yield return ("жарым" + ending, new NumberWord(0.5m, NumberRole.AndHalf));
        yield return ("миңдей", new NumberWord(1000, NumberRole.Scale));
    }

    // Биринчи, экинчи, үчүнчү, онунчу; after a vowel the ending is short. With its own endings: экинчиси, үчүнчүнү.
    static IEnumerable<string> Ordinals(string written)
    {
        var joins = "аеиоуыүө".Contains(written[^1], StringComparison.Ordinal) ? new[] { "нч" } : ["инч", "ынч", "унч"];
        foreach (var join in joins)
        {
            foreach (var vowel in "иыу")
            {
                foreach (var ending in new[] { "", "си", "сы", "су", "ни", "ны", "ну", "син", "сын", "сун", "де", "да", "до" })
                    yield return $"{written}{join}{vowel}{ending}";
            }
        }
    }
}
