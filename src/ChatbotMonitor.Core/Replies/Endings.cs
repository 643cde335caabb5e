using System.Collections.Frozen;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Endings that Kyrgyz, Russian and English words take.</summary>
static class Endings
{
    static readonly FrozenSet<string> Ordinal = Sounds(
        "й ый ой ий я ая ья е ое ье го ого его му ому ему м ым ом ем ю ую ью х ых чи чы чу чү чо инчи ынчы унчу нчи нчы нчу st nd rd th сы си су");

    static readonly FrozenSet<string> Case = Sounds(
        "да де до та те то дан ден дон тан тен тон га ге го ка ке ко на не но нын нин нун дын дин дун тын тин тун ны ни ну ды ди ду ты ти ту дай дей дой тай тей той ча че чо s");

    // Behind a word of Kyrgyz: number, owner, case, one after the other; the vowels follow the word, so any does.
    static readonly FrozenSet<string> Kyrgyz = Kyrgyzs();

    static readonly FrozenSet<string> Russian = Sounds(
        "а у е и о ы ой ою ей ею ом ем ам ям ами ями ах ях ов ев ый ая ое ые ого его ому ему ым им ых их ыми ими ую юю яя ии ию ие ия ием иям иями иях ия ь я ю ью");

    static readonly FrozenSet<string> English = Sounds("s es ed ing d er ers");

    /// <summary>Whether it makes digits an ordinal: 2-й, 3-чү, 1st.</summary>
    public static bool OfOrdinal(in Piece ending) => Ordinal.Contains(ending.Sound);

    /// <summary>Whether it is a case ending behind digits: 5ке, 3төн.</summary>
    public static bool OfCase(in Piece ending) => Case.Contains(ending.Sound);

    /// <summary>Whether two words, by their sound, are the same word with other endings: эмкана and эмканада, вода and воды.</summary>
    public static bool Same(ReadOnlySpan<char> known, ReadOnlySpan<char> typed)
    {
        if (known.SequenceEqual(typed))
            return true;
        if (known.Length < 2 || typed.Length < 2 || known[0] != typed[0] || known[1] != typed[1])
            return false;
        var shared = known.CommonPrefixLength(typed);
        if (shared == known.Length && In(Kyrgyz, typed[shared..]))
            return true;
        // Russian changes the last letters: the stem is at least three letters, and longer than what was changed.
        for (var stem = Math.Min(shared, known.Length); stem >= 3 && stem >= known.Length - 3; stem--)
        {
            var had = known[stem..];
            var has = typed[stem..];
            if ((had.IsEmpty || In(Russian, had)) && (has.IsEmpty || In(Russian, has)) && (stem > 3 || had.Length + has.Length < 4))
                return true;
            if (stem == known.Length && In(English, has))
                return true;
        }

        return known.Length > 4 && shared >= known.Length - 1 && known[^1] == 'e' && In(English, typed[shared..]);
    }

    static bool In(FrozenSet<string> endings, ReadOnlySpan<char> ending) => endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ending);

    static FrozenSet<string> Sounds(string words) => words.Split(' ').Select(w => Sound.Of(Folding.Fold(w))).Where(w => w.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    static FrozenSet<string> Kyrgyzs()
    {
        const string open = "аео", close = "ыу";
        string[] bare = ["", "н", "й"], ownerless = ["", "м", "н", "быз", "буз", "ңыз", "ңуз"], closed = ["", "н"];
        string[] many = ["", .. from c in "лдт" from v in open select $"{c}{v}р"];
        string[] owner = ["", "м", "н", "сы", "су", "быз", "буз", "ңыз", "ңуз", .. from v in close from end in ownerless select $"{v}{end}"];
        string[] cases =
        [
            "", "не", "на", "но", "нда", "нде", "ндо", "нан", "нен", "нон", "дагы", "деги", "догу", "тагы", "теги", "тогу",
            .. from c in "дт" from v in open from end in bare select $"{c}{v}{end}",
            .. from c in "гк" from v in open select $"{c}{v}",
            .. from c in "дтн" from v in close from end in closed select $"{c}{v}{end}",
            .. from c in "чл" from v in open select $"{c}{v}",
            "лык", "лук", "дык", "дук", "тык", "тук", "быз", "бы", "бу", "пы", "пу",
        ];
        return (from m in many from o in owner from c in cases select Sound.Of(Folding.Fold(m + o + c))).Where(e => e.Length > 0).ToFrozenSet(StringComparer.Ordinal);
    }
}
