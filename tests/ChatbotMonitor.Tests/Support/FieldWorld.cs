using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>Groups at work over a real store: who writes is answered in a commit, the evening and the reminders come when their hour is.</summary>
sealed class FieldWorld : IDisposable
{
    readonly string _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"field-{Guid.NewGuid():N}")).FullName;
    readonly Content _content;
    LiteDbStore _store;
    Turns _turns;
    IJob[] _jobs;

    public FieldWorld(Content? content = null)
    {
        _content = content ?? SampleRound.Content;
        (_store, _turns, _jobs) = Open();
    }

    /// <summary>Begins at ten in the morning in Bishkek, on the fifth day of the round.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    public IStore Store => _store;

    /// <summary>The language of whoever writes, as their telephone says.</summary>
    public string Hint { get; set; } = "en";

    /// <summary>All that was said.</summary>
    public List<Outbound> Said { get; } = [];

    /// <summary>What was said last, to <paramref name="to"/>.</summary>
    public string Last(Address to) => Said.FindLast(m => m.To == to)?.Text ?? "";

    /// <summary>Some write, each answered in the same commit; a button is pressed by its label in brackets.</summary>
    public void Hear(params (Address From, string Text)[] all) => Commit(batch =>
    {
        var (quality, agreement) = (new QualityBoard(_store, _content), new AgreementBoard(_store, _content));
        var (lookups, now) = (new Lookups(_store, batch) { Quality = quality.Of, Agreement = agreement.Of }, TimeZoneInfo.ConvertTime(Time.GetUtcNow(), _content.Zone));
        foreach (var (from, text) in all)
            _turns.Merge(batch, Dialogue.Step(lookups.Conversation(from), InboundOf(batch, from, text), now, _content, lookups), now, lookups, []);
    });

    /// <summary>Somebody with a chat in English becomes a member.</summary>
    public void Join(Address who, string name, string code = "alay-4711")
    {
        // Who joined first comes first.
        Time.Advance(TimeSpan.FromMinutes(1));
        foreach (var text in new[] { $"/join {code}", "English", "yes", name })
            Hear((who, text));
    }

    public void Commit(Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        Said.AddRange(_store.Commit(batch).Select(m => m.Message));
    }

    /// <summary>Lets the worker run for so long.</summary>
    public async Task Run(TimeSpan time)
    {
        var until = Time.GetUtcNow() + time;
        while (true)
        {
            var (at, job) = _jobs.Select(j => (At: j.Next(Time.GetUtcNow()) ?? DateTimeOffset.MaxValue, Job: j)).MinBy(j => j.At);
            if (at > until)
                break;
            if (at > Time.GetUtcNow())
                Time.SetUtcNow(at);
            await job.Run(CancellationToken.None);
        }

        if (until > Time.GetUtcNow())
            Time.SetUtcNow(until);
    }

    public void Restart()
    {
        _store.Dispose();
        (_store, _turns, _jobs) = Open();
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    Inbound InboundOf(Batch batch, Address from, string text)
    {
        if (text is not ['[', .. var label, ']'])
            return Some.Inbound(from, text, language: Hint) with { At = Time.GetUtcNow() };
        var button = Said.Concat(batch.Messages.Select(m => m.Message)).Where(m => m.To == from).SelectMany(m => m.Keyboard.SelectMany(r => r)).Last(b => b.Label == label);
        return Some.Inbound(from, language: Hint) with { At = Time.GetUtcNow(), Input = new Input.Press(button.Data), PromptId = "prompt" };
    }

    (LiteDbStore Store, Turns Turns, IJob[] Jobs) Open()
    {
        var store = LiteDbStore.Open(Path.Combine(_folder, "monitor.db"), Time);
        var turns = new Turns(new NoDigests(), new Alerts(store, _content, DigestWorld.Post(store, _content)), _content, new CollectedLog<Turns>());
        var unasked = new Unasked(store, _content, turns, Time, write =>
        {
            Commit(write);
            return Task.CompletedTask;
        }, new CollectedLog<Unasked>());
        return (store, turns, [new EveningCoverage(store, _content, unasked, Time), new RemindMonitors(store, _content, unasked, Time)]);
    }

    sealed class NoDigests : IDigestSender
    {
        public void Write(Batch batch, string coordinatorId, Address to, DateTimeOffset now) => throw new NotSupportedException();
    }
}
