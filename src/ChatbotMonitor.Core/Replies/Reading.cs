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

    /// <summary>It could not be read.</summary>
    public sealed record Unread : Reading;

    /// <summary>It could not be read.</summary>
    public static Reading Nothing { get; } = new Unread();
}
