using YamlDotNet.Core;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads a YAML file of any bytes into a tree, or into faults; the one place that catches what reading throws.</summary>
static class YamlFile
{
    /// <summary>The map that <paramref name="file"/> holds (empty for an empty file), or null where a fault was found that leaves nothing to read.</summary>
    public static MapNode? Read(SourceFile file, FileFaults faults) => PlainText.Read(file, faults) is { } text ? Read(text, faults) : null;

    /// <summary>What <paramref name="read"/> makes of each YAML file of a folder, in the order of the files; those that faults leave nothing of are left out.</summary>
    public static List<T> Under<T>(string folder, IEnumerable<SourceFile> files, FaultLog log, Func<MapNode, FileFaults, T?> read) where T : class
    {
        var all = new List<T>();
        foreach (var file in files.Where(f => f.Path.StartsWith($"{folder}/", StringComparison.Ordinal) && Path.GetExtension(f.Path) is ".yaml" or ".yml"))
        {
            var faults = log.For(file.Shown);
            if (Read(file, faults) is { } map && read(map, faults) is { } one)
                all.Add(one);
        }

        return all;
    }

    /// <summary>The map that <paramref name="text"/> holds, or null where a fault was found that leaves nothing to read.</summary>
    public static MapNode? Read(string text, FileFaults faults)
    {
        try
        {
            switch (YamlTree.Of(text, faults))
            {
                case MapNode map:
                    return map;
                case null or TextNode { IsNull: true }:
                    return new MapNode(Spot.Start, []);
                case var other:
                    faults.Error(other.At, $"the file holds {other.Kind} where keys are expected", "write `key: value` lines, with a space after the colon");
                    return null;
            }
        }
        catch (YamlException e)
        {
            YamlTrouble.Report(e, text, faults);
            return null;
        }
    }
}
