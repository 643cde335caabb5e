namespace ChatbotMonitor.Commands;

/// <summary>Writes a consistent copy of the store.</summary>
sealed record BackupChore : IChore
{
    public static string Name => "backup";

    public Task Run(ChoreParts parts, Stream output)
    {
        var copy = Path.Combine(parts.Scratch, $".backup.{Path.GetRandomFileName()}");
        try
        {
            parts.Store.Backup(copy);
            using var file = File.OpenRead(copy);
            file.CopyTo(output);
        }
        finally
        {
            File.Delete(copy);
        }

        return Task.CompletedTask;
    }
}
