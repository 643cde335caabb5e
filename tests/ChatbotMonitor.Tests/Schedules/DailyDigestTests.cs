using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public sealed class DailyDigestTests : IDisposable
{
    static readonly Coordinator Osh = DigestWorld.Coordinator(); // 08:00 in Bishkek is 02:00 UTC

    readonly DigestStore _store = new();
    readonly FakeTimeProvider _time = new(DigestWorld.At("2026-11-23T02:00:00Z"));

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Each_member_gets_it_once_a_date_in_the_form_of_their_phone()
    {
        Join(Osh, DigestWorld.Nurlan, DigestWorld.Gulnara);
        _store.With(DigestWorld.Report(1, "2026-11-22T10:00Z"));

        await Run();
        await Run();

        Assert.Equal([DigestWorld.Nurlan, DigestWorld.Gulnara], Days().Select(m => m.To));
        Assert.StartsWith("📋 Office osh-office: complaints, 2026-11-23\n1 new complaint", _store.Sent[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("23.11: 1 new", _store.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_restart_nor_a_clock_set_back_sends_it_again()
    {
        Join(Osh, DigestWorld.Nurlan);
        await Run();

        foreach (var minutes in (int[])[0, 1, -60, -61, -600, 59, 1380])
        {
            var restarted = Job(new FakeTimeProvider(DigestWorld.At("2026-11-23T02:00:00Z").AddMinutes(minutes)));
            await restarted.Run(CancellationToken.None);
        }

        Assert.Single(_store.Sent);
    }

    [Fact]
    public async Task A_clock_that_jumps_and_a_machine_that_sleeps_through_the_hour_make_one_a_date()
    {
        Join(Osh, DigestWorld.Nurlan);
        using var runner = new JobRunner([Job(_time)], new SoleLeader(), _time, NullLogger<JobRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        await Passes(hours: 1);
        Assert.Single(_store.Sent);

        foreach (var hours in (int[])[-1, 1, -1, -1, 1])
        {
            _time.AdjustTime(_time.GetUtcNow().AddHours(hours));
            await Passes(hours: 2);
        }

        Assert.Single(_store.Sent);
        // Asleep no timer runs, and none makes up for it.
        _time.AdjustTime(DigestWorld.At("2026-11-24T05:00:00Z"));
        await Passes(hours: 1);
        _time.AdjustTime(DigestWorld.At("2026-11-24T01:30:00Z"));
        await Passes(hours: 3);
        Assert.Equal(2, _store.Sent.Count);
        Assert.All(_store.Sent.Zip(["2026-11-23", "2026-11-24"]), sent => Assert.Contains(sent.Second, sent.First.Text, StringComparison.Ordinal));
        await runner.StopAsync(CancellationToken.None);

        Task Passes(int hours)
        {
            var steps = hours * 60;
            return Until.True(() => steps-- == 0, () => _time.Advance(TimeSpan.FromMinutes(1)), seconds: 60);
        }
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_send_it_once()
    {
        Join(Osh, DigestWorld.Nurlan);
        var batch = new Batch();

        // Both saw that it was due; both write to one batch.
        await Job(_time, Add).Run(CancellationToken.None);
        await Job(_time, Add).Run(CancellationToken.None);

        Assert.Single(batch.Messages);
        Assert.Single(batch.Digests);

        Task Add(Action<Batch> write)
        {
            write(batch);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_batch_that_is_written_anew_has_it_all_the_same()
    {
        Join(Osh, DigestWorld.Nurlan);

        await Job(_time, write =>
        {
            write(new Batch());
            return _store.Write(write);
        }).Run(CancellationToken.None);

        Assert.Single(_store.Sent);
    }

    [Fact]
    public async Task Of_those_missed_while_the_program_was_down_the_latest_goes_out_when_it_is_up_again()
    {
        Join(Osh, DigestWorld.Nurlan);
        await Run();
        _time.SetUtcNow(DigestWorld.At("2026-11-26T15:00:00Z"));

        Assert.Equal(_time.GetUtcNow(), Job(_time).Next(_time.GetUtcNow()));
        await Run();
        await Run();

        Assert.Equal(2, _store.Sent.Count);
        Assert.Contains("2026-11-26", _store.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_after_the_hour_gets_the_next_days()
    {
        await Run();
        Join(Osh, DigestWorld.Nurlan);
        await Run();
        Assert.Empty(_store.Sent);

        _time.Advance(TimeSpan.FromDays(1));
        await Run();
        Assert.Single(_store.Sent);
    }

    [Fact]
    public async Task Nothing_goes_to_who_said_stop_or_cannot_be_reached()
    {
        Join(Osh, DigestWorld.Nurlan, DigestWorld.Gulnara);
        await _store.Write(b => b.Conversations[DigestWorld.Gulnara] = new Conversation(DigestWorld.Gulnara) { OptedOut = true });
        await _store.Write(b => b.Conversations[DigestWorld.Nurlan] = new Conversation(DigestWorld.Nurlan) { Unreachable = true });

        await Run();

        Assert.Empty(_store.Sent);
    }

    [Fact]
    public async Task Each_coordinator_has_an_hour_a_zone_and_a_language()
    {
        var berlin = DigestWorld.Coordinator("berlin", "ru", "08:00", "Europe/Berlin");
        Join(Osh, DigestWorld.Nurlan);
        Join(berlin, DigestWorld.Gulnara);
        await Run(Osh, berlin);
        Assert.Equal(DigestWorld.Nurlan, Assert.Single(_store.Sent, m => m.Text.Contains("2026-11-23", StringComparison.Ordinal)).To);

        _time.SetUtcNow(DigestWorld.At("2026-11-23T06:59:59Z"));
        Assert.Equal(DigestWorld.At("2026-11-23T07:00:00Z"), Job(_time, null, Osh, berlin).Next(_time.GetUtcNow()));
        _store.Sent.Clear();
        _time.SetUtcNow(DigestWorld.At("2026-11-23T07:00:00Z"));
        await Run(Osh, berlin);
        Assert.Equal("23.11: спокойный день, новых жалоб нет", Assert.Single(_store.Sent).Text);
    }

    [Fact]
    public void With_no_coordinator_there_is_nothing_to_wait_for() =>
        Assert.Null(new DailyDigest(_store, DigestWorld.Content(), DigestWorld.Post(_store, DigestWorld.Content()), DigestWorld.Pictures(DigestWorld.Content()), _time, _store.Write, NullLogger<DailyDigest>.Instance).Next(_time.GetUtcNow()));

    [Fact]
    public async Task A_digest_asked_for_tells_of_the_last_day_to_the_second_and_the_days_own_comes_all_the_same()
    {
        var now = DigestWorld.At("2026-11-23T01:17:30Z");
        Join(Osh, DigestWorld.Nurlan, DigestWorld.Gulnara);
        _store.With(DigestWorld.Report(1, "2026-11-22T01:17:29Z"), DigestWorld.Report(2, "2026-11-22T01:17:30Z"), DigestWorld.Report(3, "2026-11-23T01:17:29Z"), DigestWorld.Report(4, "2026-11-23T01:17:30Z"))
            .With(DigestWorld.Response("r1", "2026-11-23T01:17:00Z"));
        var content = DigestWorld.Content(Osh);
        using var charts = new AskedCharts(DigestWorld.Pictures(content), new FakeTimeProvider(now), _store.Write, NullLogger<AskedCharts>.Instance);
        var extra = new ExtraDigests(content, DigestWorld.Post(_store, content), DigestWorld.Pictures(content), charts, new FakeTimeProvider(now), _store.Write);

        await extra.SendAll(CancellationToken.None);
        await _store.Write(b => extra.Write(b, Osh.Id, DigestWorld.Nurlan, now));
        await _store.Write(b => extra.Write(b, "gone", DigestWorld.Nurlan, now));

        Assert.Equal([DigestWorld.Nurlan, DigestWorld.Gulnara, DigestWorld.Nurlan, DigestWorld.Nurlan], _store.Sent.Select(m => m.To));
        Assert.False(_store.Sent[2].Photo.IsEmpty);
        Assert.Contains("2 new complaints (usually 0.1 a day)", _store.Sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("Surveys finished: 1", _store.Sent[0].Text, StringComparison.Ordinal);

        await charts.StartAsync(CancellationToken.None);
        await Until.True(() => _store.Sent.Count == 5);
        Assert.Equal(DigestWorld.Nurlan, _store.Sent[^1].To);
        Assert.False(_store.Sent[^1].Photo.IsEmpty);

        await Run();
        Assert.Equal(5, Days().Count());
    }

    [Fact]
    public async Task Every_complaint_is_new_in_one_digest_and_no_other()
    {
        var coordinator = DigestWorld.Coordinator(at: "08:30", zone: "Asia/Kolkata") with { DigestAt = new TimeOnly(7, 45) };
        Join(coordinator, DigestWorld.Nurlan);
        _store.With([.. Enumerable.Range(1, 300).Select(n => DigestWorld.Report(n, "2026-11-20T00:00Z") with { FiledAt = DigestWorld.At("2026-11-20T00:00Z").AddMinutes(n * 17) })]);
        var content = DigestWorld.Content(coordinator);
        var post = new DigestReader(_store, content);

        var seen = Enumerable.Range(19, 7).Sum(day => post.Read(coordinator, new DateOnly(2026, 11, day), DigestClock.Window(coordinator, new DateOnly(2026, 11, day))).Complaints.New);

        Assert.Equal(300, seen);
    }

    [Fact]
    public async Task The_weeks_goes_with_Mondays_once_a_week_whatever_restarts()
    {
        Join(Osh, DigestWorld.Nurlan);
        _store.With(DigestWorld.Report(1, "2026-11-20T10:00Z"), DigestWorld.Report(2, "2026-11-10T10:00Z"));
        await Run();
        await Run();
        Assert.StartsWith("📋 Office osh-office: the week, 2026-11-23\n1 complaint (usually 0.3 a week)", Assert.Single(Weeks()).Text, StringComparison.Ordinal);

        for (var day = 0; day < 6; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await Run();
        }

        Assert.Single(Weeks());
        _time.Advance(TimeSpan.FromDays(1));
        await Run();
        Assert.Equal(2, Weeks().Count());
    }

    [Fact]
    public async Task A_week_whose_Monday_was_missed_goes_out_with_the_next_digest()
    {
        Join(Osh, DigestWorld.Nurlan);
        _store.With(DigestWorld.Report(1, "2026-11-20T10:00Z"), DigestWorld.Report(2, "2026-11-23T10:00Z"));
        _time.SetUtcNow(DigestWorld.At("2026-11-25T03:00:00Z"));
        await Run();
        Assert.Contains("the week, 2026-11-23\n1 complaint ", Assert.Single(Weeks()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_goes_after_the_texts_to_chats_alone()
    {
        var other = DigestWorld.Coordinator("other");
        Join(Osh, DigestWorld.Gulnara, DigestWorld.Nurlan);
        Join(other, new Address(ChannelNames.Telegram, "5"));
        _store.With(DigestWorld.Report(1, "2026-11-22T10:00Z"));
        await Run(Osh, other);

        Assert.All(_store.Sent.SkipLast(2), m => Assert.True(m.Photo.IsEmpty));
        Assert.Equal([DigestWorld.Nurlan.Id, "5"], _store.Sent.TakeLast(2).Select(m => m.To.Id));
        Assert.All(_store.Sent.TakeLast(2), m => Assert.Equal("PNG"u8.ToArray(), m.Photo.Span[1..4].ToArray()));
    }

    IEnumerable<Outbound> Days() => _store.Sent.Where(m => m.Photo.IsEmpty && !m.Text.Contains("week", StringComparison.Ordinal));

    IEnumerable<Outbound> Weeks() => _store.Sent.Where(m => m.Text.Contains("the week,", StringComparison.Ordinal));

    void Join(Coordinator coordinator, params Address[] addresses) =>
        _store.Commit(BatchOf(b => b.Members.AddRange(addresses.Select(a => (a, (string?)coordinator.Id)))));

    static Batch BatchOf(Action<Batch> write)
    {
        var batch = new Batch();
        write(batch);
        return batch;
    }

    Task Run(params Coordinator[] coordinators) => Job(_time, null, coordinators).Run(CancellationToken.None);

    DailyDigest Job(TimeProvider time, Func<Action<Batch>, Task>? commit = null, params Coordinator[] coordinators)
    {
        var content = DigestWorld.Content(coordinators.Length > 0 ? coordinators : [Osh]);
        return new DailyDigest(_store, content, DigestWorld.Post(_store, content), DigestWorld.Pictures(content), time, commit ?? _store.Write, NullLogger<DailyDigest>.Instance);
    }
}
