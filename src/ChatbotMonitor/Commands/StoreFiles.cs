namespace ChatbotMonitor.Commands;

/// <summary>Keeps the store from being written over by what is read out of it.</summary>
static class StoreFiles
{
    /// <summary>Gives <paramref name="file"/> back, unless it is the store or one of the files beside it that begin with its name.</summary>
    /// <exception cref="CommandException">It is.</exception>
    public static string NotOneOf(string storagePath, string file) =>
        Path.GetFullPath(file).StartsWith(Path.GetFullPath(storagePath), StringComparison.Ordinal)
            ? throw new CommandException($"'{file}' belongs to the store itself: choose another name.")
            : file;
}
