using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>What the type of a row says that it is; a closed set.</summary>
abstract record RowType
{
    RowType() { }

    /// <summary>A group or a repeat begins; <paramref name="List"/> is the list of a loop, which is gone through choice by choice.</summary>
    public sealed record Begin(string Kind, string? List) : RowType
    {
        public bool Repeats => Kind == InRepeat;
    }

    /// <summary>A group or a repeat ends.</summary>
    public sealed record End(string Kind) : RowType;

    /// <summary>A question without choices; <paramref name="Constraint"/> holds where the row gives none (a percentage).</summary>
    public sealed record Plain(QuestionType Type, string? Constraint = null) : RowType;

    /// <summary>A question with choices.</summary>
    public sealed record Select(QuestionType Type, ChoiceSource Source, string List, bool OrOther) : RowType;

    /// <summary>A value that nobody is asked for; <paramref name="Known"/> where a channel or the clock knows it.</summary>
    public sealed record Metadata(string Name, bool Known) : RowType;

    /// <summary>A question that a chat cannot ask, and what to write in its place.</summary>
    public sealed record Unaskable(string WayRound) : RowType;

    /// <summary>A table that is named for expressions, and nothing that is asked.</summary>
    public sealed record Table : RowType;

    /// <summary>A setting of the form on the sheet of its questions.</summary>
    public sealed record Setting : RowType;

    public const string InGroup = "group";
    public const string InRepeat = "repeat";
    public const string InLoop = "loop";
}

/// <summary>Where a list of choices comes from.</summary>
enum ChoiceSource
{
    Choices,
    External,
    File,
}
