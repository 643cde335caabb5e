using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>What a row of a survey asks for, by XLSForm's type names.</summary>
public enum QuestionType
{
    Text,
    Integer,
    Decimal,

    /// <summary>A whole or broken number within <see cref="Question.Range"/>.</summary>
    Range,
    Date,

    /// <summary>A time of day, <c>HH:mm</c>.</summary>
    Time,

    /// <summary>A date with a time of day, <c>yyyy-MM-ddTHH:mm</c>.</summary>
    DateTime,
    SelectOne,
    SelectMultiple,

    /// <summary>All choices in an order of the respondent's, the first first.</summary>
    Rank,
    Note,

    /// <summary>A note to agree to; stored as <c>OK</c>.</summary>
    Acknowledge,
    Calculate,

    /// <summary>A value that nobody is asked for: its default.</summary>
    Hidden,

    /// <summary>A value that the channel or the clock knows: <see cref="Question.Metadata"/> names it.</summary>
    Metadata,
    Geopoint,
    Image,
    Audio,

    /// <summary>Any file, a video too.</summary>
    File,

    /// <summary>The digits of a barcode, typed.</summary>
    Barcode,
}

/// <summary>The numbers a range question takes, each a <paramref name="Step"/> from <paramref name="Start"/> on, <paramref name="End"/> included.</summary>
public sealed record NumberRange(decimal Start, decimal End, decimal Step);

/// <summary>One row of a survey.</summary>
/// <param name="Type">What it asks for.</param>
/// <param name="Name">Its name, by which expressions, answers and exports know it.</param>
/// <param name="Label">What is asked, possibly with <c>${name}</c>; empty on a calculate.</param>
public sealed record Question(QuestionType Type, string Name, Label Label)
{
    /// <summary>The name that its author gave it, where another group has a question of that name and <see cref="Name"/> is one of its own; else null. Paths and exports know it by this.</summary>
    public string? Written { get; init; }

    /// <summary>A shorter label for SMS, or null for <see cref="Label"/>.</summary>
    public Label? Sms { get; init; }

    /// <summary>False where it is left out by SMS: there it is not relevant, whatever else it says.</summary>
    public bool AskedBySms { get; init; } = true;

    /// <summary>False where it is left out in a chat: there it is not relevant, whatever else it says.</summary>
    public bool AskedInChat { get; init; } = true;

    /// <summary>How many SMS it may take with its choices; null where <see cref="Survey.SmsSegments"/> says it.</summary>
    public int? SmsSegments { get; init; }

    /// <summary>The question in simpler words, said after a second wrong answer in a row; null for a word of ours on how to answer.</summary>
    public Label? Simple { get; init; }

    /// <summary>A word of help, said with the question in a chat.</summary>
    public Label? Hint { get; init; }

    /// <summary>Whether an answer is needed, where <see cref="RequiredWhen"/> does not decide.</summary>
    public bool Required { get; init; } = true;

    /// <summary>An answer is needed only where this holds; null where <see cref="Required"/> says it.</summary>
    public Expression? RequiredWhen { get; init; }

    /// <summary>Why it may not be skipped, or null for the bot's own words.</summary>
    public Label? RequiredMessage { get; init; }

    /// <summary>The innermost group or repeat that it stands in, or null.</summary>
    public Group? Group { get; init; }

    /// <summary>Shown with its value and not asked.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The numbers of a range.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>The choices are offered in an order of each respondent's own.</summary>
    public bool Randomize { get; init; }

    /// <summary>What a metadata question holds: <c>start</c>, <c>end</c>, <c>today</c>, <c>deviceid</c>, <c>username</c> or <c>phonenumber</c>; any other stays empty.</summary>
    public string? Metadata { get; init; }

    /// <summary>Asked only where this holds.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>An answer (<c>.</c>) is taken only where this holds.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>Why an answer was not taken.</summary>
    public Label? ConstraintMessage { get; init; }

    /// <summary>The answer where the question is skipped.</summary>
    public string? Default { get; init; }

    /// <summary>A default that is worked out when the question is reached (<c>today()</c>), or null.</summary>
    public Expression? DefaultExpression { get; init; }

    /// <summary>The value of a calculate.</summary>
    public Expression? Calculation { get; init; }

    /// <summary>The choices of a select.</summary>
    public ChoiceList? Choices { get; init; }

    /// <summary>Only choices for which this holds are offered; a bare name is an attribute of the choice.</summary>
    public Expression? ChoiceFilter { get; init; }

    /// <summary>True where somebody is asked something: not a note, nor what is worked out or only shown.</summary>
    public bool IsAsked => !ReadOnly && Type is not (QuestionType.Note or QuestionType.Calculate or QuestionType.Hidden or QuestionType.Metadata);
}
