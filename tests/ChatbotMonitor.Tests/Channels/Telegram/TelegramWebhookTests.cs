using System.Net;
using System.Text;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

public sealed class TelegramWebhookTests : IAsyncLifetime
{
    const string Secret = "S3cret_that-no-log-may-show";
    const string Said = """{"update_id":7,"message":{"message_id":5,"from":{"id":77,"is_bot":false,"first_name":"А"},"chat":{"id":77,"type":"private"},"date":1762000000,"text":"салам"}}""";

    TelegramBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await TelegramBench.Start(TelegramMode.Webhook);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_update_is_answered_when_it_is_on_disk()
    {
        var disk = new TaskCompletionSource();
        _bench.Intake.Gate = disk.Task;

        var post = Post(Said);
        Assert.Equal("telegram:7", (await _bench.Intake.Batch()).Single().Id);
        Assert.False(post.IsCompleted);
        disk.SetResult();

        Assert.Equal(HttpStatusCode.OK, await post);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S3cret")]
    [InlineData("s3cret_that-no-log-may-show")]
    public async Task A_post_without_the_secret_is_refused(string? secret)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Post(Said, secret));
        Assert.True(_bench.Intake.IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"update_id\":7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"7\"}")]
    public async Task What_is_no_update_is_a_bad_request(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Post(body));
        Assert.True(_bench.Intake.IsEmpty);
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_is_set_aside_and_need_not_come_again()
    {
        Assert.Equal(HttpStatusCode.OK, await Post("""{"update_id":8,"message":7}"""));
        Assert.Equal("telegram:8", (await _bench.Intake.Aside()).Id);
    }

    [Fact]
    public async Task Broken_letters_cost_the_letters_only()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Said[..^5]), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}}")];

        Assert.Equal(HttpStatusCode.OK, await Post(new ByteArrayContent(body)));
        Assert.Single(await _bench.Intake.Batch());
    }

    [Fact]
    public async Task Where_the_store_fails_the_update_is_to_come_again()
    {
        _bench.Intake.Fail();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(Said));
        Assert.Equal(HttpStatusCode.OK, await Post(Said));
    }

    [Fact]
    public async Task A_flood_of_a_body_is_not_read() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(new string('x', TelegramWebhook.Largest + 1)));

    [Fact]
    public async Task While_we_poll_nobody_may_post()
    {
        await using var polling = await TelegramBench.Start(TelegramMode.Polling);

        Assert.Equal(HttpStatusCode.Forbidden, await Post(new StringContent(Said), Secret, polling.Webhook()));
    }

    [Fact]
    public async Task Where_there_is_no_bot_nobody_may_post() => Assert.Equal(HttpStatusCode.Forbidden, await Post(new StringContent(Said), Secret, webhook: null));

    [Fact]
    public async Task A_start_tells_Telegram_where_to_post_until_it_has_heard()
    {
        _bench.Bot.Fail(new BotFault.Page(502), method: null);
        _bench.Bot.Fail(new BotFault.Refusal(429, "Too Many Requests: retry after 2", RetryAfter: 2), "setWebhook");
        using var registration = _bench.Registration();

        await registration.StartAsync(CancellationToken.None);
        var calls = await _bench.Meanwhile(_bench.Bot.Called("setWebhook", 2));

        Assert.Equal("https://bot.example.org/telegram/webhook", (string)calls[1].Body["url"]!);
        Assert.Equal(Secret, (string)calls[1].Body["secret_token"]!);
        Assert.Equal(100, (int)calls[1].Body["max_connections"]!);
        Assert.Equal("""["message","edited_message","callback_query"]""", calls[1].Body["allowed_updates"]!.ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        await _bench.Bot.Called("setMyCommands", 4);
        await registration.StopAsync(CancellationToken.None);
    }

    Task<HttpStatusCode> Post(string body, string? secret = Secret) => Post(new StringContent(body, Encoding.UTF8, "application/json"), secret, _bench.Webhook());

    Task<HttpStatusCode> Post(HttpContent body) => Post(body, Secret, _bench.Webhook());

    static async Task<HttpStatusCode> Post(HttpContent body, string? secret, TelegramWebhook? webhook)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddWebhookEdge();
        if (webhook is not null)
            builder.Services.AddSingleton(webhook);
        await using var app = builder.Build();
        app.MapTelegramWebhook();
        await app.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/telegram/webhook");
        request.Content = body;
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
