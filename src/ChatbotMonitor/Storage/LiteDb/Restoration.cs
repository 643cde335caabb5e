using LiteDB.Engine;

namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>Puts a backup in the place of a database file.</summary>
static class Restoration
{
    /// <summary>Checks a copy of the backup first, then moves it into place; at no moment is there nothing to go back to.</summary>
    public static void Run(string backup, string path, IReadOnlyList<Action<ILiteEngine>> migrations)
    {
        backup = Path.GetFullPath(backup);
        path = Path.GetFullPath(path);
        if (!File.Exists(backup) || new FileInfo(backup).Length == 0)
            throw new StoreException($"There is no backup at {backup}.");
        if (string.Equals(backup, path, StringComparison.Ordinal))
            throw new StoreException($"{path} cannot be restored from itself.");
        using var held = LockFile.Take(path);
        var restoring = FilePaths.Restoring(path);
        File.Delete(FilePaths.Log(restoring));
        OwnerOnly.Copy(backup, restoring);
        try
        {
            Check(restoring, migrations);
        }
        catch (StoreException e)
        {
            File.Delete(restoring);
            throw new StoreException($"{backup} cannot be restored. {e.Message.Replace(restoring, "The backup", StringComparison.Ordinal)}", e);
        }

        Keep(FilePaths.Log(path), FilePaths.Log(FilePaths.BeforeRestore(path)));
        Keep(path, FilePaths.BeforeRestore(path));
        File.Move(restoring, path);
    }

    static void Check(string file, IReadOnlyList<Action<ILiteEngine>> migrations)
    {
        using var open = OpenEngine.Open(file);
        open.CheckWhole(file);
        Migrations.Run(open, migrations, file);
    }

    static void Keep(string file, string kept)
    {
        File.Delete(kept);
        if (File.Exists(file))
            File.Move(file, kept);
    }
}
