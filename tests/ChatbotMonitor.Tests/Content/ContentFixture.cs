using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>A content folder in memory.</summary>
static class ContentFixture
{
    public const string Survey = """
        id: a
        title: A
        start: { telegram: [a], sms: [A] }
        survey:
          - { type: text, name: q, label: Q }
        """;

    public static DateOnly Today { get; } = new(2025, 3, 5);

    /// <summary>Texts with each key the bot needs, and one that quotes a name.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = Languages.All.ToDictionary(
        l => l,
        l => string.Join('\n', TextKeys.All.Append("hello_you").Select(k => k == "hello_you" ? "hello_you: Hello, {name}!" : $"{k}: {k} in {l}")),
        StringComparer.Ordinal);

    /// <summary>A YAML of texts with each key the bot needs.</summary>
    public static string AllTexts => string.Join('\n', TextKeys.All.Select(k => $"{k}: {k}"));

    public static ContentReading Read(params (string Path, string Yaml)[] files) =>
        Read(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Yaml))));

    public static ContentReading Read(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var sources = files.OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => new SourceFile(f.Path, $"config/{f.Path}", f.Bytes.Length, () => f.Bytes)).ToArray();
        return new ContentSources(sources, "config", new FaultLog()).Read(Today, IsCommand, Texts);
    }

    static bool IsCommand(Medium medium, string word) =>
        medium == Medium.Chat ? word is "help" or "forget" : word.ToUpperInvariant() is "STOP" or "СТОП" or "HELP";
}
