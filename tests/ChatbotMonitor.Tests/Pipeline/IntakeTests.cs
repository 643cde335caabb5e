using System.Text;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

public class IntakeTests
{
    [Fact]
    public async Task A_message_is_on_disk_with_its_answer_when_it_is_accepted()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([Some.Inbound(Some.Chat(), id: "a")], default);

        var batch = parts.Store.Batches[0];
        Assert.Equal("a", Assert.Single(batch.Heard).Id);
        Assert.Equal(Some.Chat(), Assert.Single(batch.Conversations).Key);
        Assert.NotEmpty(batch.Messages);
        Assert.Equal(Some.Chat(), (await parts.Channel.Next()).Message.To);
    }

    [Fact]
    public async Task A_repeated_id_has_no_second_effect()
    {
        await using var parts = await PipelineParts.Started();
        var message = Some.Inbound(Some.Chat(), id: "a");
        await parts.Intake.Accept([message, message], default);
        await parts.Intake.Accept([message], default);

        Assert.Single(parts.Store.Batches.SelectMany(b => b.Heard));
        Assert.Single(parts.Store.Batches, b => b.Messages.Count > 0);
    }

    [Fact]
    public async Task The_second_message_of_a_batch_sees_what_the_first_one_changed()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([Some.Inbound(Some.Chat()), Some.Inbound(Some.Chat(), "English")], default);
        Assert.Equal("en", parts.Store.Conversation(Some.Chat())!.Language);
    }

    [Fact]
    public async Task A_message_the_dialogue_stumbles_over_is_set_aside_and_the_others_go_on()
    {
        await using var parts = await PipelineParts.Started(content: Some.BrokenContent);
        await parts.Intake.Accept([Some.Inbound(Some.Phone(1)), Some.Inbound(Some.Phone(2), "салам", "bad", Some.Broken), Some.Inbound(Some.Phone(3))], default);

        var aside = Assert.Single(parts.Store.Aside());
        Assert.Equal("bad", aside.Id);
        Assert.Contains("KeyNotFoundException", aside.Why, StringComparison.Ordinal);
        Assert.Contains("салам", aside.Payload, StringComparison.Ordinal);
        Assert.Equal(3, parts.Store.Batches[0].Heard.Count);
        Assert.NotNull(parts.Store.Conversation(Some.Phone(1)));
        Assert.Null(parts.Store.Conversation(Some.Phone(2)));
        Assert.NotNull(parts.Store.Conversation(Some.Phone(3)));
        Assert.DoesNotContain(parts.IntakeLog.Lines, l => l.Line.Contains(Some.Phone(2).Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_logged_above_Debug_for_a_message_that_goes_well()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([Some.Inbound(Some.Chat())], default);
        Assert.DoesNotContain(parts.IntakeLog.Lines, l => l.Level > LogLevel.Debug);
    }

    [Fact]
    public async Task Where_the_store_fails_the_message_is_not_accepted()
    {
        await using var parts = await PipelineParts.Started(new MemoryStore { Committing = _ => throw new IOException("disk full") });
        await Assert.ThrowsAsync<IOException>(() => parts.Intake.Accept([Some.Inbound(Some.Chat())], default));
    }

    [Fact]
    public async Task Receipts_and_updates_set_aside_are_kept()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept(new Receipt(ChannelNames.Sms, "SM1", DeliveryState.Delivered, Some.Time), default);
        await parts.Intake.Accept(new SetAside("u1", ChannelNames.Telegram, Some.Time, "unreadable", "{}"), default);
        Assert.Equal("SM1", Assert.Single(parts.Store.Batches.SelectMany(b => b.Receipts)).ProviderId);
        Assert.Equal("u1", Assert.Single(parts.Store.Aside()).Id);
    }

    [Fact]
    public async Task A_receipt_counts_once_by_what_carried_the_message_however_often_it_comes()
    {
        await using var parts = await PipelineParts.Started();
        var by = new Carrier("android", "AndroidSms__1");
        foreach (var (id, state) in new[] { ("SM1", DeliveryState.Sent), ("SM1", DeliveryState.Delivered), ("SM1", DeliveryState.Delivered), ("SM1", DeliveryState.Failed), ("SM1", DeliveryState.Queued) })
            await parts.Intake.Accept(new Receipt(ChannelNames.Sms, id, state, Some.Time) { By = by }, default);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => parts.Intake.Accept(new Receipt(ChannelNames.Sms, "SM2", DeliveryState.Failed, Some.Time) { By = by }, default)));

        using var text = new MemoryStream();
        await parts.Meters.Registry.CollectAndExportAsTextAsync(text);
        Assert.Equal(
            ["""chatbotmonitor_carried_total{gateway="android",phone="AndroidSms__1",state="delivered"} 1""", """chatbotmonitor_carried_total{gateway="android",phone="AndroidSms__1",state="failed"} 1"""],
            Encoding.UTF8.GetString(text.ToArray()).Split('\n').Where(l => l.StartsWith("chatbotmonitor_carried_total{", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal([new GatewayHour("android", 0, 1)], parts.Tally.LastHour());
    }

    [Fact]
    public async Task Which_of_our_phones_a_person_wrote_to_is_remembered()
    {
        await using var parts = await PipelineParts.Started();
        await parts.Intake.Accept([Some.Inbound(Some.Chat()) with { Phone = "AndroidSms__1" }], default);
        Assert.Equal("AndroidSms__1", parts.Store.Conversation(Some.Chat())!.Met!.Phone);
    }

    [Fact]
    public void Every_effect_is_merged()
    {
        var address = Some.Chat();
        var response = new Response("r", "s", ResponseStatus.Complete, Some.Time, Some.Time, []) { Respondent = address };
        var report = new Report(new ReportCode("123456"), Some.Time, "slow") { Reporter = address };
        Effect[] effects =
        [
            new Effect.Say(new Outbound(address, "hi")), new Effect.KeepResponse(response), new Effect.FileReport(report), new Effect.ChangeReport(report, report), new Effect.Refuse("open"), new Effect.ShowChosen("1", "yes"),
            new Effect.JoinCoordinator("osh"), new Effect.LeaveCoordinator(), new Effect.SendDigest("osh"), new Effect.AcknowledgeDigest("osh", new DateOnly(2026, 3, 2)), new Effect.Erase(),
            new Effect.KeepReferral(Referral.Of(report.Code, "office", address, "osh", "secret", Some.Time)), new Effect.Inform(report with { Changes = [new ReportChange(ReportStatus.Seen, Some.Time, Actor.Coordinator("osh"), "")] }),
            new Effect.KeepLinkCode(new LinkCode("hash", address, Some.Time)), new Effect.TakeOver(Some.Phone(1)), new Effect.Untie(Some.Phone(1)), new Effect.EraseAlso(Some.Phone(1)),
            new Effect.KeepInvitation(new Invitation("s", address, Some.Time)),
            new Effect.KeepGroup(SampleRound.Alay), new Effect.KeepMonitor(new Core.Monitoring.Monitor("m", "alay", "Aigul", Some.Time)), new Effect.TieChat("alay"),
            new Effect.KeepMeasure(new Core.Monitoring.Measure(1, "autumn", null, "Mayor", "a bus", new DateOnly(2027, 1, 1))), new Effect.KeepDecision(new Core.Monitoring.QualityDecision("r", "autumn", SetAside: true, "too fast", "osh", Some.Time)),
        ];
        Assert.Equal(typeof(Effect).GetNestedTypes().Length, effects.Length);
        var turns = new PipelineParts().Turns;
        foreach (var effect in effects)
        {
            var batch = new Batch();
            var cosmetics = new List<Cosmetic>();
            turns.Merge(batch, new Turn(new Conversation(address), [effect]), Some.Time, new FixedLookups(), cosmetics);
            var others = batch.Messages.Count + batch.Responses.Count + batch.Reports.Count + batch.Changes.Count + batch.Referrals.Count + batch.LinkCodes.Count + batch.Invitations.Count + batch.Groups.Count + batch.Monitors.Count + batch.GroupChats.Count + batch.Measures.Count + batch.Decisions.Count + batch.Members.Count + batch.Erased.Count + batch.Marks.Count + cosmetics.Count;
            Assert.Equal(effect is Effect.Refuse ? 0 : 1, effect is Effect.TakeOver or Effect.Untie ? batch.Conversations.Count - 1 : others);
        }
    }

    [Fact]
    public void Whoever_is_forgotten_is_untied_from_what_the_same_batch_already_holds()
    {
        var (address, other) = (Some.Chat(1), Some.Chat(2));
        var batch = new Batch();
        batch.Reports.Add(new Report(new ReportCode("111111"), Some.Time, "slow") { Reporter = address });
        batch.Reports.Add(new Report(new ReportCode("222222"), Some.Time, "rude") { Reporter = other });
        batch.Responses.Add(new Response("r", "s", ResponseStatus.Complete, Some.Time, Some.Time, []) { Respondent = address });
        batch.Messages.Add((new Outbound(address, "for you"), Some.Time));
        batch.Members.Add((address, "osh"));
        batch.Monitors.AddRange([new Core.Monitoring.Monitor("m1", "alay", "Aigul", Some.Time) { Address = address }, new Core.Monitoring.Monitor("m2", "alay", "Bakyt", Some.Time) { Address = other }]);

        new PipelineParts().Turns.Merge(batch, new Turn(new Conversation(address), [new Effect.Erase(), new Effect.Say(new Outbound(address, "forgotten"))]), Some.Time, new FixedLookups(), []);

        Assert.Equal([null, other], batch.Reports.Select(r => r.Reporter));
        Assert.Null(batch.Responses[0].Respondent);
        Assert.Equal([("m1", "", null), ("m2", "Bakyt", other)], batch.Monitors.Select(m => (m.Id, m.Name, m.Address)));
        Assert.Equal("forgotten", Assert.Single(batch.Messages).Message.Text);
        Assert.Empty(batch.Members);
    }

    [Fact]
    public void A_report_filed_earlier_in_the_batch_is_found()
    {
        var batch = new Batch();
        var report = new Report(new ReportCode("123456"), Some.Time, "slow") { Reporter = Some.Chat() };
        batch.Reports.Add(report);
        batch.Members.Add((Some.Chat(), "osh"));
        var lookups = new Lookups(new MemoryStore(), batch);
        Assert.Same(report, lookups.Report(report.Code));
        Assert.Same(report, lookups.LatestReport(Some.Chat()));
        Assert.Equal("osh", lookups.CoordinatorOf(Some.Chat()));
        Assert.NotEqual(lookups.NewReportCode(), lookups.NewReportCode());
    }
}
