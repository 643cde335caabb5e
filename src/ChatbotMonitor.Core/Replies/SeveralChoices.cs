namespace ChatbotMonitor.Core.Replies;

/// <summary>One reply read as several choices.</summary>
sealed class SeveralChoices(OfferedChoices offered, string text)
{
    static readonly Phrases All = new(
        "баары, баарын, баардыгы, баардыгын, бардыгы, бардыгын, бүт, бүтүн, бүт баары, баары тең, баары болду, баары бар, бардык, жалпысы",
        "все, всё, все сразу, всё сразу, все вместе, всё вместе, все они, все это, все перечисленное, все варианты, все пункты, все подходит, всё подходит, все было, абсолютно все, всего понемногу, и то и другое",
        "all, all of them, all of these, all of the above, all the above, everything, every one, all together");

    static readonly Phrases Both = new("экөө, экөө тең, экөөнү, экөөсү, оба, обе, обоих, и то и другое, both, both of them");

    static readonly Phrases None = new(
        "жок, эч бири, эч бири эмес, эч бири жок, эч нерсе, эч нерсе жок, эч кандай, эч кайсысы, эч кайсынысы, бири да эмес, бири да жок, бирөө да эмес, болгон жок, эч нерсе болгон жок, баары жакшы",
        "нет, ни один, ни одного, ни одной, ни одна, ни одно, ничего, ничего из этого, ничего из перечисленного, ничего не было, никакие, никакой, никаких, не было, нету, ни то ни другое, все хорошо, всё хорошо, без проблем",
        "none, none of them, none of these, none of the above, nothing, no, not any, neither, nope, no problems, no problem");

    static readonly Phrases And = new("и, да, а также, также, плюс, еще, ещё, потом, затем, жана, менен, дагы, ошондой эле, and, also, plus, then, as well as");
    static readonly Phrases Except = new("кроме, за исключением, исключая, помимо, башка, башкасы, башкасынын, тышкары, except, but, apart from, без, not, или, либо, or, же");

    // "All but 2", and in Kyrgyz, where it stands behind: "2ден башка баары".
    static readonly Phrases But = new("кроме, за исключением, исключая, без, except, except for, but, apart from, without");
    static readonly Phrases Besides = new("башка, башкасы, башкасынын, тышкары");
    static readonly Phrases From = new("дан, ден, дон, дөн, тан, тен, тон, төн, нан, нен, нон, нөн");

    readonly OneChoice _one = new(offered, text);

    public Reading Read()
    {
        var raw = Typed.Pieces(text);
        if (raw.Count == 0)
            return Reading.Nothing;
        var pieces = Manners.Polite.Without(raw);
        if (offered.Search.Exact(Folding.Fold(text), raw) is [var exact] && raw.Exists(p => p.IsWord))
            return Joined([exact]);
        if (Everything(pieces))
            return Joined(Any);
        if (None.Are(Manners.Fillers.Without(pieces)) || None.Are(pieces))
            return offered.May(offered.Reader.None) ? Joined([offered.Reader.None]) : Reading.None;
        if (IsRange(pieces))
            return new Reading.Unread(Why.Several);
        return Numbers(pieces) is { } numbers ? Numbered(numbers) : Parts(pieces);
    }

    List<int> Any => [.. Enumerable.Range(0, offered.Reader.Choices.Count).Where(i => offered.May(i) && i != offered.Reader.None)];

    bool Everything(List<Piece> pieces)
    {
        var told = Manners.Fillers.Without(pieces);
        var count = offered.Allowed?.Count(a => a) ?? offered.Reader.Choices.Count;
        if (All.Are(told) || All.Are(pieces) || (count == 2 && Both.Are(told)))
            return true;
        // "Все четыре".
        return All.In(told) && Quantities.In(told, figures: false) is [var number] && number.Value == count && number is { Negative: false, Ordinal: false }
            && All.Without(told.Without(number.From, number.To)).TrueForAll(p => p.Kind == PieceKind.Mark);
    }

    // "1-3" may be from 1 to 3, and 1 and 3.
    static bool IsRange(List<Piece> pieces)
    {
        for (var i = 1; i + 1 < pieces.Count; i++)
        {
            // And 1..3, and 1…3, which is three points.
            if (pieces[i].Is('.') && pieces[i - 1].Is('.') && i > 1 && pieces[i + 1].IsDigits)
                return true;
            if ((pieces[i].Is('-') || pieces[i].Is('~') || pieces[i].Text is "to" or "по" or "до" or "through") && pieces[i - 1].IsDigits && pieces[i + 1].IsDigits)
                return true;
        }

        return false;
    }

    // The numbers of a reply that is nothing but numbers.
    static List<Quantity>? Numbers(List<Piece> pieces)
    {
        var told = And.Without(Manners.Fillers.Without(pieces));
        if (Quantities.In(told, figures: false) is not { Count: > 0 } numbers)
            return null;
        for (var i = 0; i < told.Count; i++)
        {
            if (told[i].IsWord && !numbers.Exists(n => i >= n.From && i < n.To))
                return null;
        }

        return numbers;
    }

    Reading Numbered(List<Quantity> numbers) =>
        numbers.TrueForAll(n => offered.May(offered.Number(n))) ? Joined([.. numbers.Select(n => offered.Number(n))]) : Reading.Nothing;

    Reading Parts(List<Piece> pieces)
    {
        if (Except.In(pieces))
            return AllBut(pieces);
        var parts = Split(pieces);
        if (parts.Count == 1)
            return Words(parts[0]) ?? Whole(parts[0]);
        var chosen = new List<int>();
        foreach (var part in parts)
        {
            var reading = Numbers(part) is { } numbers ? Numbered(numbers) : Words(part) ?? Whole(part);
            if (reading is not Reading.Value { Stored: var stored })
                return reading is Reading.Ambiguous ? reading : Reading.Nothing;
            chosen.AddRange(stored.Split(' ').Select(offered.Reader.IndexOf));
        }

        return Joined(chosen);
    }

    Reading AllBut(List<Piece> pieces)
    {
        for (var i = 1; i + 1 < pieces.Count; i++)
        {
            if (But.At(pieces, i) is > 0 and var but && Everything(pieces[..i]))
                return Without(pieces[(i + but)..]);
            if (Besides.At(pieces, i) is > 0 and var besides && Everything(pieces[(i + besides)..]))
                return Without(From.Without(pieces[..i]));
        }

        return Reading.Nothing;
    }

    Reading Without(List<Piece> named)
    {
        if (named.Count == 0 || (Numbers(named) is { } numbers ? Numbered(numbers) : Parts(named)) is not Reading.Value { Stored: var stored })
            return Reading.Nothing;
        var left = Any.Except(stored.Split(' ').Select(offered.Reader.IndexOf)).ToList();
        return left.Count > 0 ? Joined(left) : Reading.Nothing;
    }

    Reading Whole(List<Piece> part) => _one.Read(part);

    // Words side by side, each of which names one choice.
    Reading.Value? Words(List<Piece> part)
    {
        var words = Manners.Fillers.Without(part).FindAll(p => p.Kind != PieceKind.Mark);
        if (words.Count < 2)
            return null;
        var chosen = new List<int>();
        foreach (var word in words)
        {
            if (_one.Read([word]) is not Reading.Value { Stored: var stored })
                return null;
            chosen.Add(offered.Reader.IndexOf(stored));
        }

        return Joined(chosen);
    }

    static List<List<Piece>> Split(List<Piece> pieces)
    {
        var parts = new List<List<Piece>> { new() };
        for (var i = 0; i < pieces.Count;)
        {
            if (And.At(pieces, i) is > 0 and var and)
            {
                parts.Add([]);
                i += and;
                continue;
            }

            if (pieces[i].Kind == PieceKind.Mark && pieces[i].Text is "," or ";" or "/" or "+" or "&" or "\n" or "." or "|")
                parts.Add([]);
            else
                parts[^1].Add(pieces[i]);
            i++;
        }

        parts.RemoveAll(p => p.TrueForAll(piece => piece.Kind == PieceKind.Mark));
        return parts.Count == 0 ? [pieces] : parts;
    }

    Reading.Value Joined(List<int> chosen) => new(string.Join(' ', chosen.Distinct().Order().Select(i => offered.Reader.Choices[i].Name)));
}
