using System.Reflection;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>The rules by which conclusions and recommendations are drafted: <c>report.LANGUAGE.liquid</c>.</summary>
static class DraftTemplates
{
    /// <summary>The built-in ones, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Languages.All.ToDictionary(Of, l => Resource(Of(l)), StringComparer.Ordinal);

    /// <summary>The file for <paramref name="language"/>.</summary>
    public static string Of(string language) => $"report.{language}.liquid";

    static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
