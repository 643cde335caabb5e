using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>Two addresses of one person in one batch.</summary>
public class LinkedTurnsTests
{
    static readonly Address Phone = Some.Phone(1), Chat = Some.Chat(1), Other = Some.Chat(2);

    [Fact]
    public async Task Of_two_that_send_a_code_in_one_batch_the_first_is_tied()
    {
        await using var parts = await Started();
        var code = await CodeOf(parts);
        await parts.Intake.Accept([Some.Inbound(Chat, $"/start {code}"), Some.Inbound(Other, $"/start {code}")], default);
        Assert.Equal(Phone, parts.Store.Conversation(Chat)!.Linked);
        Assert.Equal(Chat, parts.Store.Conversation(Phone)!.Linked);
        Assert.Null(parts.Store.Conversation(Other)!.Linked);
    }

    [Fact]
    public async Task What_the_phone_sends_in_the_same_batch_behind_the_code_is_said_to_a_phone_whose_survey_is_gone()
    {
        await using var parts = await Started();
        await parts.Intake.Accept([Some.Inbound(Phone, "REPORT"), Some.Inbound(Phone, "3")], default);
        var draft = parts.Store.Conversation(Phone)!.Draft!;
        var code = await CodeOf(parts);
        await parts.Intake.Accept([Some.Inbound(Chat, $"/start {code}"), Some.Inbound(Phone, "1")], default);
        Assert.Equal(draft.Id, parts.Store.Conversation(Chat)!.Draft!.Id);
        Assert.NotEqual(draft.Id, parts.Store.Conversation(Phone)!.Draft?.Id);
    }

    [Fact]
    public async Task Whoever_erases_erases_what_the_batch_holds_for_the_other_address()
    {
        await using var parts = await Started();
        await parts.Intake.Accept([Some.Inbound(Chat, $"/start {await CodeOf(parts)}"), Some.Inbound(Chat, "/forget")], default);
        await parts.Intake.Accept([Some.Inbound(Phone, "HELP"), Some.Inbound(Chat, "1")], default);
        var batch = parts.Store.Batches.Last(b => b.Erased.Count > 0);
        Assert.Equal([Chat, Phone], batch.Erased);
        Assert.DoesNotContain(batch.Messages, m => m.Message.To == Phone);
        Assert.Equal(new Conversation(Phone), parts.Store.Conversation(Phone));
    }

    static Task<PipelineParts> Started() => PipelineParts.Started(
        content: SampleContent.Content with { BotName = static () => "SampleMonitorBot" }, channels: [new CollectingChannel(ChannelNames.Sms), new CollectingChannel()]);

    static async Task<string> CodeOf(PipelineParts parts)
    {
        await parts.Intake.Accept([Some.Inbound(Phone, "TELEGRAM")], default);
        return parts.Store.Batches.SelectMany(b => b.Messages).Last(m => m.Message.To == Phone).Message.Text[^8..];
    }
}
