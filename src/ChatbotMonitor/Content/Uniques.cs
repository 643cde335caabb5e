namespace ChatbotMonitor.ContentFiles;

/// <summary>Names that may be given once; a second use is a fault that tells where the first is.</summary>
/// <param name="what">What is named, for sentences: <c>id</c>.</param>
/// <param name="comparer">When two names are the same.</param>
/// <param name="read">What of a name is compared; all of it by default.</param>
sealed class Uniques(string what, StringComparer comparer, Func<string, string>? read = null)
{
    readonly Dictionary<string, string> _first = new(comparer);

    /// <summary>True where <paramref name="name"/> is new; else a fault.</summary>
    public bool Claim(TextNode name, FileFaults faults)
    {
        var key = read is null ? name.Value : read(name.Value);
        if (_first.TryAdd(key, name.At.In(faults.File)))
            return true;
        faults.Error(name.At, $"the {what} '{Fields.Short(name.Value)}' is taken already at {_first[key]}", "give this one another");
        return false;
    }
}
