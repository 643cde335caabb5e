namespace ChatbotMonitor.Core.Replies;

/// <summary>One reply read as an order of all choices.</summary>
sealed class ChoiceOrder(OfferedChoices offered, string text)
{
    static readonly Phrases Then = new("и, потом, затем, после, дальше, далее, жана, анан, андан кийин, кийин, and, then, and then, next");

    public Reading Read()
    {
        var pieces = Manners.Plain(text);
        if (Chosen(pieces) is not { } chosen)
            return Reading.Nothing;
        var all = Enumerable.Range(0, offered.Reader.Choices.Count).Where(offered.May).ToList();
        return chosen.Count == all.Count && chosen.Distinct().Count() == all.Count
            ? new Reading.Value(string.Join(' ', chosen.Select(i => offered.Reader.Choices[i].Name)))
            : new Reading.Unread(Why.NotAll);
    }

    List<int>? Chosen(List<Piece> pieces)
    {
        // 312: each digit once, so that no other number can be meant.
        if (pieces is [{ IsDigits: true } run] && run.Text.Length == offered.Numbered.Count && run.Text.Distinct().Count() == run.Text.Length)
            return Places(run.Text.Select((digit, i) => new Quantity(digit - '0', i, i + 1)));
        if (pieces.TrueForAll(p => !p.IsWord || Then.At([p], 0) > 0 || NumberWords.Of(p) is not null))
            return Quantities.In([.. pieces.FindAll(p => p.Kind != PieceKind.Mark).Select(p => p with { Glued = false })], figures: false) is { Count: > 0 } numbers ? Places(numbers) : null;
        var chosen = new List<int>();
        var one = new OneChoice(offered, text);
        foreach (var part in Split(pieces))
        {
            if (one.Read(part) is not Reading.Value { Stored: var stored })
                return null;
            chosen.Add(offered.Reader.IndexOf(stored));
        }

        return chosen;
    }

    List<int>? Places(IEnumerable<Quantity> numbers)
    {
        var places = numbers.Select(n => offered.Number(n)).ToList();
        return places.TrueForAll(offered.May) ? places : null;
    }

    static List<List<Piece>> Split(List<Piece> pieces)
    {
        var parts = new List<List<Piece>> { new() };
        for (var i = 0; i < pieces.Count;)
        {
            if (Then.At(pieces, i) is > 0 and var then)
            {
                parts.Add([]);
                i += then;
                continue;
            }

            if (pieces[i].Kind == PieceKind.Mark && pieces[i].Text is "," or ";" or ">" or "\n" or "." or "/" or "-")
                parts.Add([]);
            else
                parts[^1].Add(pieces[i]);
            i++;
        }

        parts.RemoveAll(p => p.Count == 0);
        return parts;
    }
}
