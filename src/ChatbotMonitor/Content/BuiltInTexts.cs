using System.Reflection;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The sentences that the program carries with it: <c>texts/*.yaml</c> as they were when it was built.</summary>
static class BuiltInTexts
{
    /// <summary>The YAML of each language that there is.</summary>
    public static IReadOnlyDictionary<string, string> Embedded { get; } = Languages.All
        .Select(l => (Language: l, Yaml: Resource($"texts/{l}.yaml")))
        .Where(t => t.Yaml is not null)
        .ToDictionary(t => t.Language, t => t.Yaml!, StringComparer.Ordinal);

    static string? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
