namespace ChatbotMonitor.Core.Surveys;

/// <summary>What an expression can see: the answers so far and the world it was told of.</summary>
public interface IValues
{
    /// <summary>The value of the question of that name: text, or a number of days since 1970 for a date; empty text where there is none.</summary>
    object Value(string name);

    /// <summary>The value being checked (<c>.</c>), as <see cref="Value"/> gives it, or empty text.</summary>
    object Self { get; }

    /// <summary>The further columns of the choice being filtered, by which a choice filter calls them.</summary>
    IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>Now, at the respondent's place.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A field (<c>days</c>, <c>fee</c>) of the standard of the service chosen, empty where there is none.</summary>
    string Standard(string field);

    /// <summary>A new unique id.</summary>
    string NewId();
}
