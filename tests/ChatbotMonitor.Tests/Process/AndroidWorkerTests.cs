using System.Net;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process with two phones as its gateways.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class AndroidWorkerTests
{
    const string Number = "+996555000001";

    [Fact]
    public async Task A_person_is_answered_by_the_phone_they_wrote_to_and_the_receipt_comes_in()
    {
        await using var one = await FakeAndroid.Start();
        await using var two = await FakeAndroid.Start();
        await using var worker = await WorkerProcess.Start(Settings(one, two));

        foreach (var id in new[] { "event-1", "event-1", "event-2" })
            Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event("sms:received", "abc", Number, id == "event-2" ? "2" : "ЖАЛОБА", id)));
        await Until.True(() => two.Requests.Count == 3, seconds: 60);
        Assert.Empty(one.Requests);
        var texts = two.Requests.Select(r => r.Body.GetProperty("textMessage").GetProperty("text").GetString()!).ToList();
        Assert.Contains("2 Русский", texts[0], StringComparison.Ordinal);
        Assert.Contains("Добровольно", texts[1], StringComparison.Ordinal);
        Assert.Contains("Район или город", texts[2], StringComparison.Ordinal);

        var sent = two.Requests.First().Body.GetProperty("id").GetString()!;
        await worker.Settled(ChannelNames.Sms, 3);
        foreach (var kind in new[] { "sms:delivered", "sms:sent" })
            Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event(kind, sent, Number)));
        Assert.Equal(HttpStatusCode.Forbidden, await AndroidParts.Post(worker.Http, worker.Address, AndroidParts.Event("sms:failed", sent, Number), TimeProvider.System.GetUtcNow().AddMinutes(-6)));
        Assert.Equal(1, await worker.Counted("chatbotmonitor_repeated_total"));
        foreach (var (state, count) in new[] { ("sent", 3), ("delivered", 1), ("failed", 0) })
            Assert.Equal(count, await worker.Counted($$"""chatbotmonitor_carried_total{gateway="android",phone="AndroidSms__1",state="{{state}}"}"""));
        Assert.Equal(0, await worker.Stop());
        using var store = LiteDbStore.Open(worker.StoragePath, TimeProvider.System);
        var trail = store.Trail(ChannelNames.Sms, $"android:{sent}")!;
        Assert.Equal((DeliveryState.Delivered, new Carrier("android", "AndroidSms__1"), 1), (trail.State, trail.By, trail.Attempts));
        Assert.True(trail.QueuedAt <= trail.SentAt && trail.SentAt <= trail.DeliveredAt);
        Assert.Equal("AndroidSms__1", store.Conversation(trail.To!.Value)!.Met!.Phone);
    }

    [Fact]
    public async Task Two_gateways_stand_side_by_side_and_the_prefix_says_which_one_answers()
    {
        await using var phone = await FakeAndroid.Start();
        await using var kannel = await FakeSendsms.Start();
        var settings = Settings(phone, phone);
        KannelParts.Write(settings, kannel.Url);
        settings["Sms__Default"] = "android";
        settings["Sms__Routes__99655"] = "kannel";
        await using var worker = await WorkerProcess.Start(settings);

        Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event("sms:received", "abc", Number, "ЖАЛОБА", "event-1")));
        Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event("sms:received", "abc", "+996777000001", "ЖАЛОБА", "event-2")));
        await worker.Settled(ChannelNames.Sms, 2);
        Assert.Equal(Number, Assert.Single(kannel.Requests)["to"]);
        Assert.Equal("+996777000001", Assert.Single(Assert.Single(phone.Requests).Body.GetProperty("phoneNumbers").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_same_words_go_to_one_number_three_times_an_hour_a_restart_between_them_or_not()
    {
        await using var phone = await FakeAndroid.Start();
        await using var worker = await WorkerProcess.Start(Settings(phone, phone));
        for (var n = 0; n < 6; n++)
        {
            if (n == 2)
            {
                await worker.Kill();
                await worker.Start();
            }

            Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event("sms:received", "abc", Number, "auto-reply", $"event-{n}")));
            // The second is sent before the worker is killed: what was on its way would be sent again.
            if (n == 1)
                await worker.Settled(ChannelNames.Sms, 2);
        }

        Assert.Equal(HttpStatusCode.OK, await Post(worker, AndroidParts.Event("sms:received", "abc", "+996555000002", "auto-reply", "another")));
        await Until.True(() => phone.Requests.Any(r => r.Body.GetProperty("phoneNumbers")[0].GetString() == "+996555000002"), seconds: 60);
        await worker.Stop();
        var texts = phone.Requests.Where(r => r.Body.GetProperty("phoneNumbers")[0].GetString() == Number).Select(r => r.Body.GetProperty("textMessage").GetProperty("text").GetString()).ToList();
        Assert.Equal(3, texts.GroupBy(t => t, StringComparer.Ordinal).Max(g => g.Count()));
    }

    static Task<HttpStatusCode> Post(WorkerProcess worker, string body) =>
        AndroidParts.Post(worker.Http, worker.Address, body, TimeProvider.System.GetUtcNow(), AndroidParts.SigningKey + "2");

    static Dictionary<string, string> Settings(FakeAndroid one, FakeAndroid two) => new(StringComparer.Ordinal)
    {
        ["AndroidSms__ApiRoot"] = one.Url.OriginalString,
        ["AndroidSms__Username"] = "ABCDEF",
        ["AndroidSms__Password"] = AndroidParts.Password,
        ["AndroidSms__SigningKey"] = AndroidParts.SigningKey,
        ["AndroidSms__1__ApiRoot"] = two.Url.OriginalString,
        ["AndroidSms__1__Username"] = "GHIJKL",
        ["AndroidSms__1__Password"] = AndroidParts.Password,
        ["AndroidSms__1__SigningKey"] = AndroidParts.SigningKey + "2",
        ["AndroidSms__1__PerHour"] = "30",
    };
}
