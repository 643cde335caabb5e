using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>What a row of a survey asks for, by XLSForm's type names.</summary>
public enum QuestionType
{
    Text,
    Integer,
    Decimal,
    Date,
    SelectOne,
    SelectMultiple,
    Note,
    Calculate,
    Geopoint,
    Image,
}

/// <summary>One row of a survey.</summary>
/// <param name="Type">What it asks for.</param>
/// <param name="Name">Its name, by which expressions, answers and exports know it.</param>
/// <param name="Label">What is asked, possibly with <c>${name}</c>; empty on a calculate.</param>
public sealed record Question(QuestionType Type, string Name, Label Label)
{
    /// <summary>A shorter label for SMS, or null for <see cref="Label"/>.</summary>
    public Label? Sms { get; init; }

    /// <summary>A word of help, said with the question in a chat, and after a second wrong answer.</summary>
    public Label? Hint { get; init; }

    /// <summary>Whether it may be skipped.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Asked only where this holds.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>An answer (<c>.</c>) is taken only where this holds.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>Why an answer was not taken.</summary>
    public Label? ConstraintMessage { get; init; }

    /// <summary>The answer where the question is skipped.</summary>
    public string? Default { get; init; }

    /// <summary>The value of a calculate.</summary>
    public Expression? Calculation { get; init; }

    /// <summary>The choices of a select.</summary>
    public ChoiceList? Choices { get; init; }

    /// <summary>Only choices for which this holds are offered; a bare name is an attribute of the choice.</summary>
    public Expression? ChoiceFilter { get; init; }

    /// <summary>True where somebody is asked something: not a note, not a calculate.</summary>
    public bool IsAsked => Type is not (QuestionType.Note or QuestionType.Calculate);
}
