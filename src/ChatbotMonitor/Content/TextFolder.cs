using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The bot's sentences: the operator's <c>texts/*.yaml</c>, and the built-in ones in place of files that are missing.</summary>
/// <param name="builtIn">What stands in; a sentence of the operator's may quote what its built-in one quotes.</param>
/// <param name="log">Where faults go.</param>
sealed class TextFolder(BuiltInTexts builtIn, FaultLog log)
{
    /// <summary>Every sentence in every language that could be read.</summary>
    public Texts Read(IReadOnlyList<SourceFile> files)
    {
        var reader = new Lazy<TextsFile>(() => new TextsFile(TextsFile.PlaceholdersOf(Languages.All.Select(l => builtIn.In(l).Phrases))));
        return new Texts(Languages.All.SelectMany(language =>
            Read(language, files, reader).Select(p => KeyValuePair.Create((language, p.Key), p.Value))));
    }

    IReadOnlyDictionary<string, Phrase> Read(string language, IReadOnlyList<SourceFile> files, Lazy<TextsFile> reader)
    {
        if (files.FirstOrDefault(f => f.Path == $"texts/{language}.yaml") is { } file)
        {
            var faults = log.For(file.Shown);
            return YamlFile.Read(file, faults) is { } map ? reader.Value.Read(map, faults) : new Dictionary<string, Phrase>(StringComparer.Ordinal);
        }

        var (phrases, amiss) = builtIn.In(language);
        foreach (var fault in amiss)
            log.Add(fault);
        return phrases;
    }
}
