using System.CommandLine;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Commands;

/// <summary>What report was asked for, as typed.</summary>
sealed record ReportRequest(string Round, string Language, string Out, string? Provider = null, string? Place = null, bool Pack = false, string? Draft = null, string? Bot = null);

/// <summary><c>report --round R --lang ky|ru|en [--provider P] [--place L] [--pack] --out FILE.html|.docx|.xlsx</c></summary>
sealed class ReportCommand(LocalParts local)
{
    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var round = new Option<string>("--round") { Description = "The round's id.", Required = true };
        var language = new Option<string>("--lang") { Description = "Its language: ky, ru or en.", Required = true };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var file = new Option<string>("--out") { Description = "The file, .html, .docx or .xlsx.", Required = true };
        var provider = new Option<string?>("--provider") { Description = "Of this provider's services alone." };
        var place = new Option<string?>("--place") { Description = "Of this place alone, with what lies in it." };
        var pack = new Option<bool>("--pack") { Description = "The hearing's pages: one a provider, in large type (.html or .docx)." };
        var draft = new Option<string?>("--draft") { Description = "Where the conclusions and recommendations lie for you to edit; otherwise ROUND.LANG.md beside the file." };
        var bot = new Option<string?>("--bot") { Description = "The bot's name in Telegram, for the QR code, where the worker does not run." };
        var command = new Command("report", "Makes the report of a round: who did it and how, findings with charts, standards, complaints, conclusions, and every table.") { round, language, file, provider, place, pack, draft, bot };
        command.SetAction((parsed, cancel) => new ReportCommand(local(parsed)).Run(
            new ReportRequest(parsed.GetRequiredValue(round), parsed.GetRequiredValue(language), parsed.GetRequiredValue(file), parsed.GetValue(provider), parsed.GetValue(place), parsed.GetValue(pack), parsed.GetValue(draft), parsed.GetValue(bot)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Writes the report, and the draft of its conclusions where nobody has edited it; gives the exit code.</summary>
    public Task<int> Run(ReportRequest request, TextWriter output, TextWriter error, CancellationToken cancel) => CommandEdge.Run(error, async () =>
    {
        var file = StoreFiles.NotOneOf(local.StoragePath, request.Out);
        var format = FormatOf(request);
        var path = StoreFiles.NotOneOf(local.StoragePath, request.Draft ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{request.Round}.{request.Language}.md"));
        var kept = File.Exists(path) ? new Conclusions(await File.ReadAllTextAsync(path, cancel)) : null;
        var edited = kept is { IsEdited: true } ? kept.Text : null;
        var made = await MadeFiles.Of(new Chores(local), new ReportChore(request.Round, request.Provider, request.Place, request.Language, format, request.Pack, request.Bot, edited), cancel);
        await made.Save(ReportChore.File, file);
        await output.WriteLineAsync($"Written: {file}");
        if (edited is null)
            await made.Save(ReportChore.DraftFile, path);
        await output.WriteLineAsync(edited is null
            ? $"Its conclusions and recommendations are a draft: edit {path} and run this again."
            : $"Its conclusions and recommendations are taken as you edited them in {path}; nothing in it was changed. For a new draft move that file away.");
        foreach (var sentence in made.Said)
            await output.WriteLineAsync(sentence);
    });

    static string FormatOf(ReportRequest request) => Path.GetExtension(request.Out).ToLowerInvariant() switch
    {
        ".html" or ".htm" => ReportChore.Html,
        ".docx" => ReportChore.Docx,
        ".xlsx" when !request.Pack => ReportChore.Xlsx,
        ".xlsx" => throw new CommandException("--pack: pages for a wall are no tables: name an .html or .docx file."),
        _ => throw new CommandException($"--out: '{request.Out}' ends neither in .html, nor in .docx, nor in .xlsx."),
    };
}
