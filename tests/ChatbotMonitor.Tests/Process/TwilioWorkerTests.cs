using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process with SMS by Twilio.</summary>
[Collection(WorkerProcess.Collection)]
public sealed partial class TwilioWorkerTests : IAsyncLifetime
{
    FakeTwilio _twilio = null!;
    WorkerProcess _worker = null!;
    int _sent;

    public async ValueTask InitializeAsync()
    {
        _twilio = await FakeTwilio.Start();
        _twilio.Answer = http => FakeTwilio.Json(http, 201, string.Create(CultureInfo.InvariantCulture, $$"""{ "sid": "{{Sent(Interlocked.Increment(ref _sent))}}", "status": "queued" }"""));
        _worker = await WorkerProcess.Start(Settings(_twilio.Url));
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task A_survey_by_numbers_ends_with_a_code_and_neither_repeats_nor_receipts_disturb_it()
    {
        var citizen = Citizen(1);
        var sid = SmsCitizen.NewSid();
        var (status, body) = await citizen.Write("ЖАЛОБА", sid);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.EndsWith("<Response></Response>", body, StringComparison.Ordinal);
        await citizen.Next("2 Русский");
        Assert.Equal(HttpStatusCode.OK, (await citizen.Write("ЖАЛОБА", sid)).Status);
        await citizen.Write("2");
        await citizen.Next("Добровольно");
        var said = await citizen.Next("1/5 Район");
        while (!Code.IsMatch(said))
        {
            Assert.True(citizen.Inbox.Count < 25, "The survey does not end.");
            await citizen.Write(SmsCitizen.AnswerTo(said));
            said = await citizen.Next("");
        }

        Assert.All(citizen.Inbox.Where(sms => !sms.StartsWith("Уже записано", StringComparison.Ordinal)), sms => Assert.Equal(1, Segments.Of(sms).Count));
        Assert.Equal(1, await _worker.Counted("chatbotmonitor_repeated_total"));
        await ReceiptsMoveForwardOnly();
    }

    [Fact]
    public async Task After_STOP_nothing_is_sent_until_START()
    {
        var (byTwilio, byUs, other) = (Citizen(1), Citizen(2), Citizen(3));
        await byTwilio.Write("ЖАЛОБА");
        await byTwilio.Next("2 Русский");
        await byTwilio.Write("STOP", optOut: "STOP");
        await byUs.Write("ЖАЛОБА");
        await byUs.Next("2 Русский");
        await byUs.Write("2");
        await byUs.Next("Добровольно");
        await byUs.Next("Район или город");
        await byUs.Write("стоп");
        await byUs.Next("СТАРТ");
        foreach (var silent in new[] { byTwilio, byUs })
        {
            await silent.Write("2");
            await silent.Write("ЖАЛОБА");
            await silent.Write("Почему мне никто не отвечает?");
        }

        await other.Write("ЖАЛОБА");
        await other.Next("2 Русский");
        Assert.Equal((1, 4), (byTwilio.Inbox.Count, byUs.Inbox.Count));

        await byTwilio.Write("START", optOut: "START");
        await byTwilio.Next("2 Русский");
        await byUs.Write("СТАРТ");
        await byUs.Next("С возвращением");
    }

    [Fact]
    public async Task What_is_not_signed_is_refused()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = SmsCitizen.NewSid(), ["From"] = Number(1), ["Body"] = "ЖАЛОБА" };
        foreach (var path in new[] { TwilioWebhooks.MessagePath, TwilioWebhooks.StatusPath })
            Assert.Equal(HttpStatusCode.Forbidden, (await SmsCitizen.Post(_worker, path, form, isSigned: false)).Status);
        Assert.Empty(_twilio.Requests);
    }

    [Fact]
    public async Task What_the_worker_sends_keeps_Twilios_contract()
    {
        await using var prism = await PrismServer.Start("twilio-messages.openapi.json");
        await using var worker = await WorkerProcess.Start(Settings(prism.Url));
        var citizen = new SmsCitizen(worker, _twilio, Number(1));
        await citizen.Write("ЖАЛОБА");
        await citizen.Write("2");
        await worker.Settled(ChannelNames.Sms, 2);
    }

    async Task ReceiptsMoveForwardOnly()
    {
        (int Message, string[] Statuses, DeliveryState Final)[] shuffled =
        [
            (1, ["delivered", "sent", "queued"], DeliveryState.Delivered),
            (2, ["sent", "undelivered", "sent", "delivered"], DeliveryState.Delivered),
            (4, ["sent", "undelivered", "sent", "queued"], DeliveryState.Failed),
            (3, ["sending", "sent", "accepted"], DeliveryState.Sent),
        ];
        await _worker.Settled(ChannelNames.Sms, 4);
        foreach (var (message, statuses, _) in shuffled)
        {
            foreach (var status in statuses)
            {
                var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = Sent(message), ["MessageStatus"] = status };
                Assert.Equal(HttpStatusCode.NoContent, (await SmsCitizen.Post(_worker, TwilioWebhooks.StatusPath, form)).Status);
            }
        }

        Assert.Equal(0, await _worker.Stop());
        using var store = LiteDbStore.Open(_worker.StoragePath, TimeProvider.System);
        foreach (var (message, _, final) in shuffled)
            Assert.Equal(final, store.Delivery(ChannelNames.Sms, Sent(message)));
    }

    SmsCitizen Citizen(int n) => new(_worker, _twilio, Number(n));

    static string Number(int n) => $"+996555000{n:d3}";

    static string Sent(int n) => $"SM{n:x32}";

    internal static Dictionary<string, string> Settings(Uri twilio) => new(StringComparer.Ordinal)
    {
        ["Twilio__AccountSid"] = "AC00112233445566778899aabbccddeeff",
        ["Twilio__AuthToken"] = TwilioParts.AuthToken,
        ["Twilio__From"] = "+15005550006",
        ["Twilio__ApiRoot"] = twilio.OriginalString,
        ["Twilio__PublicUrl"] = "https://monitor.example.org",
        ["Twilio__PerSecond"] = "0",
    };

    [GeneratedRegex(@"\b\d{3} \d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Code { get; }
}
