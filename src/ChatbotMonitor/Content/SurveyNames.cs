using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The questions and groups of one survey as its expressions and labels may name them: in YAML those that come before, on a sheet any.</summary>
/// <param name="all">Every name in the file, also those still to come, and how often it is given.</param>
/// <param name="faults">Where faults go.</param>
sealed class SurveyNames(IReadOnlyDictionary<string, int> all, FileFaults faults)
{
    readonly Dictionary<string, AskedQuestion> _earlier = new(StringComparer.Ordinal);

    /// <summary>A question as the ones after it see it.</summary>
    internal sealed record AskedQuestion(QuestionType? Type, ChoiceList? Choices);

    /// <summary>Whether a question or a group of that name is in the file.</summary>
    public bool Has(string name) => all.ContainsKey(name);

    /// <summary>The question of that name, or null where none comes before.</summary>
    public AskedQuestion? Find(string name) => _earlier.GetValueOrDefault(name);

    /// <summary>From here on <paramref name="name"/> has been asked.</summary>
    public void Add(string name, QuestionType? type = null, ChoiceList? choices = null) => _earlier[name] = new AskedQuestion(type, choices);

    /// <summary>Checks each <c>${name}</c> of <paramref name="text"/>; <paramref name="self"/> may be named too.</summary>
    public void Check(TextNode text, string? self)
    {
        if (ExpressionScan.BrokenReference(text.Value) is { } at)
            faults.Error(text.Within(at), "'${' that no name and '}' follow", "write ${name}");
        foreach (var word in ExpressionScan.References(text.Value))
            CheckName(word.Text, text.Within(word.At), self);
        CheckLastSaved(text);
    }

    /// <summary>Checks each <c>${last-saved#name}</c> of <paramref name="text"/>, which may name any question.</summary>
    public void CheckLastSaved(TextNode text)
    {
        foreach (var word in ExpressionScan.LastSavedNames(text.Value).Where(w => !Has(w.Text)))
            faults.Error(text.Within(word.At), $"there is no question '{Fields.Short(word.Text)}'", Nearest.Mend(word.Text, all.Keys, "questions"));
    }

    /// <summary>Checks that <paramref name="name"/>, which stands at <paramref name="at"/>, can be named there.</summary>
    public bool CheckName(string name, Spot at, string? self)
    {
        if (all.GetValueOrDefault(name) > 1)
        {
            faults.Error(at, $"'{name}' is the name of several questions or groups", "give each a name of its own where one of them is named in an expression or a text");
            return false;
        }

        // XLSForm lets a row name what comes after it: it is empty until it is asked.
        if (_earlier.ContainsKey(name) || (self is not null && string.Equals(name, self, StringComparison.Ordinal)) || (at.Sheet is not null && Has(name)))
            return true;
        if (Has(name))
            faults.Error(at, $"'{name}' is asked later, or here", $"move the question '{name}' up");
        else
            faults.Error(at, $"there is no question '{Fields.Short(name)}'", Nearest.Mend(name, all.Keys, "questions"));
        return false;
    }
}
