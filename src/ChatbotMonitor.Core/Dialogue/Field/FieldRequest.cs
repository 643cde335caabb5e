using ChatbotMonitor.Core.Replies;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a coordinator asks for in public monitoring.</summary>
public enum FieldVerb
{
    /// <summary>Make a group for a place.</summary>
    NewGroup = 0,

    /// <summary>List the groups.</summary>
    Groups,

    /// <summary>Show one group and its members.</summary>
    Group,

    /// <summary>Make a member lead, or no lead any more.</summary>
    Lead,

    /// <summary>Take a member out of the group.</summary>
    Remove,

    /// <summary>Show how far a round is.</summary>
    Round,

    /// <summary>Enter what was promised, or say that it is done.</summary>
    Measure,

    /// <summary>List what was promised.</summary>
    Measures,

    /// <summary>Show responses that are flagged, or decide on one.</summary>
    Quality,
}

/// <summary>A coordinator's request: in a chat by <c>/group osh</c>, the shows also by a word alone (<c>ГРУППЫ</c>, <c>РАУНД</c>).</summary>
/// <param name="Verb">What.</param>
/// <param name="Rest">What stands behind it.</param>
/// <param name="Slash">Whether it was a command.</param>
public sealed record FieldRequest(FieldVerb Verb, string Rest, bool Slash)
{
    const int LongestWords = 60;

    static readonly Dictionary<string, FieldVerb> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["newgroup"] = FieldVerb.NewGroup, ["groups"] = FieldVerb.Groups, ["group"] = FieldVerb.Group, ["lead"] = FieldVerb.Lead, ["remove"] = FieldVerb.Remove,
        ["round"] = FieldVerb.Round, ["rounds"] = FieldVerb.Round, ["measure"] = FieldVerb.Measure, ["measures"] = FieldVerb.Measures,
        ["quality"] = FieldVerb.Quality,
    };

    static readonly Dictionary<string, FieldVerb> Words = new (FieldVerb Verb, string[] Words)[]
    {
        (FieldVerb.Groups, ["groups", "группы", "топтор"]),
        (FieldVerb.Group, ["group", "группа", "топ"]),
        (FieldVerb.Round, ["round", "раунд"]),
        (FieldVerb.Measures, ["measures", "обещания", "убадалар"]),
    }.SelectMany(t => t.Words.Select(w => (Word: Folding.Fold(w), t.Verb))).ToDictionary(t => t.Word, t => t.Verb, StringComparer.Ordinal);

    /// <summary>Whether <paramref name="word"/>, without its slash, is such a command.</summary>
    public static bool IsCommand(string word) => Commands.ContainsKey(word);

    /// <summary>Reads a message; null where it asks for nothing of the kind.</summary>
    public static FieldRequest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var slash = trimmed.StartsWith('/');
        if (!slash && trimmed.Length > LongestWords)
            return null;
        var blank = trimmed.IndexOfAny([' ', '\n', '\t']);
        var (word, rest) = blank < 0 ? (trimmed, "") : (trimmed[..blank], trimmed[blank..].Trim());
        if (slash)
            return Commands.TryGetValue(word[1..].Split('@')[0], out var command) ? new FieldRequest(command, rest, Slash: true) : null;
        return Words.TryGetValue(Folding.Fold(word), out var verb) && rest.Length < 30 ? new FieldRequest(verb, rest, Slash: false) : null;
    }
}
