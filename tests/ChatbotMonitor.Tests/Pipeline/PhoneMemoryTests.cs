using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class PhoneMemoryTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = WebhookHost.Now;

    readonly DigestStore _store = new();
    FakeAndroid _one = null!, _two = null!;

    public async ValueTask InitializeAsync() => (_one, _two) = (await FakeAndroid.Start(), await FakeAndroid.Start());

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task After_a_restart_the_hour_of_each_phone_is_as_far_used_as_before()
    {
        // Three of the first one's six, within the half hour; of the second one's only one.
        foreach (var minutes in new[] { 70, 25, 20, 10 })
            Sent("AndroidSms", 1, minutes);
        Sent("AndroidSms__1", 2, 5);
        await using var provider = Provider();

        Assert.IsType<SendOutcome.Sent>(await Send(provider, 3));
        Assert.IsType<SendOutcome.Sent>(await Send(provider, 4));
        Assert.Equal((0, 2), (_one.Requests.Count, _two.Requests.Count));
        var wait = Assert.IsType<SendOutcome.RetryAfter>(await Send(provider, 5)).Wait;
        Assert.Equal(TimeSpan.FromMinutes(5), wait);
    }

    [Fact]
    public async Task After_a_restart_a_person_hears_from_the_phone_they_heard_from_or_wrote_to_last()
    {
        Sent("AndroidSms__1", 1, 50);
        Sent("AndroidSms__1", 2, 300);
        Sent("AndroidSms", 3, 40);
        Wrote("AndroidSms", 2, 200);
        Wrote("AndroidSms__1", 4, 10);
        await using var provider = Provider();
        foreach (var person in new[] { 1, 2, 3, 4 })
            await Send(provider, person);
        Assert.Equal(["+996555000002", "+996555000003"], _one.Requests.Select(Number));
        Assert.Equal(["+996555000001", "+996555000004"], _two.Requests.Select(Number));
    }

    [Fact]
    public async Task What_another_worker_sends_by_a_phone_and_who_writes_to_it_there_is_known_here_half_a_minute_later()
    {
        var time = new FakeTimeProvider(Now);
        await using var provider = Provider(time, shared: true);
        Assert.IsType<SendOutcome.Sent>(await Send(provider, 1));
        Assert.Equal((1, 0), (_one.Requests.Count, _two.Requests.Count));

        // At the other worker the first phone's half hour is used up, and somebody writes to the second.
        Wrote("AndroidSms__1", 1, -1);
        foreach (var person in new[] { 2, 3, 4 })
            Sent("AndroidSms", person, 1);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SendOutcome.Sent>(await Send(provider, 1));
        Assert.IsType<SendOutcome.Sent>(await Send(provider, 5));
        Assert.Equal((1, 2), (_one.Requests.Count, _two.Requests.Count));
    }

    void Sent(string phone, int person, int minutesAgo) =>
        _store.Sendings.Add(new Trail(ChannelNames.Sms, To(person), DeliveryState.Sent) { By = new Carrier("android", phone), SentAt = Now.AddMinutes(-minutesAgo) });

    void Wrote(string phone, int person, int minutesAgo) =>
        _store.Having(b => b.Conversations[To(person)] = new Conversation(To(person)) { Met = new Meeting(phone, Now.AddMinutes(-minutesAgo)) });

    ServiceProvider Provider(FakeTimeProvider? time = null, bool shared = false) => AndroidParts.Provider(
        time ?? new FakeTimeProvider(Now), new PhoneMemory(_store, new Settings { Storage = new StorageSettings { Postgres = shared ? "Host=localhost;Database=monitor" : null } }), AndroidParts.Phone(_one.Url, perHour: 6), AndroidParts.Phone(_two.Url, "AndroidSms__1", perHour: 6));

    static Address To(int person) => AndroidParts.Message(person, 1).Message.To;

    static Task<SendOutcome> Send(ServiceProvider provider, int person) =>
        provider.GetRequiredService<IChannel>().Send(AndroidParts.Message(person, 100 + person), CancellationToken.None);

    static string Number((string Line, string Authorization, System.Text.Json.JsonElement Body) request) => request.Body.GetProperty("phoneNumbers")[0].GetString()!;
}
