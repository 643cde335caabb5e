namespace ChatbotMonitor.Core.Replies;

/// <summary>One reply read as one choice.</summary>
sealed class OneChoice(OfferedChoices offered, string text)
{
    static readonly Phrases Or = new("или, либо, or, же болбосо, же, balkim, может, может быть, возможно, наверное или, балким, мүмкүн, maybe, perhaps, не знаю, незнаю, билбейм, билбеймин, dont know, do not know, dunno, not sure, не уверен, не уверена, не помню");
    static readonly Phrases Not = new("не, ни, кроме, без, но не, not, except, without, no not");
    static readonly Phrases NotBefore = new("эмес, башка, тышкары");

    public Reading Read()
    {
        var raw = Typed.Pieces(text);
        if (raw.Count == 0)
            return Reading.Nothing;
        return Exactly(raw) is { } exact ? exact : Read(Manners.Polite.Without(raw));
    }

    /// <summary>Reads a part of a reply.</summary>
    public Reading Read(List<Piece> pieces)
    {
        if (offered.Search.Exact("", pieces) is [var heard])
            return Settled(heard);
        if (offered.Search.Exact("", Manners.Fillers.Without(pieces)) is [var told])
            return Settled(told);
        if (offered.Reader.AsksYesOrNo && YesOrNo(pieces) is { } answer)
            return answer;
        if (Quantities.In(pieces, figures: false) is not { } numbers)
            return Reading.Nothing;
        // "The second one".
        if (numbers.Count == 2 && numbers[0].Ordinal && pieces[numbers[1].From].Text is "one")
            numbers = [numbers[0] with { To = numbers[1].To }];
        return numbers.Count == 0 ? ByName(pieces) : ByNumber(pieces, numbers);
    }

    // A label as it is written; digits are one only where no number of a choice is meant by them.
    Reading? Exactly(List<Piece> raw)
    {
        var exact = offered.Search.Exact(Folding.Fold(text), raw);
        if (exact.Count == 0)
            return null;
        var figures = raw.TrueForAll(p => !p.IsWord) && raw.Exists(p => p.IsDigits);
        if (figures && offered.NumbersShown && Quantities.In(raw, figures: false) is [var number] && offered.May(offered.Number(number)))
            return null;
        return ChoiceReplies.Settle(offered, exact);
    }

    Reading? YesOrNo(List<Piece> pieces)
    {
        var (yes, no) = (offered.Reader.Yes, offered.Reader.No);
        var several = pieces.FindAll(p => p.IsWord).Count > 1;
        if (YesNo.Of(pieces) is not { } told)
        {
            // "Но" sounds like No and "дп" is nearly да: short words are yes or no only as they are written.
            if (!several && KnownLabel.HeardOf(pieces).Length < 4 && !pieces.Exists(p => p.IsDigits) && !pieces.Exists(p => NumberWords.Of(p) is not null))
                return ChoiceReplies.Settle(offered, offered.Without(yes, no).Named("", pieces));
            return several && Quantities.In(pieces, figures: false) is { Count: 0 } ? ChoiceReplies.Settle(offered, Doubted(pieces) ? [] : offered.Without(yes, no).Named("", pieces)) : null;
        }

        var choice = told ? yes : no;
        if (!offered.May(choice))
            return Reading.Nothing;
        if (several && offered.Reader.Choices.Count > 2 && offered.Without(yes, no).Named("", Manners.Fillers.Without(pieces)) is { Count: > 0 } others)
            return ChoiceReplies.Settle(offered, [choice, .. others]);
        // "1, да" says the same twice; "да, 2" does not.
        return Quantities.In(pieces, figures: false) is { Count: 1 } numbers && !numbers[0].InWords && offered.Number(numbers[0]) is >= 0 and var numbered && numbered != choice && pieces.Count < 4
            ? ChoiceReplies.Settle(offered, [choice, numbered])
            : Settled(choice);
    }

    Reading ByNumber(List<Piece> pieces, List<Quantity> numbers)
    {
        // Numbers may be words of a label: Школа 5, 1-3 дня, Биринчи Май.
        var named = offered.Search.Named("", pieces);
        if (named is [var label] && numbers.TrueForAll(n => n.InWords || IsIn(label, pieces[n.From].Text)) && numbers.Exists(n => IsIn(label, pieces[n.From].Sound))
            && pieces.Exists(p => p.IsWord) && !Doubted(pieces))
            return Settled(label);
        var values = numbers.Select(n => n.Value).Distinct().Count();
        if (values > 1)
            return numbers.TrueForAll(n => offered.May(offered.Number(n))) ? ChoiceReplies.Settle(offered, [.. numbers.Select(n => offered.Number(n)).Distinct()]) : Reading.Nothing;
        var number = offered.Number(numbers[0]);
        var rest = Without(pieces, numbers);
        var words = Manners.Fillers.Without(rest).FindAll(p => p.IsWord);
        if (words.Count == 0)
            return offered.May(number) ? Settled(number) : numbers[0].InWords ? ByName(pieces) : Reading.Nothing;
        if (Doubted(rest))
            return Reading.Nothing;
        var spoken = offered.Search.Named("", words);
        if (spoken.Count == 0)
            return offered.May(number) && IsAlone(pieces, numbers[0]) ? Settled(number) : Reading.Nothing;
        if (number < 0)
            return numbers[0].InWords ? ChoiceReplies.Settle(offered, spoken) : Reading.Nothing;
        return spoken.Contains(number) ? Settled(number) : ChoiceReplies.Settle(offered, [number, .. spoken]);
    }

    // "2, потому что дорого": the number first, a mark, then words that name no choice.
    static bool IsAlone(List<Piece> pieces, in Quantity number) =>
        !number.InWords && number.From == 0 && number.To < pieces.Count && pieces[number.To].Kind == PieceKind.Mark && pieces[number.To].Text is "," or "." or ")" or ":" or ";" or "\n" && !Manners.Doubts.In(pieces);

    Reading ByName(List<Piece> pieces)
    {
        if (Doubted(pieces))
            return Reading.Nothing;
        var named = offered.Search.Named(First(pieces), pieces);
        if (named.Count == 0)
        {
            var told = Manners.Fillers.Without(pieces);
            if (told.Count > 0 && told.Count < pieces.Count)
                named = offered.Search.Named(First(told), told);
        }

        return ChoiceReplies.Settle(offered, named.Count > 0 ? named : offered.Search.Called(Folding.Fold(text)));
    }

    // Not the clinic; the clinic or something else; maybe the clinic.
    bool Doubted(List<Piece> pieces)
    {
        if (Or.In(pieces))
            return true;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i + 1 < pieces.Count && Not.At(pieces, i) > 0 && offered.Search.Named("", [pieces[i + 1]]).Count > 0)
                return true;
            if (i > 0 && NotBefore.At(pieces, i) > 0 && offered.Search.Named("", [pieces[i - 1]]).Count > 0)
                return true;
        }

        return false;
    }

    bool IsIn(int choice, string word) => Array.Exists(offered.Reader.Labels, l => l.Choice == choice && l.Words.Contains(word, StringComparer.Ordinal));

    Reading Settled(int choice) => ChoiceReplies.Settle(offered, [choice]);

    static string First(List<Piece> pieces) => pieces.Find(p => p.Kind != PieceKind.Mark).Text ?? "";

    static List<Piece> Without(List<Piece> pieces, List<Quantity> numbers)
    {
        var rest = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!numbers.Exists(n => i >= n.From && i < n.To))
                rest.Add(pieces[i]);
        }

        return rest;
    }
}
