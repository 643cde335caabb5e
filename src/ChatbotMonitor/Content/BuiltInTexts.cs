using System.Reflection;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sentences that stand in for an operator's <c>texts/*.yaml</c> that are missing; each language is read once.</summary>
/// <param name="yaml">The YAML of each language that there is.</param>
public sealed class BuiltInTexts(IReadOnlyDictionary<string, string> yaml)
{
    readonly Lazy<Dictionary<string, (IReadOnlyDictionary<string, Phrase> Phrases, IReadOnlyList<Fault> Faults)>> _read = new(() => Languages.All.ToDictionary(l => l, l => Read(l, yaml), StringComparer.Ordinal));

    /// <summary>The program's own: <c>config/texts</c> as it was when it was built.</summary>
    public static BuiltInTexts Embedded { get; } = new(Languages.All
        .Select(l => (Language: l, Yaml: Resource($"texts/{l}.yaml")))
        .Where(t => t.Yaml is not null)
        .ToDictionary(t => t.Language, t => t.Yaml!, StringComparer.Ordinal));

    /// <summary>The YAML of each language that there is.</summary>
    public IReadOnlyDictionary<string, string> Yaml => yaml;

    /// <summary>The sentences of a language, and what is wrong with them.</summary>
    public (IReadOnlyDictionary<string, Phrase> Phrases, IReadOnlyList<Fault> Faults) In(string language) => _read.Value[language];

    static (IReadOnlyDictionary<string, Phrase>, IReadOnlyList<Fault>) Read(string language, IReadOnlyDictionary<string, string> yaml)
    {
        var log = new FaultLog();
        var faults = log.For($"built-in texts/{language}.yaml");
        IReadOnlyDictionary<string, Phrase>? phrases = null;
        if (!yaml.TryGetValue(language, out var text))
            faults.Error(Spot.Start, "no such texts are built in", $"write a texts/{language}.yaml into the content folder");
        else if (YamlFile.Read(text, faults) is { } map)
            phrases = new TextsFile(quoted: null).Read(map, faults);
        return (phrases ?? new Dictionary<string, Phrase>(StringComparer.Ordinal), log.Sorted);
    }

    static string? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
