using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The lists that a survey's selects can name: its own, and the two that come from the register.</summary>
sealed class ChoiceLists
{
    public const string Places = "places";
    public const string Services = "services";
    public const string Other = "other";

    readonly Dictionary<string, ChoiceList> _lists = new(StringComparer.Ordinal);
    readonly Dictionary<string, ChoiceList> _external = new(StringComparer.Ordinal);
    readonly HashSet<string> _own = new(StringComparer.Ordinal);
    readonly List<TextNode> _quoting = [];
    readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <summary>The register's lists; one that is null could not be read, and is not spoken of again.</summary>
    public ChoiceLists(ChoiceList? places, ChoiceList? services)
    {
        Add(Places, places);
        Add(Services, services);
    }

    public IEnumerable<string> Names => _lists.Keys;

    public IEnumerable<string> ExternalNames => _external.Keys;

    /// <summary>Whether the form itself has a list of that name.</summary>
    public bool IsOwn(string name) => _own.Contains(name);

    public ChoiceList? Find(string name) => _lists.GetValueOrDefault(name);

    /// <summary>A list of the sheet <c>external_choices</c>.</summary>
    public ChoiceList? FindExternal(string name) => _external.GetValueOrDefault(name);

    /// <summary>False where a fault of its own keeps the list from being complete.</summary>
    public bool IsRead(string name) => !_unread.Contains(name);

    /// <summary>Adds the lists under <c>choices:</c>, and those of the sheet <c>external_choices</c>.</summary>
    public void Read(Fields survey)
    {
        var allowDuplicates = survey.Value("allow_choice_duplicates", Written.YesOrNo, "write yes or no") ?? false;
        foreach (var (sheet, lists) in new[] { ("choices", _lists), ("external_choices", _external) })
        {
            if (survey.Map(sheet, sheet) is not { } fields)
                continue;
            foreach (var (key, _) in fields.Rest().ToArray())
            {
                // On a sheet, a list of the form's own takes the place of the register's.
                if (key.Value is Places or Services && key.At.Sheet is null)
                    survey.Faults.Error(key.At, $"the list '{key.Value}' comes from {(key.Value == Places ? "places.yaml" : "register.yaml")}", "give this one another name");
                else if (key.Value.Any(char.IsWhiteSpace))
                    survey.Faults.Slip(key.At, $"the list is called '{Fields.Short(key.Value)}', and no question can name it", "use a name without spaces");
                else
                {
                    _own.Add(key.Value);
                    lists[key.Value] = new ChoiceList(key.Value, [.. fields.Maps(key.Value, "a choice").Select(ChoiceOf(allowDuplicates)).OfType<Choice>()]);
                }
            }
        }
    }

    /// <summary>Checks each <c>${name}</c> in the labels of choices.</summary>
    public void CheckLabels(SurveyNames names)
    {
        foreach (var text in _quoting)
            names.Check(text, self: null);
    }

    /// <summary>The list with a choice for what is not on it.</summary>
    public static ChoiceList WithOther(ChoiceList list, LocalText label) =>
        list.Find(Other) is not null ? list : new ChoiceList(list.Name, [.. list.Choices, new Choice(Other, label) { Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = Other } }]);

    Func<Fields, Choice?> ChoiceOf(bool allowDuplicates)
    {
        var names = new Uniques("choice", StringComparer.Ordinal);
        return fields =>
        {
            var name = fields.RequiredText("name");
            var aliases = fields.Texts("alias").Concat(fields.Texts("aliases")).Select(t => t.Value).ToArray();
            var label = LabelOf(fields, name);
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in fields.Rest())
            {
                if (value is TextNode { IsNull: false } text)
                    attributes[key.Value] = text.Value;
                else
                    fields.Faults.Error(key.At, $"'{Fields.Short(key.Value)}' of a choice is {value.Kind}", "write one text, for choice_filter to look at");
            }

            if (name is null || (!allowDuplicates && !names.Claim(name, fields.Faults)))
                return null;
            attributes["name"] = name.Value;
            return new Choice(name.Value, label) { Aliases = aliases, Attributes = attributes };
        };
    }

    LocalText LabelOf(Fields fields, TextNode? name)
    {
        _quoting.AddRange(LocalWords.Texts(fields.Node("label")).Concat(fields.IsRow ? LocalWords.Texts(fields.Node("media")) : []).Where(t => t.Value.Contains("${", StringComparison.Ordinal)));
        if (!fields.IsRow || name is null)
            return fields.RequiredWords("label");
        if (fields.Words("label") is { } label)
            return LocalWords.WithoutLastSaved(label);
        fields.Faults.Remind(name.At with { Header = "label" }, $"the choice '{Fields.Short(name.Value)}' has no label, and is shown by its name", fields.HowToAdd("label"));
        return new LocalText(name.Value);
    }

    void Add(string name, ChoiceList? list)
    {
        _lists[name] = list ?? new ChoiceList(name, []);
        if (list is null)
            _unread.Add(name);
    }
}
