namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Files and folders that only the account of the worker may read: they hold phone numbers.</summary>
static class OwnerOnly
{
    /// <summary>How to open a file for reading and writing, unbuffered, so that one made by it has mode 600.</summary>
    public static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Makes the folder that <paramref name="path"/> lies in, where it is missing, with mode 700.</summary>
    public static void MakeFolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Copies a file, on disk when it returns.</summary>
    public static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        using var target = new FileStream(to, Options(FileMode.Create, FileShare.None));
        source.CopyTo(target, 1 << 16);
        target.Flush();
        DiskSync.Flush(target.SafeFileHandle);
    }
}
