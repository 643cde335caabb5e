using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The questions of one survey as its expressions and labels may name them: those that come before.</summary>
/// <param name="all">Every name in the file, also those still to come.</param>
/// <param name="faults">Where faults go.</param>
sealed class SurveyNames(IReadOnlySet<string> all, FileFaults faults)
{
    readonly Dictionary<string, AskedQuestion> _earlier = new(StringComparer.Ordinal);

    /// <summary>A question as the ones after it see it.</summary>
    internal sealed record AskedQuestion(QuestionType? Type, ChoiceList? Choices);

    /// <summary>Every name in the file.</summary>
    public IReadOnlySet<string> All => all;

    /// <summary>The question of that name, or null where none comes before.</summary>
    public AskedQuestion? Find(string name) => _earlier.GetValueOrDefault(name);

    /// <summary>From here on <paramref name="name"/> has been asked.</summary>
    public void Add(string name, QuestionType? type, ChoiceList? choices) => _earlier[name] = new AskedQuestion(type, choices);

    /// <summary>Checks each <c>${name}</c> of <paramref name="text"/>; <paramref name="self"/> may be named too.</summary>
    public void Check(YamlText text, string? self)
    {
        if (ExpressionScan.BrokenReference(text.Value) is { } at)
            faults.Error(text.Within(at), "'${' that no name and '}' follow", "write ${name}");
        foreach (var word in ExpressionScan.References(text.Value))
            CheckName(word.Text, text.Within(word.At), self);
    }

    /// <summary>Checks that <paramref name="name"/>, which stands at <paramref name="at"/>, has been asked before.</summary>
    public bool CheckName(string name, Spot at, string? self)
    {
        if (_earlier.ContainsKey(name) || (self is not null && string.Equals(name, self, StringComparison.Ordinal)))
            return true;
        if (all.Contains(name))
            faults.Error(at, $"'{name}' is asked later, or here", $"move the question '{name}' up");
        else
            faults.Error(at, $"there is no question '{YamlFields.Short(name)}'", Nearest.Mend(name, all, "questions"));
        return false;
    }
}
