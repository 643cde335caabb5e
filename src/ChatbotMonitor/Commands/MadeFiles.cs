using System.Text.Json;

namespace ChatbotMonitor.Commands;

/// <summary>What a chore made where that is several files; it travels as JSON.</summary>
/// <param name="Files">Their bytes, by what they are.</param>
/// <param name="Said">What whoever asked should know of them.</param>
sealed record MadeFiles(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Said)
{
    /// <summary>Writes it to a chore's output.</summary>
    public void Write(Stream output) => JsonSerializer.Serialize(output, this);

    /// <summary>Has <paramref name="chore"/> done, and reads what it made.</summary>
    public static async Task<MadeFiles> Of<TChore>(Chores chores, TChore chore, CancellationToken cancel)
        where TChore : IChore
    {
        using var output = new MemoryStream();
        await chores.Run(chore, output, cancel);
        output.Position = 0;
        return JsonSerializer.Deserialize<MadeFiles>(output) ?? throw new CommandException("The worker made nothing.");
    }

    /// <summary>Writes one of them to a file, whole or not at all.</summary>
    public Task Save(string what, string file) => OutputFile.Write(file, ownerOnly: false, stream => stream.WriteAsync(Files[what]).AsTask());
}
