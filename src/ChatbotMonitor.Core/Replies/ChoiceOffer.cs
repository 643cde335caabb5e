using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>What a reply chooses from.</summary>
/// <param name="List">The list of the question.</param>
/// <param name="Numbered">The choices as they were numbered, from 1.</param>
/// <param name="Allowed">Every choice that may be named; null for the whole list.</param>
/// <param name="NumbersShown">Whether the numbers were to be seen: then a number is one of them before it is a label that is itself a number.</param>
public readonly record struct ChoiceOffer(ChoiceList List, IReadOnlyList<Choice> Numbered, IReadOnlyList<Choice>? Allowed = null, bool NumbersShown = true)
{
    /// <summary>A whole list, numbered in its order.</summary>
    public static ChoiceOffer All(ChoiceList list) => new(list, list?.Choices ?? throw new ArgumentNullException(nameof(list)));

    internal Reading Read(Func<OfferedChoices, Reading> read) => read(new OfferedChoices(ChoiceReader.Of(List), Numbered, Mask(), NumbersShown));

    bool[]? Mask()
    {
        if (Allowed is null || Allowed.Count == List.Choices.Count)
            return null;
        var reader = ChoiceReader.Of(List);
        var mask = new bool[List.Choices.Count];
        for (var i = 0; i < Allowed.Count; i++)
        {
            if (reader.IndexOf(Allowed[i].Name) is >= 0 and var at)
                mask[at] = true;
        }

        return mask;
    }
}

/// <summary>An offer made ready for reading.</summary>
sealed record OfferedChoices(ChoiceReader Reader, IReadOnlyList<Choice> Numbered, bool[]? Allowed, bool NumbersShown)
{
    public ChoiceSearch Search => new(Reader, Allowed);

    /// <summary>The place in the list of the choice with that number; -1 where none has it.</summary>
    public int Number(in Quantity number) =>
        !number.Negative && number.Value == decimal.Truncate(number.Value) && number.Value >= 1 && number.Value <= Numbered.Count ? Reader.IndexOf(Numbered[(int)number.Value - 1].Name) : -1;

    public bool May(int choice) => choice >= 0 && (Allowed is null || Allowed[choice]);

    /// <summary>The same without some choices.</summary>
    public ChoiceSearch Without(int one, int other)
    {
        var allowed = new bool[Reader.Choices.Count];
        for (var i = 0; i < allowed.Length; i++)
            allowed[i] = i != one && i != other && May(i);
        return new ChoiceSearch(Reader, allowed);
    }
}
