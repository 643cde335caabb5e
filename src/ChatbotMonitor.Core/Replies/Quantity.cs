namespace ChatbotMonitor.Core.Replies;

/// <summary>A number said within a reply, in digits, in words, or in both (<c>2 тысячи</c>).</summary>
/// <param name="Value">What it is worth; a figure with one group of three (<c>1,500</c>) is taken for thousands.</param>
/// <param name="From">Its first piece.</param>
/// <param name="To">The piece behind its last one.</param>
readonly record struct Quantity(decimal Value, int From, int To)
{
    /// <summary>Whether it says which one (second, 2-й, экинчи).</summary>
    public bool Ordinal { get; init; }

    /// <summary>Whether a minus stands before it.</summary>
    public bool Negative { get; init; }

    /// <summary>Whether it could be a fraction as well: <c>1,500</c>.</summary>
    public bool MayBeFraction { get; init; }

    /// <summary>Whether it is made of words alone.</summary>
    public bool InWords { get; init; }
}

/// <summary>Finds the numbers in a reply.</summary>
static class Quantities
{
    /// <summary>All of them, in order; null where digits stand in a way that is no number (<c>20.11.2026</c>).</summary>
    /// <param name="pieces">The reply.</param>
    /// <param name="figures">Whether blanks, points and commas join digits to one figure (<c>1 500,50</c>); where not, each run of digits is a number of its own.</param>
    public static List<Quantity>? In(List<Piece> pieces, bool figures)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < pieces.Count;)
        {
            if (pieces[i].IsDigits)
            {
                if (FigureAt(pieces, i, figures) is not { } figure)
                    return null;
                found.Add(Whole(pieces, figure));
                i = found[^1].To;
            }
            else if (NumberPhrase.At(pieces, i) is { } phrase)
            {
                found.Add(phrase with { Negative = IsMinus(pieces, i) });
                i = phrase.To;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    // Behind a figure: the ending of an ordinal or of a case, a half, a thousand and what follows it.
    static Quantity Whole(List<Piece> pieces, Quantity figure)
    {
        var (value, at) = (figure.Value, figure.To);
        var whole = figure with { Negative = IsMinus(pieces, figure.From) };
        if (Ending(pieces, at) is { } ending)
            return whole with { To = ending.To, Ordinal = ending.Ordinal };
        if (NumberPhrase.HalfAt(pieces, at) is { } half)
            (value, at) = (value + 0.5m, half);
        if (at < pieces.Count && ScaleAt(pieces, at) is { } scale)
        {
            (value, at) = (value * scale, at + 1);
            if (at < pieces.Count && pieces[at].Is('.') && pieces[at].Glued)
                at++;
            if (scale == 1000 && at < pieces.Count && pieces[at].IsDigits && FigureAt(pieces, at, figures: false) is { Value: < 1000 } rest)
                (value, at) = (value + rest.Value, rest.To);
            else if (scale == 1000 && NumberPhrase.At(pieces, at) is { Value: < 1000 } words)
                (value, at) = (value + words.Value, words.To);
        }

        return whole with { Value = value, To = at, MayBeFraction = whole.MayBeFraction && at == figure.To };
    }

    static decimal? ScaleAt(List<Piece> pieces, int at)
    {
        if (pieces[at] is { Glued: true, Text: "k" or "к" or "т" })
            return 1000;
        return pieces[at].Text is "т" && at + 1 < pieces.Count && pieces[at + 1].Is('.') ? 1000
            : NumberWords.Of(pieces[at]) is { Role: NumberRole.Scale, Ordinal: false } scale && !IsMinutes(pieces, at) ? scale.Value
            : null;
    }

    // "5 мин" are minutes as well as five thousand; money behind it decides.
    static bool IsMinutes(List<Piece> pieces, int at) =>
        pieces[at].Text is "мин" or "min" && !(at + 1 < pieces.Count && Units.OfMoney(pieces[at + 1]));

    static (int To, bool Ordinal)? Ending(List<Piece> pieces, int at)
    {
        var hyphen = at + 1 < pieces.Count && pieces[at].Is('-') && pieces[at].Glued && pieces[at + 1] is { Glued: true, IsWord: true };
        var word = hyphen ? at + 1 : at;
        if (word >= pieces.Count || !pieces[word].IsWord || !pieces[word].Glued)
            return null;
        return Endings.OfOrdinal(pieces[word]) ? (word + 1, true) : Endings.OfCase(pieces[word]) ? (word + 1, false) : null;
    }

    static bool IsMinus(List<Piece> pieces, int at) =>
        at > 0 && (pieces[at - 1].Is("minus") || (pieces[at - 1].Is('-') && (at == 1 || !pieces[at - 1].Glued)));

    static Quantity? FigureAt(List<Piece> pieces, int at, bool figures)
    {
        var first = pieces[at].Text;
        if (first.Length > 15)
            return null;
        if (!figures)
            return new Quantity(decimal.Parse(first, System.Globalization.CultureInfo.InvariantCulture), at, at + 1);
        var figure = new Figure(first);
        var to = at + 1;
        while (to < pieces.Count)
        {
            if (pieces[to].IsDigits && !pieces[to].Glued && figure.TakesGroup(pieces[to].Text))
                to++;
            else if (to + 1 < pieces.Count && pieces[to] is { Glued: true, Kind: PieceKind.Mark, Text: "." or "," or "'" } && pieces[to + 1] is { Glued: true, IsDigits: true })
            {
                figure.Add(pieces[to].Text[0], pieces[to + 1].Text);
                to += 2;
            }
            else
                break;
        }

        return figure.Read() is { } read ? new Quantity(read.Value, at, to) { MayBeFraction = read.MayBeFraction } : null;
    }
}
