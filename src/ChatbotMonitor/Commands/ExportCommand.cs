using System.CommandLine;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Commands;

/// <summary>What was asked to be exported, as typed.</summary>
sealed record ExportRequest(string What, string Out, string? Survey = null, string? From = null, string? To = null, string? Labels = null, string? Repeat = null, string? Round = null);

/// <summary><c>export responses|reports|messages|round [--round ID] [--survey ID] [--from D] [--to D] [--labels LANGUAGE] [--repeat NAME] --out FILE.csv|FILE.xlsx</c></summary>
sealed class ExportCommand(LocalParts local)
{
    const string StandardOutput = "-";

    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var what = new Argument<string>("what") { Description = "responses, reports, messages or round" };
        what.AcceptOnlyFromAmong(ExportChore.Responses, ExportChore.Reports, ExportChore.Messages, RoundExport.What);
        var round = new Option<string?>("--round") { Description = "The round whose open data are meant: rows that nobody can be told from, with a codebook." };
        var survey = new Option<string?>("--survey") { Description = "The survey whose responses are meant, where there are several." };
        var from = new Option<string?>("--from") { Description = "The first day (2026-11-01)." };
        var to = new Option<string?>("--to") { Description = "The last day, included." };
        var labels = new Option<string?>("--labels") { Description = "Questions and choices by their labels in this language (ky, ru, en), not by their names." };
        labels.AcceptOnlyFromAmong([.. Languages.All]);
        var repeat = new Option<string?>("--repeat") { Description = "In a .csv file: the turns of this repeat; an .xlsx file has them on a sheet of their own." };
        var file = new Option<string>("--out") { Description = "The file, .csv or .xlsx; - is standard output, as CSV.", Required = true };
        var command = new Command("export", "Writes responses, reports, what became of the messages of the last ninety days to a table, or the open data of a round, without addresses.") { what, round, survey, from, to, labels, repeat, file };
        command.SetAction((parsed, cancel) => new ExportCommand(local(parsed)).Run(
            new ExportRequest(parsed.GetRequiredValue(what), parsed.GetRequiredValue(file), parsed.GetValue(survey), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(labels), parsed.GetValue(repeat), parsed.GetValue(round)),
            Console.OpenStandardOutput(), parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Writes the file, or <paramref name="output"/> where <c>-</c> was asked for; gives the exit code.</summary>
    public Task<int> Run(ExportRequest request, Stream output, TextWriter error, CancellationToken cancel) => CommandEdge.Run(error, () =>
    {
        if (request.What == RoundExport.What)
            return RoundExport.Run(local, request.Round, request.Out, FormatOf(request.Out), error, cancel);
        var chore = new ExportChore(request.What, request.Survey, Day.Read("--from", request.From), Day.Read("--to", request.To), FormatOf(request.Out), request.Labels, request.Repeat);
        var chores = new Chores(local);
        return IsStandardOutput(request.Out)
            ? chores.Run(chore, output, cancel)
            : OutputFile.Write(StoreFiles.NotOneOf(local.StoragePath, request.Out), ownerOnly: false, file => chores.Run(chore, file, cancel));
    });

    static bool IsStandardOutput(string file) => file == StandardOutput;

    static string FormatOf(string file) => IsStandardOutput(file) || file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ExportChore.Csv
        : file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportChore.Xlsx
        : throw new CommandException($"--out: '{file}' ends neither in .csv nor in .xlsx. For standard output write -.");
}
