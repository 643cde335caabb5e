using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The bot's sentences: the operator's <c>texts/*.yaml</c>, and the built-in ones in place of files that are missing.</summary>
/// <param name="builtIn">The built-in YAML, by language.</param>
/// <param name="log">Where faults go.</param>
sealed class TextFolder(IReadOnlyDictionary<string, string> builtIn, FaultLog log)
{
    /// <summary>Every sentence in every language that could be read.</summary>
    public Texts Read(IReadOnlyList<SourceFile> files)
    {
        // What a sentence may quote is what the built-in ones quote; their own faults are reported where they are used.
        var anything = new TextsFile(builtIn: null);
        var quiet = new FaultLog();
        var placeholders = TextsFile.PlaceholdersOf(builtIn.Select(t => ReadBuiltIn(t.Key, anything, quiet)));
        var reader = new TextsFile(placeholders);
        return new Texts(Languages.All.SelectMany(language =>
            Read(language, files, reader).Select(p => KeyValuePair.Create((language, p.Key), p.Value))));
    }

    IReadOnlyDictionary<string, Phrase> Read(string language, IReadOnlyList<SourceFile> files, TextsFile reader)
    {
        if (files.FirstOrDefault(f => f.Path == $"texts/{language}.yaml") is not { } file)
            return ReadBuiltIn(language, reader, log);
        var faults = log.For(file.Shown);
        return YamlFile.Read(file, faults) is { } map ? reader.Read(map, faults) : new Dictionary<string, Phrase>(StringComparer.Ordinal);
    }

    IReadOnlyDictionary<string, Phrase> ReadBuiltIn(string language, TextsFile reader, FaultLog to)
    {
        var faults = to.For($"built-in texts/{language}.yaml");
        if (builtIn.TryGetValue(language, out var yaml))
            return YamlFile.Read(yaml, faults) is { } map ? reader.Read(map, faults) : new Dictionary<string, Phrase>(StringComparer.Ordinal);
        faults.Error(Spot.Start, "no such texts are built in", $"write a texts/{language}.yaml into the content folder");
        return new Dictionary<string, Phrase>(StringComparer.Ordinal);
    }
}
