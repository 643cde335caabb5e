using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage.LiteDb;

namespace ChatbotMonitor.Tests;

/// <summary>The worker as a process behind a real Kannel.</summary>
[Collection(WorkerProcess.Collection)]
public sealed partial class KannelWorkerTests : IAsyncLifetime
{
    const string Number = "+996555000001";
    KannelGateway _kannel = null!;
    WorkerProcess _worker = null!;
    int _read;

    public async ValueTask InitializeAsync()
    {
        _kannel = await KannelGateway.Started();
        _worker = await WorkerProcess.Start(_kannel.Settings, port: _kannel.WorkerPort);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _kannel.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_survey_in_Kyrgyz_ends_with_a_code_and_the_receipts_of_it_come_in()
    {
        await Write("АРЫЗ");
        await Next("1 Кыргызча");
        await Write("1");
        await Next("Катышуу ыктыярдуу");
        var said = await Next("");
        while (!Code.IsMatch(said))
        {
            Assert.True(_read < 25, $"The survey does not end: {said}");
            await Write(SmsCitizen.AnswerTo(said));
            said = await Next("");
        }

        await _worker.Settled(ChannelNames.Sms, _read, "delivered");
        Assert.Equal(_read, _kannel.Inbox(Number).Count);
        Assert.Contains(_kannel.Inbox(Number), sms => "өүң".Any(letter => sms.Contains(letter, StringComparison.Ordinal)));
        Assert.Equal(0, await _worker.Counted("chatbotmonitor_repeated_total"));
        Assert.Equal(0, await _worker.Stop());
        using var store = LiteDbStore.Open(_worker.StoragePath, TimeProvider.System);
        Assert.All(Enumerable.Range(1, _read), id => Assert.Equal(DeliveryState.Delivered, store.Delivery(ChannelNames.Sms, KannelReceipt.ProviderId(id))));
    }

    [Fact]
    public async Task A_message_in_two_parts_is_one_and_machines_get_no_answer()
    {
        await _kannel.Deliver("4404 4545 text Your balance is 10");
        await Counted("ignored", 1);
        await _kannel.Deliver("MegaCom 4545 text ЖАЛОБА");
        await Counted("ignored", 2);
        await _kannel.Deliver($"{Number} 4545 udh-text %05%00%03%07%02%01 ЖАЛ");
        // Whatever comes after the first part shows that it was received.
        await _kannel.Deliver("4404 4545 text Your balance is 9");
        await Counted("ignored", 3);
        await _kannel.Deliver($"{Number} 4545 udh-text %05%00%03%07%02%02 ОБА");
        await Next("2 Русский");
        await Write("2");
        await Next("Добровольно");
        await Next("Район или город");
        Assert.Equal(3, _kannel.Inbox(Number).Count);
        await Counted("taken", 2);
    }

    [Fact]
    public async Task Kannel_and_the_worker_stop_and_start_and_nothing_is_lost_or_doubled()
    {
        await Write("ЖАЛОБА");
        await Next("2 Русский");

        // The last that Kannel asked before it went; the answer to it waits.
        await _kannel.Stop();
        var last = $"secret={KannelParts.Secret}&from=%2B996555000001&to=4545&text=2&coding=0&charset=UTF-8&id=before-it-went&ts=1795557412";
        for (var times = 0; times < 2; times++)
        {
            using var answer = await _worker.Http.GetAsync(new Uri(_worker.Address, $"{KannelWebhooks.MessagePath}?{last}"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await _worker.Settled(ChannelNames.Sms, 1);
        await _kannel.Start();
        await _kannel.Deliver("4404 4545 text Your balance is 10");
        await Next("Добровольно");
        var place = await Next("Район или город");

        // What a phone writes while the worker is down, Kannel hands over when it is up.
        Assert.Equal(0, await _worker.Stop());
        await Write("1");
        await _worker.Start(_kannel.WorkerPort);
        Assert.NotEqual(place, await Next(""));
        await _worker.Settled(ChannelNames.Sms, 1, "delivered");
        Assert.Equal(4, _kannel.Inbox(Number).Count);
    }

    [Fact]
    public async Task Without_the_secret_both_doors_are_shut()
    {
        foreach (var path in new[] { KannelWebhooks.MessagePath, KannelWebhooks.ReceiptPath })
        {
            using var answer = await _worker.Http.GetAsync(new Uri(_worker.Address, $"{path}?from=%2B996555000001&text=1&id=1&state=1"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    // As a phone sends Cyrillic: UCS-2.
    Task Write(string text) =>
        _kannel.Deliver($"{Number} 4545 ucs2 {string.Concat(Encoding.BigEndianUnicode.GetBytes(text).Select(b => $"%{b:X2}"))}");

    async Task<string> Next(string fragment)
    {
        var at = _read++;
        await Until.True(() => _kannel.Inbox(Number).Count > at, seconds: 60);
        var said = _kannel.Inbox(Number)[at];
        Assert.Contains(fragment, said, StringComparison.Ordinal);
        return said;
    }

    async Task Counted(string outcome, int count)
    {
        var counted = 0d;
        await Until.True(
            async () => (counted = await _worker.Counted($$"""chatbotmonitor_webhooks_total{address="/sms/kannel",outcome="{{outcome}}"}""")) >= count,
            () => $"{counted} of {count} messages were {outcome}");
    }

    [GeneratedRegex(@"\b\d{3} \d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Code { get; }
}
