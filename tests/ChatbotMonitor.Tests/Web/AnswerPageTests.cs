using System.Collections.Concurrent;
using System.Net;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Logging;
using ChatbotMonitor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace ChatbotMonitor.Tests;

/// <summary>The page that a provider answers on, in the whole worker on a store in memory.</summary>
public sealed class AnswerPageTests : IAsyncLifetime
{
    static readonly string Token = "0123456789abcdefghjkmnpqrs";
    static readonly Address Citizen = new(ChannelNames.Telegram, "77700123");
    static readonly Address Coordinator = new(ChannelNames.Telegram, "900");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answers");
    readonly MemoryStore _store = new();
    readonly Lines _log = new();
    readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    readonly Report _report;
    WebApplication _worker = null!;

    public AnswerPageTests()
    {
        _report = new Report(ReportCode.Of(0, 7), _time.GetUtcNow(), "Просили <b>500</b> сом, звоните 0555 123 456")
        {
            Reporter = Citizen,
            Channel = Citizen.Channel,
            Service = "passport",
            Place = "osh",
            Breaches = [new Breach(BreachKind.Term, "9", "3", "Закон № 139")],
            Changes = [new ReportChange(ReportStatus.Referred, _time.GetUtcNow(), Actor.Coordinator("osh-office"), "")],
        };
    }

    public async ValueTask InitializeAsync()
    {
        var office = new Provider("office", SampleContent.Register.Providers[0].Name, new ProviderContact(null, "+996312000001", null) { Language = "ky" });
        var settings = new Settings
        {
            Urls = "http://127.0.0.1:0",
            Simulator = new SimulatorSettings { Enabled = false },
            Storage = new StorageSettings { Path = Path.Combine(_folder.FullName, "monitor.db") },
        };
        var content = SampleContent.Content with { Register = new ServiceRegister([office], SampleContent.Register.Services) };
        _worker = Wiring.Build(settings, content, _store, _time, Logs.Configure(LogEventLevel.Debug).WriteTo.Sink(_log).CreateLogger(), services =>
            services.AddSingleton<IChannel>(new CollectingChannel()));
        var batch = new Batch();
        batch.Reports.Add(_report);
        batch.Members.Add((Coordinator, "osh-office"));
        batch.Conversations[Citizen] = new Conversation(Citizen) { Language = "ru" };
        batch.Referrals.Add(Referral.Of(_report.Code, "office", new Address(ChannelNames.Sms, "+996312000001"), "osh-office", Token, _time.GetUtcNow()));
        _store.Commit(batch);
        await _worker.StartAsync();
        _http.BaseAddress = new Uri(_worker.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _worker.StopAsync();
        await _worker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task<(HttpStatusCode Status, string Text)> Get(string path, string? language = "ru")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    async Task<(HttpStatusCode Status, string Text)> Post(string words, string? token = null)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("answer", words)]);
        using var response = await _http.PostAsync($"/answer/{token ?? Token}?l=ru", form);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    Report Now => _store.Report(_report.Code.Digits)!;

    [Fact]
    public async Task The_page_shows_the_complaint_and_its_breach_and_nobodys_address()
    {
        using var response = await _http.GetAsync($"/answer/{Token}?l=ru");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("&lt;b&gt;500&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Закон № 139", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("0555", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Citizen.Id, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("noindex, nofollow", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("text/css", (await _http.GetAsync("/answer.css")).Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("", "ru-RU,en;q=0.5", "Ответ на жалобу")]
    [InlineData("", "de,ky;q=0.9,ru;q=0.8", "Даттанууга жооп")]
    [InlineData("?l=en", "ru", "An answer to a complaint")]
    [InlineData("?l=xx", null, "Даттанууга жооп")]
    public async Task It_speaks_the_language_that_is_asked_for_or_the_browsers_or_the_providers(string query, string? browser, string title) =>
        Assert.Contains(title, (await Get($"/answer/{Token}{query}", browser)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task An_answer_is_on_disk_and_goes_to_the_coordinator_and_to_the_citizen()
    {
        var (status, text) = await Post("Деньги вернут 1 декабря");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Спасибо", text, StringComparison.Ordinal);
        Assert.Equal(new ReportChange(ReportStatus.Answered, _time.GetUtcNow(), Actor.Provider("office"), "Деньги вернут 1 декабря"), Now.Changes[^1]);
        var batch = Assert.Single(_store.Batches, b => b.Changes.Count > 0);
        Assert.Equal([Coordinator, Citizen], batch.Messages.Select(m => m.Message.To));
        Assert.All(batch.Messages, m => Assert.Contains("Деньги вернут", m.Message.Text, StringComparison.Ordinal));
        Assert.NotNull(Assert.Single(batch.Referrals).UsedAt);
    }

    [Fact]
    public async Task Used_twice_it_says_that_it_was_answered()
    {
        await Post("Деньги вернут");
        Assert.Equal(HttpStatusCode.Gone, (await Post("Не вернут")).Status);
        var (status, text) = await Get($"/answer/{Token}");
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("уже ответили", text, StringComparison.Ordinal);
        Assert.Equal(2, Now.Changes.Count);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_taken()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Post($"Ответ {n}")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(11, answers.Count(a => a.Status == HttpStatusCode.Gone));
        Assert.Single(Now.Changes, c => c.Status == ReportStatus.Answered);
    }

    [Fact]
    public async Task Late_it_says_so()
    {
        _time.Advance(Referral.Term);
        var (status, text) = await Post("Поздно");
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("срок прошёл", text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Referred, Now.Status);
    }

    [Fact]
    public async Task A_guess_finds_nothing_and_soon_has_to_wait()
    {
        for (var n = 0; n < 20; n++)
            Assert.Equal(HttpStatusCode.NotFound, (await Get($"/answer/{n:d26}")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Get("/answer/x")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Post("x", Token[..25])).Status);
        // Whoever has a code is not kept waiting by those who guess.
        Assert.Equal(HttpStatusCode.OK, (await Get($"/answer/{Token}")).Status);
    }

    [Fact]
    public async Task An_empty_answer_is_asked_for_again_and_a_long_one_is_cut()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("  \n ")).Status);
        Assert.Equal(ReportStatus.Referred, Now.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _http.PostAsync($"/answer/{Token}", new StringContent("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new string('x', 100_000))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Post(new string('x', 5_000))).Status);
        Assert.Equal(2_000, Now.Changes[^1].Note.Length);
    }

    [Fact]
    public async Task Where_it_cannot_be_stored_nobody_is_thanked_and_no_code_is_logged()
    {
        _store.Committing = batch => _ = batch.Changes.Count > 0 ? throw new IOException("disk full") : 0;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Post("Деньги вернут")).Status);
        _store.Committing = _ => { };
        Assert.Equal(HttpStatusCode.OK, (await Post("Деньги вернут")).Status);
        // A page that fails for another reason names no code either.
        _store.Reading = () => throw new IOException("disk gone");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get($"/answer/{Token}")).Status);
        _store.Reading = () => { };
        Assert.Contains(_log.All, l => l.Contains("disk gone", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, l => l.Contains(Token, StringComparison.OrdinalIgnoreCase));
    }

    sealed class Lines : ILogEventSink
    {
        public ConcurrentQueue<string> All { get; } = new();

        public void Emit(LogEvent logEvent) => All.Enqueue($"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {logEvent.Exception}");
    }
}
