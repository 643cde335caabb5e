using System.CommandLine;
using System.Text;
using System.Text.Json;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Export;
using ChatbotMonitor.Invitations;
using InvitationLink = ChatbotMonitor.Core.Dialogue.InvitationLink;

namespace ChatbotMonitor.Commands;

/// <summary><c>invite --survey ID --to FILE.csv [--links OUT.csv]</c>, <c>invite --status</c>, <c>invite --stop</c>, <c>invite --resume</c></summary>
sealed class InviteCommand(LocalParts local)
{
    /// <summary>The command for the command line; <paramref name="local"/> is asked when it runs.</summary>
    public static Command Create(Func<ParseResult, LocalParts> local)
    {
        var survey = new Option<string?>("--survey") { Description = "The id of the survey." };
        var to = new Option<string?>("--to") { Description = "A CSV file with the columns number, language and place: people who agreed to be asked." };
        var links = new Option<string?>("--links") { Description = "Sends nothing, and writes the list with a Telegram link a row, to be handed out." };
        var status = new Option<bool>("--status") { Description = "How far it is, and when about it will be over." };
        var stop = new Option<bool>("--stop") { Description = "Sends no more until --resume." };
        var resume = new Option<bool>("--resume") { Description = "Goes on after --stop." };
        var command = new Command("invite", "Invites people who agreed to be asked to answer a survey: each once, with one reminder.") { survey, to, links, status, stop, resume };
        command.SetAction((parsed, cancel) => new InviteCommand(local(parsed)).Run(
            new Options(parsed.GetValue(survey), parsed.GetValue(to), parsed.GetValue(links), parsed.GetValue(status), parsed.GetValue(stop), parsed.GetValue(resume)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <summary>Does what is asked; gives the exit code.</summary>
    public Task<int> Run(Options options, TextWriter output, TextWriter error, CancellationToken cancel) => CommandEdge.Run(error, () => options switch
    {
        { To: { } file, Status: false, Stop: false, Resume: false } => Invite(options, file, output, cancel),
        { To: null, Links: null, Status: true, Stop: false, Resume: false } => Say(new InviteChore(InviteAct.Status, options.Survey, []), output, cancel),
        { To: null, Links: null, Status: false, Stop: true, Resume: false } => Say(new InviteChore(InviteAct.Stop, Named(options), []), output, cancel),
        { To: null, Links: null, Status: false, Stop: false, Resume: true } => Say(new InviteChore(InviteAct.Resume, Named(options), []), output, cancel),
        _ => throw new CommandException("Give one of these: --to FILE.csv (with --survey ID), --status, --stop, --resume."),
    });

    static string Named(Options options) => options.Survey ?? throw new CommandException("Name the survey with --survey.");

    async Task Invite(Options options, string file, TextWriter output, CancellationToken cancel)
    {
        var content = local.ReadContent();
        var survey = InviteChore.SurveyOf(content, Named(options)).Id;
        var (rows, faults) = InvitationList.Read(file, content);
        if (faults.Count > 0)
            throw new CommandException(string.Join('\n', faults));
        var counts = new InvitationCounts(0, 0, 0, 0, 0);
        for (var from = 0; from < rows.Count; from += InviteChore.Most)
        {
            using var answer = new MemoryStream();
            await new Chores(local).Run(new InviteChore(options.Links is null ? InviteAct.Plan : InviteAct.Try, survey, [.. rows.Skip(from).Take(InviteChore.Most)]), answer, cancel);
            counts = counts.Plus(JsonSerializer.Deserialize<InvitationCounts>(answer.ToArray(), JsonSerializerOptions.Web)!, from);
        }

        if (options.Links is { } links)
            await WriteLinks(links, survey, rows, counts);
        await output.WriteLineAsync($"{(options.Links is null ? "To be asked" : "Links")}: {counts.Planned}. Left out: {counts.Known} invited before, {counts.Stopped} on the stop list, {counts.Unreachable} unreachable{(counts.Strangers > 0 ? $", {counts.Strangers} chats that have not written to the bot" : "")}.");
        if (options.Links is null)
            await Say(new InviteChore(InviteAct.Status, survey, []), output, cancel);
    }

    // It holds numbers, so that each link can be given to the right person.
    static Task WriteLinks(string file, string survey, IReadOnlyList<InvitationRow> rows, InvitationCounts counts)
    {
        if (!InvitationLink.Fits(survey))
            throw new CommandException($"--links: Telegram's links hold letters, digits, _ and - alone. Give the survey '{survey}' another id.");
        if (counts.Bot is not { } bot)
            throw new CommandException("--links: the bot's name is not known. Run the worker with Telegram__BotToken, and try again.");
        var table = new ExportTable("links", [new("number"), new("language"), new("place"), new("link")],
            counts.Taken.Select(i => (string?[])[rows[i].Number, rows[i].Language, rows[i].Place, $"https://t.me/{bot}?start={InvitationLink.Of(survey, rows[i].Place)}"]));
        return OutputFile.Write(file, ownerOnly: true, output =>
        {
            CsvFile.Write(table, output);
            return Task.CompletedTask;
        });
    }

    async Task Say(InviteChore chore, TextWriter output, CancellationToken cancel)
    {
        using var answer = new MemoryStream();
        await new Chores(local).Run(chore, answer, cancel);
        await output.WriteAsync(Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>What the command line asks for.</summary>
    public sealed record Options(string? Survey, string? To, string? Links, bool Status, bool Stop, bool Resume);
}
