using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Commands;

/// <summary>What a command finds on the spot.</summary>
/// <param name="StoragePath">The store's file (<c>Storage__Path</c>).</param>
/// <param name="Time">The clock.</param>
/// <param name="OpenStore">Opens the store; throws <see cref="StoreException"/> where it cannot.</param>
/// <param name="ReadContent">Reads the operator's files; throws <see cref="CommandException"/> where they have faults.</param>
sealed record LocalParts(string StoragePath, TimeProvider Time, Func<IStore> OpenStore, Func<Content> ReadContent)
{
    /// <summary>The settings.</summary>
    public Settings Settings { get; init; } = new();
}

/// <summary>Has chores done: by the running worker, or here. A PostgreSQL is open to both, wherever its workers run.</summary>
sealed class Chores(LocalParts local)
{
    /// <summary>Does <paramref name="chore"/>; what comes of it goes to <paramref name="output"/>.</summary>
    public async Task Run<TChore>(TChore chore, Stream output, CancellationToken cancel)
        where TChore : IChore
    {
        if (WorkerFile.OfLiving(local.StoragePath) is { } worker && await RunningWorker.TryRun(worker, chore, output, cancel))
            return;

        // Opening would make an empty store, and the answer would be a puzzle.
        if (local.Settings.Storage.Postgres is null && !File.Exists(local.StoragePath))
            throw new CommandException($"There is no store at '{local.StoragePath}': run the worker first, or set Storage__Path.");
        using var store = local.OpenStore();
        var parts = new ChoreParts(store, local.ReadContent, local.Time, Commit, Path.GetDirectoryName(Path.GetFullPath(local.StoragePath))!) { Settings = local.Settings };
        await chore.Run(parts, output);

        Task Commit(Action<Batch> write)
        {
            for (var left = 20; ; left--)
            {
                try
                {
                    store.Prepare(About.Nothing);
                    var batch = new Batch();
                    write(batch);
                    store.Commit(batch);
                    return Task.CompletedTask;
                }
                catch (StoreClashException) when (left > 0)
                {
                    // A worker was first to change what this was computed from.
                }
            }
        }
    }
}
