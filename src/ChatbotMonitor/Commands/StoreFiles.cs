namespace ChatbotMonitor.Commands;

/// <summary>Keeps the store from being written over by what is read out of it.</summary>
static class StoreFiles
{
    /// <summary>Gives <paramref name="file"/> back, unless it is the store or one of the files beside it (its log, its lock, the worker's, what restore kept).</summary>
    /// <exception cref="CommandException">It is.</exception>
    public static string NotOneOf(string storagePath, string file)
    {
        var (store, full) = (Path.GetFullPath(storagePath), Path.GetFullPath(file));
        var log = $"{Path.ChangeExtension(store, null)}-log{Path.GetExtension(store)}";
        return full == store || full == log || full.StartsWith(store + ".", StringComparison.Ordinal)
            ? throw new CommandException($"'{file}' belongs to the store itself: choose another name.")
            : file;
    }
}
