using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>The middle of the worker, put together on a store in memory and a clock that stands still.</summary>
sealed class PipelineParts : IAsyncDisposable
{
    readonly IStore _store;
    bool _stopped;

    public PipelineParts(IStore? store = null, Content? content = null, Pace? pace = null, params CollectingChannel[] channels)
    {
        store ??= new MemoryStore();
        _store = store;
        Channel = channels.Length > 0 ? channels[0] : new CollectingChannel();
        OutboxLine[] lines = [.. (channels.Length > 0 ? channels : [Channel]).Select(c => new OutboxLine(c, pace ?? Pace.Unlimited, 4))];
        Tally = new GatewayTally(Time);
        Turns = new Turns(new Digests(), Alerts(store, content ?? Some.Content), content ?? Some.Content, TurnsLog);
        States = new ChannelStates([], Time, new CollectedLog<ChannelStates>());
        Outbox = new Outbox(lines, Commits, store, new Bounces(Turns, content ?? Some.Content, Time), Tally, new CostSettings(), Time, States, Meters, new CollectedLog<Outbox>());
        Committer = new Committer(Commits, store, Outbox, Meters, Sms, CommitterLog);
        Cosmetics = new Cosmetics(lines, Outbox, Time, Meters, new CollectedLog<Cosmetics>());
        Intake = new Intake(Commits, store, content ?? Some.Content, Turns, Cosmetics, Tally, Limits, new Monitoring.QualityBoard(store, content ?? Some.Content), new Monitoring.AgreementBoard(store, content ?? Some.Content), Time, Meters, IntakeLog);
    }

    static Alerts Alerts(IStore store, Content content) => new(store, content, new DigestPost(store, content, DigestWorld.Words(content)));

    /// <summary>Numbers that begin with 99670 belong to an operator that does not join parts.</summary>
    public static SmsSettings Sms { get; } = new() { Unjoined = ["99670"] };

    public FakeTimeProvider Time { get; } = new(Some.Time);

    public Meters Meters { get; } = new();

    public GatewayTally Tally { get; }

    public SenderLimits Limits { get; } = new(new LimitSettings());

    public CommitQueue Commits { get; } = new();

    public CollectedLog<Intake> IntakeLog { get; } = new();

    public CollectedLog<Turns> TurnsLog { get; } = new();

    public CollectedLog<Committer> CommitterLog { get; } = new();

    /// <summary>The store, where it is in memory.</summary>
    public MemoryStore Store => (MemoryStore)_store;

    public CollectingChannel Channel { get; }

    public Turns Turns { get; }

    public ChannelStates States { get; }

    public Outbox Outbox { get; }

    public Committer Committer { get; }

    public Cosmetics Cosmetics { get; }

    public Intake Intake { get; }

    public static async Task<PipelineParts> Started(IStore? store = null, Content? content = null, Pace? pace = null, params CollectingChannel[] channels)
    {
        var parts = new PipelineParts(store, content, pace, channels);
        await parts.Start();
        return parts;
    }

    public async Task Start()
    {
        await Committer.StartAsync(default);
        await Outbox.StartAsync(default);
        await Cosmetics.StartAsync(default);
    }

    /// <summary>Commits messages to be sent.</summary>
    public Task Say(params Outbound[] messages) => Commits.Commit(b => b.Messages.AddRange(messages.Select(m => (m, Time.GetUtcNow()))));

    public async Task Stop()
    {
        if (_stopped)
            return;
        _stopped = true;
        await Cosmetics.StopAsync(default);
        await Outbox.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(8));
        await Committer.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(8));
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Outbox.Dispose();
        Committer.Dispose();
        Cosmetics.Dispose();
    }

    sealed class Digests : IDigestSender
    {
        public void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now) => batch.Messages.Add((new Outbound(to, $"digest of {coordinatorId}"), now));
    }
}

/// <summary>Waits for something that will come true.</summary>
static class Until
{
    /// <summary>Looks until it is so; fails the test after <paramref name="seconds"/>.</summary>
    public static Task True(Func<bool> isSo, Action? meanwhile = null, int seconds = 5) => True(
        () =>
        {
            var so = isSo();
            if (!so)
                meanwhile?.Invoke();
            return Task.FromResult(so);
        },
        () => "It did not come true",
        seconds,
        milliseconds: 2);

    /// <summary>The same where looking takes a while; fails with <paramref name="trouble"/> and how long was waited.</summary>
    public static async Task True(Func<Task<bool>> isSo, Func<string> trouble, int seconds = 60, int milliseconds = 20)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, $"{trouble()} within {seconds} seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
        }
    }
}
