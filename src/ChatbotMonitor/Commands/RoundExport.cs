namespace ChatbotMonitor.Commands;

/// <summary><c>export round --round R --out FILE.csv|.xlsx</c>: interviews in FILE, visits and the codebook beside it, or all in one workbook.</summary>
static class RoundExport
{
    /// <summary>The word for it on the command line.</summary>
    public const string What = "round";

    /// <summary>Writes the files, and says what was suppressed.</summary>
    public static async Task Run(LocalParts local, string? round, string file, string format, TextWriter said, CancellationToken cancel)
    {
        if (round is null)
            throw new CommandException("Name the round with --round.");
        if (file == "-")
            throw new CommandException("--out: open data are several tables: name a .csv or .xlsx file.");
        StoreFiles.NotOneOf(local.StoragePath, file);
        var made = await MadeFiles.Of(new Chores(local), new RoundExportChore(round, format), cancel);
        foreach (var what in made.Files.Keys)
        {
            var path = PathOf(file, what);
            await made.Save(what, StoreFiles.NotOneOf(local.StoragePath, path));
            await said.WriteLineAsync($"Written: {path}");
        }

        foreach (var sentence in made.Said)
            await said.WriteLineAsync(sentence);
    }

    static string PathOf(string file, string what) =>
        what is RoundExportChore.Workbook or RoundExportChore.Interviews ? file : $"{file[..^Path.GetExtension(file).Length]}.{what}{Path.GetExtension(file)}";
}
