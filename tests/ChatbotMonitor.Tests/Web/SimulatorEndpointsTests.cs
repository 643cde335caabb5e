using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Web;
using CsCheck;

namespace ChatbotMonitor.Tests;

public sealed class SimulatorEndpointsTests : IAsyncLifetime
{
    const string Guid1 = "8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01";

    SimulatorHost _host = null!;
    HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.Start();
        _http = ClientOf(_host);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_front_page_leads_to_the_simulator()
    {
        using var answer = await _http.GetAsync("/");

        Assert.Equal((HttpStatusCode.Redirect, "/simulator"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Without_the_simulator_the_front_page_says_that_the_worker_runs()
    {
        await using var host = await SimulatorHost.Start(simulator: false);
        using var http = ClientOf(host);

        Assert.Equal("ChatbotMonitor is running.\n", await http.GetStringAsync("/"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/simulator")).StatusCode);
    }

    [Theory]
    [InlineData("/simulator", "text/html")]
    [InlineData("/simulator/assets/app.js", "text/javascript")]
    [InlineData("/simulator/assets/page.css", "text/css")]
    [InlineData("/simulator/assets/mark.svg", "image/svg+xml")]
    public async Task Pages_are_part_of_the_program_and_load_nothing_from_elsewhere(string path, string type)
    {
        using var answer = await _http.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("default-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/simulator/assets/none.js")]
    [InlineData("/simulator/assets/..%2findex.html")]
    public async Task A_file_that_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Another_name_for_this_machine_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator") { Headers = { Host = "monitor.example" } };

        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"text","text":"АРЫЗ"}""", "Text { Value = АРЫЗ }")]
    [InlineData("""{"kind":"press","data":"a:yes","promptId":"17"}""", "Press { Data = a:yes }")]
    [InlineData("""{"kind":"location","latitude":42.5,"longitude":74.25}""", "Location { Latitude = 42.5, Longitude = 74.25 }")]
    [InlineData("""{"kind":"photo","text":"кезек"}""", "Photo { Reference = simulator:photo, Caption = кезек }")]
    public async Task What_a_person_does_reaches_the_intake(string details, string input)
    {
        using var answer = await Post(Message(details));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var heard = Assert.Single(_host.Bot.Heard);
        Assert.Equal(($"simulator:{Guid1}", new Address(ChannelNames.SimulatedTelegram, "citizen-1"), "ky"), (heard.Id, heard.From, heard.LanguageHint));
        Assert.Equal(input, heard.Input.ToString());
        Assert.Equal(heard.Input is Input.Press ? "17" : null, heard.PromptId);
    }

    [Fact]
    public async Task A_repeated_post_has_no_second_effect()
    {
        var body = Message("""{"kind":"text","text":"АРЫЗ"}""");

        Assert.Equal(HttpStatusCode.Accepted, (await Post(body)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Post(body)).StatusCode);

        Assert.Single(_host.Bot.Heard);
        Assert.Single(await Snapshot(), m => m.From == SimulatedMessage.Me);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_asked_for_again_and_not_on_the_screen()
    {
        var body = Message("""{"kind":"text","text":"АРЫЗ"}""");
        _host.Bot.Trouble = new IOException("The disk is full.");
        using var refused = await Post(body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.DoesNotContain("disk", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await Snapshot());

        _host.Bot.Trouble = null;
        Assert.Equal(HttpStatusCode.Accepted, (await Post(body)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"messageId":7}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01"}""")]
    [InlineData("""{"messageId":"x","channel":"simulator-telegram","id":"citizen-1","kind":"text","text":"a"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"telegram","id":"1","kind":"text","text":"a"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-sms","id":"citizen-1","kind":"text","text":"a"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-sms","id":"+996555000101","kind":"press","data":"a"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"a b","kind":"text","text":"a"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"citizen-1","kind":"text","text":" "}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"citizen-1","kind":"text","text":"\ud800"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"citizen-1","kind":"press"}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"citizen-1","kind":"location","latitude":91,"longitude":0}""")]
    [InlineData("""{"messageId":"8f0d2f7e-6d0c-4d55-9c0a-0d3c3a2b1a01","channel":"simulator-telegram","id":"citizen-1","kind":"voice"}""")]
    public async Task A_malformed_post_is_refused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(body)).StatusCode);
        Assert.Empty(_host.Bot.Heard);
    }

    [Fact]
    public async Task A_post_that_is_too_large_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new string(' ', 100_000))).StatusCode);

    [Fact]
    public async Task No_damaged_post_brings_the_program_down()
    {
        var sound = Message("""{"kind":"text","text":"Салам","latitude":1.5,"promptId":"1"}""");
        var damaged = Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 12], Gen.String[0, 8], (at, cut, put) =>
            string.Concat(sound.AsSpan(0, at), put, sound.AsSpan(Math.Min(sound.Length, at + cut))));

        await damaged.SampleAsync(
            async body =>
            {
                using var answer = await Post(body);
                return answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.BadRequest;
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task A_page_gets_what_is_there_and_then_what_happens()
    {
        var citizen = new Address(ChannelNames.SimulatedTelegram, "citizen-1");
        await _host.Bot.Say(citizen, "before", []);
        await using var stream = await _http.GetStreamAsync("/simulator/events");
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await events.MoveNextAsync();
        Assert.Equal("snapshot", events.Current.EventType);
        Assert.Contains("\"text\":\"before\"", events.Current.Data, StringComparison.Ordinal);

        await _host.Bot.Say(citizen, "after", []);

        await events.MoveNextAsync();
        Assert.Equal("message", events.Current.EventType);
        Assert.Contains("\"text\":\"after\"", events.Current.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_watches_does_not_hold_up_a_stop()
    {
        var host = await SimulatorHost.Start();
        using var http = ClientOf(host);
        await using var stream = await http.GetStreamAsync("/simulator/events");
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await events.MoveNextAsync();

        var stopped = host.DisposeAsync();

        Assert.False(await events.MoveNextAsync());
        await stopped.AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_digest_comes_when_asked_for_and_its_failure_is_told()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await _http.PostAsync("/simulator/digest", null)).StatusCode);
        Assert.Equal(1, _host.Bot.Digests);

        _host.Bot.Trouble = new IOException();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.PostAsync("/simulator/digest", null)).StatusCode);
    }

    static HttpClient ClientOf(SimulatorHost host) => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = host.Address,
        DefaultRequestHeaders = { { LoopbackOnly.Header, "1" } },
    };

    static string Message(string details) => string.Concat(
        $$"""{"messageId":"{{Guid1}}","channel":"simulator-telegram","id":"citizen-1","language":"ky",""",
        details.AsSpan(1));

    Task<HttpResponseMessage> Post(string body) => _http.PostAsync("/simulator/messages", new StringContent(body, Encoding.UTF8, "application/json"));

    async Task<IReadOnlyList<SimulatedMessage>> Snapshot()
    {
        using var watch = _host.Screens.Watch();
        await foreach (var happened in watch.Events())
            return Assert.IsType<ScreenEvent.Snapshot>(happened).Messages;
        throw new InvalidOperationException("Nothing came.");
    }
}
