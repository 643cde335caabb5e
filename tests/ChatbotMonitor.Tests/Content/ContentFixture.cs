using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
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
    public static BuiltInTexts Texts { get; } = new(Languages.All.ToDictionary(
        l => l,
        l => string.Join('\n', TextKeys.All.Append("hello_you").Select(k => k == "hello_you" ? "hello_you: Hello, {name}!" : $"{k}: {k} in {l}")),
        StringComparer.Ordinal));

    /// <summary>A YAML of texts with each key the bot needs.</summary>
    public static string AllTexts => string.Join('\n', TextKeys.All.Select(k => $"{k}: {k}"));

    public static ContentReading Read(params (string Path, string Yaml)[] files) =>
        Read(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Yaml))));

    public static ContentReading Read(IEnumerable<(string Path, byte[] Bytes)> files) =>
        new ContentSources([.. files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => Source(f.Path, f.Bytes))], "config", new FaultLog()).Read(Today, IsCommand, Texts);

    /// <summary>What is wrong with one form, in a folder that is right; for readings by the thousand, which need not read the folder's sentences each time.</summary>
    public static IReadOnlyList<Fault> FaultsOfForm(string path, byte[] bytes)
    {
        var (content, log) = (Right.Value, new FaultLog());
        var forms = new FormFiles([Source(path, bytes)], new SurveyFile(content.Places.ToChoices(), content.Register.ToChoices(), IsCommand, (new LocalText("Other"), new LocalText("Which?"))), log);
        var surveys = forms.Read() ?? [];
        foreach (var written in forms.Written.Where(w => !w.Faults.HasErrors))
            SmsBudget.Check(content with { Surveys = surveys }, written, LocalTime.At(Today, new TimeOnly(12, 0), content.Zone));
        return log.Sorted;
    }

    static readonly Lazy<Content> Right = new(() => Read(("surveys/a.yaml", Survey)).Content!);

    static SourceFile Source(string path, byte[] bytes) => new(path, $"config/{path}", bytes.Length, () => bytes);

    static bool IsCommand(Medium medium, string word) =>
        medium == Medium.Chat ? word is "help" or "forget" : word.ToUpperInvariant() is "STOP" or "СТОП" or "HELP";
}
