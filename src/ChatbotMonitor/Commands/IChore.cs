using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Commands;

/// <summary>What a command wants done with the store: by the worker where one runs, because it holds the file, and else on the spot. Its properties travel as JSON.</summary>
interface IChore
{
    /// <summary>Its address under <c>/control/</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Does it, and writes what came of it; synchronously, because a read of the store belongs to its thread. Says no before it writes anything.</summary>
    /// <exception cref="CommandException">It cannot be done; nothing was written.</exception>
    Task Run(ChoreParts parts, Stream output);
}

/// <summary>What a chore works with.</summary>
/// <param name="Store">The open store.</param>
/// <param name="Content">The operator's files; read when asked for, so that a mistake in them stops no backup.</param>
/// <param name="Time">The clock.</param>
/// <param name="Commit">Lets its argument write to a batch; completes when that is on disk.</param>
/// <param name="Scratch">A folder for large files on their way.</param>
sealed record ChoreParts(IStore Store, Func<Content> Content, TimeProvider Time, Func<Action<Batch>, Task> Commit, string Scratch)
{
    /// <summary>The settings.</summary>
    public Settings Settings { get; init; } = new();
}
