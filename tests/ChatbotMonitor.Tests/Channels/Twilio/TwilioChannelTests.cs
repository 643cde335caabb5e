using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class TwilioChannelTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    FakeTwilio _twilio = null!;
    ServiceProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        _twilio = await FakeTwilio.Start();
        _provider = TwilioParts.Provider(TwilioParts.Settings(_twilio.Url), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_out_as_Twilio_asks_for_it()
    {
        Assert.Equal(new SendOutcome.Sent("SM1"), await Send("Канча күн күттүңүз?\n1 & 2 + 3"));

        var request = Assert.Single(_twilio.Requests);
        Assert.Equal("POST /2010-04-01/Accounts/AC00112233445566778899aabbccddeeff/Messages.json", request.Line);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AC00112233445566778899aabbccddeeff:" + TwilioParts.AuthToken)), request.Authorization);
        Assert.Equal(
            "Body=Канча күн күттүңүз?\n1 & 2 + 3|From=+15005550006|StatusCallback=https://monitor.example.org/sms/twilio/status|To=+996555123456",
            string.Join('|', request.Form.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public async Task A_messaging_service_stands_in_for_the_number()
    {
        var settings = TwilioParts.Settings(_twilio.Url) with { From = "MG00112233445566778899aabbccddeeff", PublicUrl = null };
        await using var provider = TwilioParts.Provider(settings, _time);
        Assert.IsType<SendOutcome.Sent>(await provider.Channel().Send(TwilioParts.Message("hello"), CancellationToken.None));
        Assert.Equal(
            "Body=hello|MessagingServiceSid=MG00112233445566778899aabbccddeeff|To=+996555123456",
            string.Join('|', Assert.Single(_twilio.Requests).Form.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
    }

    public static TheoryData<int, string, string> Outcomes => new()
    {
        { 201, """{ "sid": "SM9" }""", "Sent SM9" },
        { 201, "not json", "Sent " },
        { 201, "", "Sent " },
        { 200, "<html>a hotel's login page</html>", "TryLater HTTP 200" },
        { 302, "", "TryLater HTTP 302" },
        { 429, """{ "code": 20429, "message": "Too Many Requests" }""", "RetryAfter 1" },
        { 429, "", "RetryAfter 1" },
        { 400, """{ "code": 20429 }""", "RetryAfter 1" },
        { 401, """{ "code": 20003, "message": "Authenticate" }""", "TryLater HTTP 401, Twilio 20003: credentials refused: check Twilio__AccountSid and Twilio__AuthToken (Authenticate)" },
        { 401, "", "TryLater HTTP 401: credentials refused: check Twilio__AccountSid and Twilio__AuthToken" },
        { 403, """{ "code": 20005 }""", "TryLater HTTP 403, Twilio 20005: the Twilio account is not active: out of funds or suspended" },
        { 404, """{ "code": 20404 }""", "TryLater HTTP 404, Twilio 20404: no such Twilio account: check Twilio__AccountSid" },
        { 400, """{ "code": 21211, "message": "The 'To' number +996555123456 is not a valid phone number." }""", "Unreachable HTTP 400, Twilio 21211: the number is not valid (The 'To' number +996••••••456 is not a valid phone number.)" },
        { 400, """{ "code": 21214 }""", "Unreachable HTTP 400, Twilio 21214: the number cannot be reached" },
        { 400, """{ "code": 21217 }""", "Unreachable HTTP 400, Twilio 21217: the number does not appear to be valid" },
        { 400, """{ "code": 21610, "message": "Attempt to send to unsubscribed recipient" }""", "Unreachable HTTP 400, Twilio 21610: the person has opted out at Twilio (STOP) (Attempt to send to unsubscribed recipient)" },
        { 400, """{ "code": 21614 }""", "Unreachable HTTP 400, Twilio 21614: the number is not a mobile one" },
        { 400, """{ "code": 21635 }""", "Unreachable HTTP 400, Twilio 21635: the number is a landline" },
        { 400, """{ "code": 21408 }""", "Rejected HTTP 400, Twilio 21408: sending to this country is not enabled: see the messaging geographic permissions of the account" },
        { 400, """{ "code": 21612 }""", "Rejected HTTP 400, Twilio 21612: the sender has no route to this number" },
        { 400, """{ "code": 21611 }""", "TryLater HTTP 400, Twilio 21611: the sender's queue at Twilio is full" },
        { 400, """{ "code": 29999, "message": "Something new about 0555 12-34-56" }""", "Rejected HTTP 400, Twilio 29999: Something new about ••••••••••-56" },
        { 400, """{ "code": "a word", "message": [] }""", "Rejected HTTP 400" },
        { 403, "<html>", "Rejected HTTP 403" },
        { 408, "", "TryLater HTTP 408" },
        { 500, """{ "code": 20500, "message": "Internal Server Error" }""", "TryLater HTTP 500, Twilio 20500: Internal Server Error" },
        { 503, """{ "code": 21610 }""", "TryLater HTTP 503, Twilio 21610: the person has opted out at Twilio (STOP)" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task An_answer_is_an_outcome(int status, string body, string expected)
    {
        _twilio.Answer = http => FakeTwilio.Json(http, status, body);
        Assert.Equal(expected, Say(await Send("hello")));
        Assert.Single(_twilio.Requests);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("Sun, 01 Mar 2026 09:01:30 GMT", 90)]
    [InlineData("Sun, 01 Mar 2026 08:00:00 GMT", 1)]
    [InlineData("soon", 1)]
    public async Task The_wait_is_as_long_as_Twilio_says(string header, int seconds)
    {
        _twilio.Answer = http =>
        {
            http.Response.Headers.RetryAfter = header;
            return FakeTwilio.Json(http, 429, "{}");
        };
        Assert.Equal(new SendOutcome.RetryAfter(TimeSpan.FromSeconds(seconds)), await Send("hello"));
    }

    [Fact]
    public async Task A_dropped_connection_is_tried_later_and_not_at_once()
    {
        _twilio.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        Assert.StartsWith("TryLater Twilio could not be reached: ", Say(await Send("hello")), StringComparison.Ordinal);
        Assert.Single(_twilio.Requests);
    }

    [Fact]
    public async Task A_connection_dropped_in_the_middle_of_an_answer_is_tried_later()
    {
        _twilio.Answer = async http =>
        {
            http.Response.ContentLength = 100;
            await http.Response.WriteAsync("""{ "sid":""");
            await http.Response.Body.FlushAsync();
            http.Abort();
        };
        Assert.StartsWith("TryLater Twilio could not be reached: ", Say(await Send("hello")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_later()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var provider = TwilioParts.Provider(TwilioParts.Settings(new Uri($"http://127.0.0.1:{port}")), _time);

        var outcome = await provider.Channel().Send(TwilioParts.Message("hello"), CancellationToken.None);
        Assert.StartsWith("TryLater Twilio could not be reached: ", Say(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_given_up_after_thirty_seconds()
    {
        var asked = SilentTwilio();
        var sending = Send("hello");
        await asked.WaitAsync(Patience);
        _time.Advance(GatewayHttp.TimeLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("TryLater Twilio did not answer within 30 s", Say(await sending.WaitAsync(Patience)));
    }

    [Fact]
    public async Task A_stop_is_not_an_outcome()
    {
        using var stop = new CancellationTokenSource();
        var asked = SilentTwilio();
        var sending = _provider.Channel().Send(TwilioParts.Message("hello"), stop.Token);
        await asked.WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_long_message_goes_out_in_parts_and_goes_on_where_it_failed()
    {
        var text = string.Join(' ', Enumerable.Repeat("сөз", 1000));
        var channel = _provider.Channel();
        var number = 0;
        _twilio.Answer = http => ++number == 2
            ? FakeTwilio.Json(http, 503, "")
            : FakeTwilio.Json(http, 201, string.Create(CultureInfo.InvariantCulture, $$"""{ "sid": "SM{{number}}" }"""));

        Assert.Equal("TryLater HTTP 503", Say(await channel.Send(TwilioParts.Message(text), CancellationToken.None)));
        Assert.Equal("Sent SM4", Say(await channel.Send(TwilioParts.Message(text), CancellationToken.None)));
        Assert.Equal("(1/3) (2/3) (2/3) (3/3)", string.Join(' ', _twilio.Requests.Select(r => r.Form["Body"][..5])));
        Assert.All(_twilio.Requests, request => Assert.InRange(request.Form["Body"].Length, 1, TwilioChannel.LongestBody));
    }

    [Fact]
    public async Task Neither_a_log_nor_a_reason_holds_the_token_or_a_whole_number()
    {
        var log = new CollectingLog();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        await using var provider = services.AddTwilio(TwilioParts.Settings(_twilio.Url)).BuildServiceProvider();
        List<string> said = [];
        foreach (var status in new[] { 201, 400, 401, 503 })
        {
            _twilio.Answer = http => FakeTwilio.Json(http, status, """{ "code": 21211, "message": "To +996 555 123456, (996)555-123-456 or 996555123456?" }""");
            said.Add(Say(await provider.Channel().Send(TwilioParts.Message("hello"), CancellationToken.None)));
        }

        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("AC00112233445566778899aabbccddeeff:" + TwilioParts.AuthToken));
        Assert.All(said.Concat(log.Lines), line =>
        {
            Assert.DoesNotContain(TwilioParts.AuthToken, line, StringComparison.Ordinal);
            Assert.DoesNotContain(credentials, line, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(\d[\s()-]*){7}", line);
        });
    }

    Task SilentTwilio()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _twilio.Answer = http =>
        {
            asked.SetResult();
            var gone = new TaskCompletionSource();
            http.RequestAborted.Register(gone.SetResult);
            return gone.Task;
        };
        return asked.Task;
    }

    Task<SendOutcome> Send(string text) => _provider.Channel().Send(TwilioParts.Message(text), CancellationToken.None);

    static string Say(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent sent => $"Sent {sent.ProviderId}",
        SendOutcome.RetryAfter wait => $"RetryAfter {wait.Wait.TotalSeconds}",
        SendOutcome.TryLater later => $"TryLater {later.Why}",
        SendOutcome.Rejected rejected => $"Rejected {rejected.Why}",
        SendOutcome.Unreachable gone => $"Unreachable {gone.Why}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
