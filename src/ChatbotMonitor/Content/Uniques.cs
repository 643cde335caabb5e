namespace ChatbotMonitor.ContentFiles;

/// <summary>Names that may be given once; a second use is a fault that tells where the first is.</summary>
/// <param name="what">What is named, for sentences: <c>id</c>.</param>
/// <param name="comparer">When two names are the same.</param>
sealed class Uniques(string what, StringComparer comparer)
{
    readonly Dictionary<string, string> _first = new(comparer);

    /// <summary>True where <paramref name="name"/> is new; else a fault.</summary>
    public bool Claim(YamlText name, FileFaults faults)
    {
        if (_first.TryAdd(name.Value, $"{faults.File}:{name.At}"))
            return true;
        faults.Error(name.At, $"the {what} '{name.Value}' is taken already at {_first[name.Value]}", "give this one another");
        return false;
    }
}
