using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Every name that the rows of a survey give, also those still to come: one that is asked later is another mistake than one that is not there.</summary>
static class FormNames
{
    /// <summary>How often each is given; one that stands for several questions can be named by none.</summary>
    public static IReadOnlyDictionary<string, int> In(Fields survey)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        if (survey.Node("survey") is not ListNode rows)
            return names;
        foreach (var row in rows.Items.OfType<MapNode>())
        {
            var type = Text(row, "type") is { } text ? QuestionTypes.Read(text) : null;
            if (type is RowType.End or RowType.Table || Text(row, "name") is not { } name || Written.Name(name) is null)
                continue;
            names[name] = names.GetValueOrDefault(name) + 1;
            // Names that come with a row: what another choice is, and how often a repeat is asked.
            if (type is RowType.Select { OrOther: true, Type: not QuestionType.Rank })
                names.TryAdd($"{name}_other", 1);
        }

        return names;
    }

    static string? Text(MapNode row, string key) => (row.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value as TextNode)?.Value;
}
