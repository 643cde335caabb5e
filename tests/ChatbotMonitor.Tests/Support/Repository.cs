using ChatbotMonitor.Core.Texts;
using YamlDotNet.Serialization;

namespace ChatbotMonitor.Tests;

/// <summary>The files of the clone the tests run in.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The sentences as <c>config/texts</c> has them.</summary>
    public static Texts Texts { get; } = new(Languages.All.SelectMany(Read));

    /// <summary>Compares with the file of that name beside the tests; UPDATE_TRANSCRIPTS=1 writes it instead.</summary>
    public static void Approve(string file, string text)
    {
        var path = Path.Combine(Root, "tests", "ChatbotMonitor.Tests", file);
        if (string.Equals(Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS"), "1", StringComparison.Ordinal))
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path), text);
    }

    static IEnumerable<KeyValuePair<(string Language, string Key), Phrase>> Read(string language)
    {
        var file = File.ReadAllText(Path.Combine(Root, "config", "texts", language + ".yaml"));
        foreach (var (key, value) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(file))
        {
            var phrase = value is Dictionary<object, object> forms
                ? new Phrase((string)forms["text"], forms.GetValueOrDefault("sms") as string)
                : new Phrase((string)value);
            yield return new((language, key), phrase);
        }
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatbotMonitor.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the clone.");
    }
}
