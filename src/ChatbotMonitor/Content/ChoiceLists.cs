using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The lists that a survey's selects can name: its own, and the two that come from the register.</summary>
sealed class ChoiceLists
{
    public const string Places = "places";
    public const string Services = "services";

    readonly Dictionary<string, ChoiceList> _lists = new(StringComparer.Ordinal);
    readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <summary>The register's lists; one that is null could not be read, and is not spoken of again.</summary>
    public ChoiceLists(ChoiceList? places, ChoiceList? services)
    {
        Add(Places, places);
        Add(Services, services);
    }

    public IEnumerable<string> Names => _lists.Keys;

    public ChoiceList? Find(string name) => _lists.GetValueOrDefault(name);

    /// <summary>False where a fault of its own keeps the list from being complete.</summary>
    public bool IsRead(string name) => !_unread.Contains(name);

    /// <summary>Adds the lists under <c>choices:</c>.</summary>
    public void Read(YamlFields survey)
    {
        if (survey.Map("choices", "choices") is not { } lists)
            return;
        foreach (var (key, _) in lists.Rest().ToArray())
        {
            if (key.Value is Places or Services)
                survey.Faults.Error(key.At, $"the list '{key.Value}' comes from {(key.Value == Places ? "places.yaml" : "register.yaml")}", "give this one another name");
            else if (Written.ChoiceName(key.Value) is null)
                survey.Faults.Error(key.At, $"the list is called '{YamlFields.Short(key.Value)}'", "use a name without spaces and quotes");
            else
                Add(key.Value, new ChoiceList(key.Value, Choices(lists, key.Value)));
        }
    }

    static List<Choice> Choices(YamlFields lists, string list)
    {
        var choices = new List<Choice>();
        var names = new Uniques("choice", StringComparer.Ordinal);
        foreach (var fields in lists.Maps(list, "a choice"))
        {
            var name = fields.RequiredName("name", Written.ChoiceName, "use a name without spaces and quotes");
            var label = fields.RequiredWords("label");
            var aliases = fields.Texts("alias").Concat(fields.Texts("aliases")).Select(t => t.Value).ToArray();
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in fields.Rest())
            {
                if (value is YamlText { IsNull: false } text)
                    attributes.Add(key.Value, text.Value);
                else
                    fields.Faults.Error(key.At, $"'{YamlFields.Short(key.Value)}' of a choice is {value.Kind}", "write one text, for choice_filter to look at");
            }

            if (name is null || !names.Claim(name, fields.Faults))
                continue;
            attributes["name"] = name.Value;
            choices.Add(new Choice(name.Value, label) { Aliases = aliases, Attributes = attributes });
        }

        return choices;
    }

    void Add(string name, ChoiceList? list)
    {
        _lists[name] = list ?? new ChoiceList(name, []);
        if (list is null)
            _unread.Add(name);
    }
}
