using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The marks on a range's scale. A chat draws no scale, and yet their slips are told, as other tools would refuse the form.</summary>
/// <param name="parameters">The question's parameters.</param>
/// <param name="lists">The lists that <c>tick_labelset</c> may name.</param>
/// <param name="appearance">The question's appearance.</param>
sealed class RangeTicks(Parameters parameters, ChoiceLists lists, string appearance)
{
    const string StepMend = "keep to the steps of the range";

    public void Check()
    {
        var (interval, placeholder, labels) = (parameters.NumberOf("tick_interval"), parameters.NumberOf("placeholder"), parameters["tick_labelset"]);
        if (interval is null && placeholder is null && labels is null)
            return;
        var bare = appearance.Contains("no-ticks", StringComparison.Ordinal);
        if (appearance.Length > 0 && !bare && !appearance.Contains("vertical", StringComparison.Ordinal))
            parameters.Fault($"tick_interval, placeholder and tick_labelset go with the appearances vertical and no-ticks, not with '{Fields.Short(appearance)}'", "remove the appearance, or the parameters");
        var (start, range) = (parameters.NumberOf("start") ?? 1, parameters.Range);
        if (interval is { } ticks && (ticks == 0 || ticks > range.End - range.Start || ticks % range.Step != 0))
            parameters.Fault("tick_interval is no number of steps within the range", StepMend);
        if (placeholder is { } held && (held < range.Start || held > range.End || (held - start) % range.Step != 0))
            parameters.Fault("the placeholder is no number of the range", StepMend);
        if (labels is not null)
            CheckLabels(labels, start, range, interval is { } apart and not 0 ? apart : range.Step, bare);
    }

    void CheckLabels(string name, decimal start, NumberRange range, decimal apart, bool bare)
    {
        if (lists.Find(name) is not { } list)
        {
            parameters.Fault($"there is no list '{Fields.Short(name)}'", Nearest.Mend(name, lists.Names, "lists"));
            return;
        }

        var marks = new HashSet<decimal>();
        foreach (var choice in list.Choices)
        {
            if (decimal.TryParse(choice.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var mark) && mark >= range.Start && mark <= range.End && (mark - start) % apart == 0)
                marks.Add(mark);
            else
                parameters.Fault($"'{Fields.Short(choice.Name)}' of '{list.Name}' is no mark on the range", StepMend);
        }

        if (bare && !marks.SetEquals([range.Start, range.End]))
            parameters.Fault($"with no-ticks, '{list.Name}' labels the two ends of the range and nothing else", "keep the choices for its start and its end");
    }
}
