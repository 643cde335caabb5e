using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads which choices a typed reply means: by number or ordinal, by label in any language, an alias, its beginning or a word of it, with other endings and a slip of the finger. Two that fit as well are not guessed between.</summary>
public static class ChoiceReplies
{
    // More are no help as a question back.
    const int MostOffered = 9;

    /// <summary>Reads one choice.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="offer">What it was typed to.</param>
    public static Reading One(string text, in ChoiceOffer offer) => offer.Read(found => new OneChoice(found, text).Read());

    /// <summary>Reads one choice or several; their names joined by blanks, in the list's order. All of them are all but the one that means none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="offer">What it was typed to.</param>
    public static Reading Several(string text, in ChoiceOffer offer) => offer.Read(found => new SeveralChoices(found, text).Read());

    /// <summary>Reads an order of all choices, the first first; their names joined by blanks.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="offer">What it was typed to.</param>
    public static Reading Order(string text, in ChoiceOffer offer) => offer.Read(found => new ChoiceOrder(found, text).Read());

    /// <summary>Choices that a longer text speaks of, the likeliest first: the one with the longest words in common, then the list's order.</summary>
    public static IReadOnlyList<Choice> Mentioned(string text, ChoiceList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var reader = ChoiceReader.Of(list);
        return [.. new ChoiceSearch(reader, null).Mentioned(Typed.Pieces(text, 600)).OrderByDescending(m => m.Score).Select(m => reader.Choices[m.Choice])];
    }

    /// <summary>The one that was found, or those between which to ask.</summary>
    internal static Reading Settle(OfferedChoices offered, List<int> found) => found.Count switch
    {
        0 => Reading.Nothing,
        1 => new Reading.Value(offered.Reader.Choices[found[0]].Name),
        <= MostOffered => new Reading.Ambiguous([.. found.Order().Select(i => offered.Reader.Choices[i])]),
        _ => Reading.Nothing,
    };
}
