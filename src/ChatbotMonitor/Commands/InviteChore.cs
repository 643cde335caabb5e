using System.Text;
using System.Text.Json;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Invitations;

namespace ChatbotMonitor.Commands;

/// <summary>What is to be done about invitations.</summary>
enum InviteAct
{
    /// <summary>Plan them.</summary>
    Plan,

    /// <summary>See who would be asked.</summary>
    Try,

    /// <summary>Tell how far they are.</summary>
    Status,

    /// <summary>Send none until <see cref="Resume"/>.</summary>
    Stop,

    /// <summary>Go on.</summary>
    Resume,
}

/// <summary>Plans invitations, tells of them, stops them and goes on; the worker sends them.</summary>
/// <param name="Act">What to do.</param>
/// <param name="Survey">Which survey; null for all, where only told of.</param>
/// <param name="Rows">Whom to ask.</param>
sealed record InviteChore(InviteAct Act, string? Survey, IReadOnlyList<InvitationRow> Rows) : IChore
{
    /// <summary>How many rows go with one request.</summary>
    public const int Most = 5_000;

    public static string Name => "invite";

    public async Task Run(ChoreParts parts, Stream output)
    {
        var content = parts.Content();
        switch (Act)
        {
            case InviteAct.Plan or InviteAct.Try:
                output.Write(JsonSerializer.SerializeToUtf8Bytes(await Plan(parts, content), JsonSerializerOptions.Web));
                break;
            case InviteAct.Status:
                output.Write(Encoding.UTF8.GetBytes(new InvitationReport(parts.Store, content, parts.Settings).Text(Survey, parts.Time.GetUtcNow()) + "\n"));
                break;
            default:
                output.Write(Encoding.UTF8.GetBytes(await Hold(parts, Act == InviteAct.Stop) + "\n"));
                break;
        }
    }

    /// <summary>The survey of that id; throws <see cref="CommandException"/> where nobody can be invited to it.</summary>
    public static Survey SurveyOf(Content content, string? id) => content.Survey(id) switch
    {
        null => throw new CommandException($"--survey: there is no survey '{id}'. There are: {string.Join(", ", content.Surveys.Select(s => s.Id))}."),
        { Audience: Audience.Monitors } => throw new CommandException($"--survey: '{id}' is for monitors, who begin it themselves."),
        var survey => survey,
    };

    async Task<InvitationCounts> Plan(ChoreParts parts, Content content)
    {
        var survey = SurveyOf(content, Survey);
        var (settings, now) = (parts.Settings, parts.Time.GetUtcNow());
        if (Act == InviteAct.Plan && !settings.HasSms && !settings.SimulatorRuns && Rows.Any(r => !r.Number.StartsWith(InvitationRow.Chat, StringComparison.Ordinal)))
            throw new CommandException("No SMS can be sent: set Kannel__…, AndroidSms__… or Twilio__…, or hand out links with --links.");
        var plan = new InvitationPlan(
            parts.Store, survey.Id, settings.HasSms || !settings.SimulatorRuns ? ChannelNames.Sms : ChannelNames.SimulatedSms,
            settings.Telegram.IsConfigured || !settings.SimulatorRuns ? ChannelNames.Telegram : ChannelNames.SimulatedTelegram);
        InvitationCounts? counts = null;
        await parts.Commit(batch => counts = plan.Write(batch, Rows, now, Act == InviteAct.Try));
        return counts! with { Bot = content.BotName() };
    }

    async Task<string> Hold(ChoreParts parts, bool hold)
    {
        var count = 0;
        await parts.Commit(batch =>
        {
            var theirs = parts.Store.Invitations().Where(i => string.Equals(i.SurveyId, Survey, StringComparison.Ordinal) && i.Held != hold && i.State is (InvitationState.Planned or InvitationState.Asked)).ToList();
            batch.Invitations.AddRange(theirs.Select(i => i with { Held = hold }));
            count = theirs.Count;
        });
        return hold ? $"Stopped: {count} wait until --resume." : $"Resumed: {count} go on.";
    }

    // The numbers stay out of whatever prints it.
    public override string ToString() => $"{nameof(InviteChore)} {{ {Act}, {Survey}, {Rows.Count} }}";
}
