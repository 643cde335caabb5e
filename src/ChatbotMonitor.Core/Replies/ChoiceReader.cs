using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>A list of choices made ready for reading: labels in all languages and aliases folded and taken apart once, not for each reply.</summary>
sealed class ChoiceReader
{
    static readonly ConditionalWeakTable<ChoiceList, ChoiceReader> Ready = [];

    static readonly Phrases NoneLabels = new("none, none of these, none of them, nothing, none of the above, no problems, не было, ничего, ничего из этого, ничего из перечисленного, нет, ни одного, ни один из них, без проблем, проблем не было, ничего не было, жок, эч бири, эч нерсе, эч кандай, эч бири жок, эч нерсе болгон жок, көйгөй болгон жок");

    readonly FrozenDictionary<string, int[]> _written;
    readonly FrozenDictionary<string, int[]> _heard;
    readonly FrozenDictionary<string, int[]> _named;
    readonly FrozenDictionary<string, int> _byName;
    readonly FrozenDictionary<char, KnownWord[]> _wordsBy;

    ChoiceReader(ChoiceList list)
    {
        Choices = list.Choices;
        var labels = new List<KnownLabel>();
        for (var i = 0; i < Choices.Count; i++)
        {
            foreach (var label in Choices[i].Label.ByLanguage.Values.Concat(Choices[i].Aliases).Distinct(StringComparer.Ordinal))
            {
                if (KnownLabel.Of(label, i) is { } known)
                    labels.Add(known);
            }
        }

        Labels = [.. labels];
        Words = KnownWord.Of(labels);
        _wordsBy = Words.GroupBy(w => w.Sound[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _byName = Choices.Select((c, i) => (c.Name, i)).DistinctBy(c => c.Name, StringComparer.Ordinal).ToFrozenDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        _written = Index(labels.Select(l => (l.Folded, l.Choice)));
        _heard = Index(labels.Select(l => (l.Heard, l.Choice)));
        _named = Index(Choices.Select((c, i) => (Folding.Fold(c.Name), i)));
        Yes = Only(true);
        No = Only(false);
        None = Enumerable.Range(0, Choices.Count).FirstOrDefault(MeansNone, -1);
    }

    /// <summary>All choices, in order.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>Labels and aliases.</summary>
    public KnownLabel[] Labels { get; }

    /// <summary>The words of the labels, each once.</summary>
    public KnownWord[] Words { get; }

    /// <summary>The words that begin with that sound.</summary>
    public ReadOnlySpan<KnownWord> WordsFrom(char first) => _wordsBy.GetValueOrDefault(first);

    /// <summary>The choice that is a plain yes; -1 where the list is not one of yes and no.</summary>
    public int Yes { get; }

    /// <summary>The choice that is a plain no, or -1.</summary>
    public int No { get; }

    /// <summary>The choice that means none of the others, or -1.</summary>
    public int None { get; }

    /// <summary>Whether yes and no are what is asked.</summary>
    public bool AsksYesOrNo => Yes >= 0 && No >= 0 && Choices.Count <= 4;

    /// <summary>The reader of a list; made once, with its first reply.</summary>
    public static ChoiceReader Of(ChoiceList list) => Ready.GetValue(list, static l => new ChoiceReader(l));

    /// <summary>The choices written just so, as label or alias.</summary>
    public int[] Written(string folded) => _written.GetValueOrDefault(folded) ?? [];

    /// <summary>The choices that sound just so, blanks aside.</summary>
    public int[] Heard(string heard) => heard.Length > 1 && _heard.TryGetValue(heard, out var choices) ? choices : [];

    /// <summary>The choices whose names in the form are written just so; nobody sees them, but some people know them.</summary>
    public int[] Named(string folded) => _named.GetValueOrDefault(folded) ?? [];

    /// <summary>Where the choice of that name stands in the list; -1 for one of another list.</summary>
    public int IndexOf(string name) => _byName.GetValueOrDefault(name, -1);

    int Only(bool yes)
    {
        var found = -1;
        for (var i = 0; i < Choices.Count; i++)
        {
            if (YesNo.Named(Choices[i].Name) != yes && !Choices[i].Label.ByLanguage.Values.Any(l => YesNo.Named(Folding.Fold(l)) == yes))
                continue;
            if (found >= 0)
                return -1;
            found = i;
        }

        return found;
    }

    bool MeansNone(int choice) =>
        Choices[choice].Name is "none" or "nothing" or "no_problem" or "no_problems"
        || (Choices.Count > 2 && Choices[choice].Label.ByLanguage.Values.Any(l => NoneLabels.Are(Typed.Pieces(l))));

    static FrozenDictionary<string, int[]> Index(IEnumerable<(string Key, int Choice)> keys) =>
        keys.Where(k => k.Key.Length > 0).GroupBy(k => k.Key, k => k.Choice, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
}

/// <summary>A label or an alias of a choice.</summary>
/// <param name="Choice">Where the choice stands in its list.</param>
/// <param name="Folded">The label, folded.</param>
/// <param name="Heard">How it sounds, without blanks.</param>
/// <param name="Words">How each word sounds.</param>
/// <param name="Letters">Which letters it has.</param>
sealed record KnownLabel(int Choice, string Folded, string Heard, string[] Words, uint Letters)
{
    public static KnownLabel? Of(string label, int choice)
    {
        var pieces = Typed.Pieces(label);
        var words = pieces.Where(p => p.Kind != PieceKind.Mark).Select(p => p.Sound).Where(s => s.Length > 0).ToArray();
        if (words.Length == 0)
            return null;
        var heard = HeardOf(pieces);
        return new KnownLabel(choice, Folding.Fold(label), heard, words, KnownWord.LettersOf(heard));
    }

    public static string HeardOf(IEnumerable<Piece> pieces) => string.Concat(pieces.Where(p => p.Kind != PieceKind.Mark).Select(p => p.Sound));
}

/// <summary>A word that labels have.</summary>
/// <param name="Sound">How it sounds.</param>
/// <param name="Letters">Which letters it has.</param>
/// <param name="Choices">The choices whose labels have it.</param>
sealed record KnownWord(string Sound, uint Letters, int[] Choices)
{
    public static KnownWord[] Of(IEnumerable<KnownLabel> labels) =>
    [
        .. labels.SelectMany(l => l.Words.Select(w => (Word: w, l.Choice))).GroupBy(w => w.Word, w => w.Choice, StringComparer.Ordinal)
            .Select(g => new KnownWord(g.Key, LettersOf(g.Key), [.. g.Distinct()])),
    ];

    /// <summary>One bit for each letter, so that words with too few in common are not compared.</summary>
    public static uint LettersOf(ReadOnlySpan<char> sound)
    {
        uint letters = 0;
        foreach (var c in sound)
            letters |= 1u << (c & 31);
        return letters;
    }

    /// <summary>Whether two words may lie within so many slips of each other.</summary>
    public static bool MayBeNear(uint a, uint b, int slips) => System.Numerics.BitOperations.PopCount(a & ~b) <= slips && System.Numerics.BitOperations.PopCount(b & ~a) <= slips;
}
