using System.Diagnostics;
using System.Text.Json;

namespace ChatbotMonitor.Commands;

/// <summary>How a command finds the worker that holds the store: a file beside it, readable by its owner only, there while the worker runs.</summary>
/// <param name="Pid">The worker's process.</param>
/// <param name="Url">Where it listens on this machine.</param>
/// <param name="Token">What it wants to be shown; a new one each start.</param>
sealed record WorkerFile(int Pid, string Url, string Token)
{
    /// <summary>The file beside the store at <paramref name="storagePath"/>.</summary>
    public static string PathOf(string storagePath) => storagePath + ".worker";

    /// <summary>What the file says, where its process lives; null where there is none, or it was left behind.</summary>
    public static WorkerFile? OfLiving(string storagePath)
    {
        var path = PathOf(storagePath);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<WorkerFile>(File.ReadAllText(path)) is { } file && Lives(file.Pid) ? file : null;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException)
        {
            // Half a file is nobody's; a file that went away in between was a worker that stopped.
            return null;
        }
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public Task Write(string storagePath) =>
        OutputFile.Write(PathOf(storagePath), ownerOnly: true, file => JsonSerializer.SerializeAsync(file, this));

    /// <summary>Takes the file away where it is this worker's: another on the same database may have written its own since.</summary>
    public void Delete(string storagePath)
    {
        if (OfLiving(storagePath) is not { } other || other == this)
            File.Delete(PathOf(storagePath));
    }

    static bool Lives(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
