using ChatbotMonitor.Core.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class KannelChannelTests : IAsyncLifetime
{
    readonly FakeTimeProvider _time = new(WebhookHost.Now);
    FakeSendsms _kannel = null!;
    ServiceProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        _kannel = await FakeSendsms.Start();
        _provider = KannelParts.Provider(KannelParts.Settings(_kannel.Url), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _kannel.DisposeAsync();
    }

    [Theory]
    [InlineData("Канча күн күттүңүз?\n1 & 2 + 3 = 100%", "2")]
    [InlineData("How many days? [1] & 2 + 3 = 100% €", "0")]
    public async Task A_message_goes_out_as_sendsms_asks_for_it(string text, string coding)
    {
        Assert.Equal("Sent kannel:7", await Send(text));
        Assert.Equal(
            $"charset=UTF-8|coding={coding}|dlr-mask=19|dlr-url=http://127.0.0.1:5080/sms/kannel/receipt?secret={KannelParts.Secret}&id=7&state=%d&reason=%A|from=4545|password={KannelParts.Password}|text={text}|to=+996555123456|username=monitor",
            string.Join('|', Assert.Single(_kannel.Requests).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public async Task Without_an_address_for_them_no_receipts_are_asked_for_and_what_the_gateways_address_says_is_kept()
    {
        await using var provider = KannelParts.Provider(KannelParts.Settings(new Uri(_kannel.Url + "?smsc=operator")) with { ReceiptUrl = null }, _time);
        await provider.Channel().Send(KannelParts.Message("hello"), CancellationToken.None);
        var request = Assert.Single(_kannel.Requests);
        Assert.Equal("operator", request["smsc"]);
        Assert.DoesNotContain(request.Keys, key => key.StartsWith("dlr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(202, "0: Accepted for delivery", "Sent kannel:7")]
    [InlineData(202, "3: Queued for later delivery", "Sent kannel:7")]
    [InlineData(200, "Sent.", "Sent kannel:7")]
    [InlineData(200, "Message accepted, id 5", "Sent kannel:7")]
    [InlineData(202, "", "Sent kannel:7")]
    [InlineData(200, "<html>a hotel's login page</html>", "TryLater HTTP 200: a page for a browser")]
    [InlineData(202, "1: refused", "Rejected HTTP 202: 1: refused")]
    [InlineData(202, "2: not now", "TryLater HTTP 202: 2: not now")]
    [InlineData(202, "4: Rejected", "Rejected HTTP 202: 4: Rejected")]
    [InlineData(302, "", "TryLater HTTP 302")]
    [InlineData(403, "Authorization failed for sendsms", "TryLater HTTP 403: credentials refused: check Kannel__Username and Kannel__Password, and user-allow-ip at the gateway (Authorization failed for sendsms)")]
    [InlineData(401, "", "TryLater HTTP 401")]
    [InlineData(403, "Not routable. Do not try again.", "Rejected HTTP 403: the gateway has no route to this number (Not routable. Do not try again.)")]
    [InlineData(403, "Forbidden", "Rejected HTTP 403: Forbidden")]
    [InlineData(404, "Unknown request.", "TryLater HTTP 404: there is no sendsms: check Kannel__SendUrl (Unknown request.)")]
    [InlineData(400, "Number(s) has/have been denied by white- and/or black-lists.", "Rejected HTTP 400: the number is on the gateway's black list, or not on its white list (Number(s) has/have been denied by white- and/or black-lists.)")]
    [InlineData(400, "Sender missing and no global set, rejected", "TryLater HTTP 400: the gateway does not let us name the sender: check Kannel__From (Sender missing and no global set, rejected)")]
    [InlineData(400, "Missing receiver number, rejected", "Rejected HTTP 400: Missing receiver number, rejected")]
    [InlineData(400, "Charset or body misformed, rejected", "Rejected HTTP 400: Charset or body misformed, rejected")]
    [InlineData(400, "No such number: +996 555 123456", "Rejected HTTP 400: No such number: +996••••••••456")]
    [InlineData(503, "Temporal failure, try again later.", "TryLater HTTP 503: Temporal failure, try again later.")]
    [InlineData(500, "0: Accepted for delivery", "TryLater HTTP 500: 0: Accepted for delivery")]
    [InlineData(429, "", "RetryAfter 1")]
    public async Task An_answer_is_an_outcome(int status, string text, string expected)
    {
        _kannel.Answer = http => FakeSendsms.Say(http, status, text);
        Assert.Equal(expected, await Send("hello"));
        Assert.Single(_kannel.Requests);
    }

    [Fact]
    public async Task A_dropped_connection_is_tried_later_and_its_reason_holds_no_secret()
    {
        _kannel.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        var said = await Send("hello");
        Assert.StartsWith("TryLater Kannel could not be reached: ", said, StringComparison.Ordinal);
        Absences.Hold(said);
    }

    [Fact]
    public async Task Silence_is_given_up_after_thirty_seconds_and_a_stop_is_not_an_outcome()
    {
        var asked = new SemaphoreSlim(0);
        _kannel.Answer = http =>
        {
            asked.Release();
            var gone = new TaskCompletionSource();
            http.RequestAborted.Register(gone.SetResult);
            return gone.Task;
        };
        var sending = Send("hello");
        Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(20)));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("TryLater Kannel did not answer within 30 s", await sending.WaitAsync(TimeSpan.FromSeconds(20)));

        using var stop = new CancellationTokenSource();
        var stopped = _provider.Channel().Send(KannelParts.Message("hello"), stop.Token);
        Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(20)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    async Task<string> Send(string text) => await _provider.Channel().Send(KannelParts.Message(text), CancellationToken.None) switch
    {
        SendOutcome.Sent sent => $"Sent {sent.ProviderId}",
        SendOutcome.RetryAfter wait => $"RetryAfter {wait.Wait.TotalSeconds}",
        SendOutcome.TryLater later => $"TryLater {later.Why}",
        SendOutcome.Rejected rejected => $"Rejected {rejected.Why}",
        SendOutcome.Unreachable gone => $"Unreachable {gone.Why}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
