using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Invitations;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>Inviting by two phones of sixty an hour, over a real store, on a clock that jumps from one event to the next: what is sent is settled with the next commit, as the outbox does.</summary>
sealed class InvitationWorld : IDisposable
{
    readonly List<string> _folders = [];
    readonly List<OutboxMessage> _waiting = [];
    readonly Settings _settings;
    readonly Content _content;
    LiteDbStore _store;
    SendInvitations _job;
    Turns _turns;

    public InvitationWorld(Content? content = null, CostSettings? cost = null)
    {
        _content = content ?? SampleContent.Content;
        _settings = new Settings
        {
            AndroidSms = new AndroidSmsSettings { Phones = [new("AndroidSms") { PerHour = 60, Username = "a" }, new("AndroidSms__1") { PerHour = 60, Username = "b" }] },
            Cost = cost ?? new CostSettings(),
        };
        (_store, _job, _turns) = Open(Folder());
    }

    /// <summary>Begins at ten in the morning in Bishkek.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    /// <summary>All that was sent, and when.</summary>
    public List<(DateTimeOffset At, Outbound Message)> Sent { get; } = [];

    public IStore Store => _store;

    public static List<InvitationRow> Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new InvitationRow($"+99655{n + 1_000_000:d7}", "ru", "alay"))];

    public InvitationCounts Plan(IReadOnlyList<InvitationRow> rows)
    {
        InvitationCounts counts = null!;
        Commit(batch => counts = new InvitationPlan(_store, "quality", ChannelNames.Sms, ChannelNames.Telegram).Write(batch, rows, Time.GetUtcNow(), isTrial: false));
        return counts;
    }

    /// <summary>Stops sending, or goes on.</summary>
    public void Hold(bool hold) => Commit(batch => batch.Invitations.AddRange(_store.Invitations().Where(i => i.Due is not null || i.Held).Select(i => i with { Held = hold }).ToList()));

    /// <summary>When it will be over, as <c>--status</c> tells.</summary>
    public DateTimeOffset? End() => new InvitationReport(_store, _content, _settings).End(_store.Invitations(), Time.GetUtcNow());

    public string Status() => new InvitationReport(_store, _content, _settings).Text(null, Time.GetUtcNow());

    /// <summary>Somebody writes, and is answered.</summary>
    public void Hear(Address from, string text) => Commit(batch =>
    {
        var (lookups, now) = (new Lookups(_store, batch), TimeZoneInfo.ConvertTime(Time.GetUtcNow(), _content.Zone));
        _turns.Merge(batch, Dialogue.Step(lookups.Conversation(from), Some.Inbound(from, text, language: null), now, _content, lookups), now, lookups, []);
    });

    /// <summary>Lets the worker run for so long, or until <paramref name="isOver"/>.</summary>
    public async Task Run(TimeSpan time, Func<bool>? isOver = null)
    {
        var until = Time.GetUtcNow() + time;
        while (isOver?.Invoke() != true)
        {
            var next = _job.Next(Time.GetUtcNow()) is { } at && at > Time.GetUtcNow() ? at : Time.GetUtcNow();
            if (next > until)
            {
                Time.SetUtcNow(until);
                return;
            }

            Time.SetUtcNow(next);
            await _job.Run(CancellationToken.None);
        }
    }

    /// <summary>The process dies: what is on the disk at this moment is all that the next one finds.</summary>
    public void Kill()
    {
        var folder = Folder();
        foreach (var file in Directory.EnumerateFiles(_folders[^2]).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        _store.Dispose();
        _waiting.Clear();
        (_store, _job, _turns) = Open(folder);
        Take(_store.Pending());
    }

    public void Commit(Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        Settle(batch);
        Take(_store.Commit(batch));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folders.ForEach(f => Directory.Delete(f, recursive: true));
    }

    /// <summary>Writes down what was sent.</summary>
    public void Settle() => Commit(_ => { });

    (LiteDbStore Store, SendInvitations Job, Turns Turns) Open(string folder)
    {
        var store = LiteDbStore.Open(Path.Combine(folder, "monitor.db"), Time);
        var turns = new Turns(new NoDigests(), new Alerts(store, _content, new DigestPost(store, _content, DigestWorld.Words(_content))), _content, new CollectedLog<Turns>());
        var job = new SendInvitations(
            store, _content, new BulkGateways(_settings), new Budget(store, _settings.Cost, _content), DigestWorld.Post(store, _content), _ => _waiting.Count, turns, Time,
            write =>
            {
                Commit(write);
                return Task.CompletedTask;
            },
            new CollectedLog<SendInvitations>());
        return (store, job, turns);
    }

    void Settle(Batch batch)
    {
        foreach (var message in _waiting)
        {
            var segments = Segments.Of(message.Message.Text).Count;
            if (message.Message.To.Channel != ChannelNames.Sms)
            {
                batch.Outcomes.Add(new OutboxChange.Sent(message.Id, message.Message.To.Channel, null, Time.GetUtcNow()));
                continue;
            }

            batch.Outcomes.Add(new OutboxChange.Sent(message.Id, ChannelNames.Sms, null, Time.GetUtcNow()) { By = new Carrier("android"), Segments = segments });
            batch.Spent.Add(new Spent(Time.GetUtcNow(), "android", 1, segments, segments * _settings.Cost.AndroidSms));
        }

        _waiting.Clear();
    }

    void Take(IEnumerable<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            Sent.Add((Time.GetUtcNow(), message.Message));
            _waiting.Add(message);
        }
    }

    // In memory where there is such a folder: thousands of commits each wait for the disk.
    string Folder()
    {
        var root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        _folders.Add(Directory.CreateDirectory(Path.Combine(root, $"invitations-{Guid.NewGuid():N}")).FullName);
        return _folders[^1];
    }

    sealed class NoDigests : IDigestSender
    {
        public void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now) => throw new NotSupportedException();
    }
}
