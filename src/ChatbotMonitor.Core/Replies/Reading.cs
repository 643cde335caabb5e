using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>What a typed reply was understood as; a closed set. A wrong guess is worse than one more question.</summary>
public abstract record Reading
{
    Reading() { }

    /// <summary>It says this, as XLSForm stores it (choice names, ISO dates, numbers with a point).</summary>
    public sealed record Value(string Stored) : Reading;

    /// <summary>Several choices fit as well.</summary>
    public sealed record Ambiguous(IReadOnlyList<Choice> Fitting) : Reading;

    /// <summary>None of the choices, in so many words.</summary>
    public sealed record NoneOfThem : Reading;

    /// <summary>It could not be read, and why.</summary>
    public sealed record Unread(Why Why) : Reading;

    /// <summary>It could not be read.</summary>
    public static Reading Nothing { get; } = new Unread(Why.Unclear);

    /// <summary>None of the choices.</summary>
    public static Reading None { get; } = new NoneOfThem();
}

/// <summary>Why a reply could not be read.</summary>
public enum Why
{
    /// <summary>It says nothing that was asked for.</summary>
    Unclear,

    /// <summary>It says several numbers, days or times where one is asked.</summary>
    Several,

    /// <summary>A day that no calendar has: 31 February.</summary>
    NoSuchDay,

    /// <summary>A day and a month that may lie behind as well as ahead.</summary>
    WhichYear,

    /// <summary>An hour that may be one of the morning as well as one of the afternoon.</summary>
    WhichHalf,

    /// <summary>An order in which a choice is missing or stands twice.</summary>
    NotAll,
}
