using System.Reflection;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Digests;

/// <summary>The files that hold the words of digests: <c>digest.CHANNEL.LANGUAGE.liquid</c>.</summary>
static class TemplateNames
{
    /// <summary>Every one, with what it is for.</summary>
    public static IReadOnlyDictionary<string, (Medium Medium, string Language)> All { get; } =
        (from medium in new[] { Medium.Chat, Medium.Sms } from language in Languages.All select (medium, language)).ToDictionary(t => Of(t.medium, t.language), StringComparer.Ordinal);

    /// <summary>The file for <paramref name="medium"/> and <paramref name="language"/>.</summary>
    public static string Of(Medium medium, string language) => $"digest.{(medium == Medium.Sms ? "sms" : "telegram")}.{language}.liquid";
}

/// <summary>The templates that the program carries with it.</summary>
static class BuiltInTemplates
{
    /// <summary>Their text, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = TemplateNames.All.Keys.ToDictionary(n => n, Resource, StringComparer.Ordinal);

    static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
