namespace ChatbotMonitor.Storage.LiteDb;

/// <summary>The files that belong to a database file.</summary>
static class FilePaths
{
    /// <summary>Its log, named as LiteDB names it, so that LiteDB's own tools find it: <c>monitor-log.db</c>.</summary>
    public static string Log(string path) => Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-log{Path.GetExtension(path)}");

    /// <summary>A backup on its way to its place.</summary>
    public static string Restoring(string path) => path + ".restoring";

    /// <summary>A store on its way here from another database.</summary>
    public static string Moving(string path) => path + ".moving";

    /// <summary>What stood there before a backup took its place.</summary>
    public static string BeforeRestore(string path) => path + ".before-restore";
}
