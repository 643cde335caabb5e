using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>A survey, and where in its file each part of it stands.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Root">What it was read from.</param>
/// <param name="Faults">Where its faults go.</param>
sealed record WrittenSurvey(Survey Survey, MapNode Root, FileFaults Faults)
{
    /// <summary>Whether its author gave it a word that starts it by SMS; without one its id does, or START.</summary>
    public bool NamesSmsWord => Node(Root, "start") is MapNode start && Node(start, "sms") is not null;

    /// <summary>Where its questions begin.</summary>
    public Spot OfQuestions => Node(Root, "survey")?.At ?? Root.At;

    /// <summary>Where stands what is asked by SMS by a question in <paramref name="language"/>.</summary>
    public Spot OfWords(Question question, string key, string language)
    {
        var rows = (Node(Root, "survey") as ListNode)?.Items.OfType<MapNode>() ?? [];
        if (rows.FirstOrDefault(r => Node(r, "name") is TextNode name && name.Value == (question.Written ?? question.Name)) is not { } row)
            return OfQuestions;
        var words = Node(row, key) ?? Node(row, "label");
        return words is MapNode map && Node(map, language) is { } own ? own.At : words?.At ?? row.At;
    }

    static Node? Node(MapNode map, string key) => map.Entries.FirstOrDefault(e => string.Equals(e.Key.Value, key, StringComparison.Ordinal))?.Value;
}
