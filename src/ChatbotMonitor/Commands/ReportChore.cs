using System.Text;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Commands;

/// <summary>Makes the report of a round, or what hangs at its hearing.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Provider">The only provider it is about, or null for all.</param>
/// <param name="Place">The only place, with what lies in it, or null for all.</param>
/// <param name="Language">Its language.</param>
/// <param name="Format"><c>html</c>, <c>docx</c> or <c>xlsx</c>.</param>
/// <param name="Pack">Whether the hearing's pages are meant.</param>
/// <param name="Bot">The bot's name in Telegram, where the worker does not know it.</param>
/// <param name="Edited">The draft as somebody edited it, or null to draw one up.</param>
sealed record ReportChore(string Round, string? Provider, string? Place, string Language, string Format, bool Pack, string? Bot, string? Edited) : IChore
{
    public const string Html = "html";
    public const string Docx = "docx";
    public const string Xlsx = "xlsx";
    public const string File = "file";
    public const string DraftFile = "draft";

    public static string Name => "report";

    public Task Run(ChoreParts parts, Stream output)
    {
        var content = parts.Content();
        var round = RoundOf(Round, content);
        if (Provider is not null && content.Register.Provider(Provider) is null)
            throw new CommandException($"--provider: there is no provider '{Provider}' in register.yaml.");
        if (Place is not null && content.Places.Find(Place) is null)
            throw new CommandException($"--place: there is no place '{Place}' in places.yaml.");
        var findings = Read(parts, content, round);
        var scope = new Scope(Provider, Place);
        if (scope.Services(findings).Count == 0)
            throw new CommandException($"Round '{round.Id}' has nothing of that provider and place.");
        var draft = Edited is null ? Conclusions.Of(findings, Language) : new Conclusions(Edited);
        var bot = Bot ?? content.BotName();
        var address = bot is not null ? $"https://t.me/{bot.TrimStart('@')}" : content.SmsNumber is { } number ? $"sms:{number}" : null;
        var document = Pack ? HearingPack.Of(findings, scope, draft, Language, address) : Scorecard.Of(findings, scope, draft, Language);
        new MadeFiles(
            new Dictionary<string, byte[]>(StringComparer.Ordinal) { [File] = Write(document, findings), [DraftFile] = Encoding.UTF8.GetBytes(draft.Text) },
            Pack && address is null ? ["The pages have no QR code: nobody knows the bot's name. Give it with --bot NAME, or ask while the worker runs."] : []).Write(output);
        return Task.CompletedTask;
    }

    byte[] Write(Document document, Findings findings) => Format switch
    {
        Docx => DocxFile.Write(document),
        Xlsx => SheetFile.Write(document, new Words(findings, Language)),
        _ => HtmlFile.Write(document),
    };

    /// <summary>The round of that id.</summary>
    public static Round RoundOf(string id, Content content) => content.Round(id)
        ?? throw new CommandException(content.Rounds.Count == 0 ? "There is no round yet: write one under rounds/." : $"There is no round '{id}'. There are: {string.Join(", ", content.Rounds.Select(r => r.Id))}.");

    /// <summary>What there is to tell of <paramref name="round"/>.</summary>
    public static Findings Read(ChoreParts parts, Content content, Round round)
    {
        var findings = Findings.Read(parts.Store, content, round, parts.Time.GetUtcNow());
        return findings.Scores.Responses.Counted > 0 ? findings
            : throw new CommandException(round.IsExample ? $"Round '{round.Id}' is an example, and this store holds nothing of it: `example` fills a store of its own with invented data." : $"Nothing of round '{round.Id}' has been done yet.");
    }
}
