namespace ChatbotMonitor.Commands;

/// <summary>A file that is there whole or not at all: written beside its place, then moved there.</summary>
static class OutputFile
{
    /// <summary>Writes <paramref name="path"/>; nothing is left of it where <paramref name="write"/> throws.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="ownerOnly">Whether only the owner may read it (mode 600).</param>
    /// <param name="write">Fills it.</param>
    public static async Task Write(string path, bool ownerOnly, Func<Stream, Task> write)
    {
        if (Directory.Exists(path))
            throw new CommandException($"'{path}' is a folder: name a file in it.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new CommandException($"There is no folder '{folder}': make it first.");
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            await using (var file = new FileStream(part, Options(ownerOnly)))
                await write(file);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    static FileStreamOptions Options(bool ownerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (ownerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
