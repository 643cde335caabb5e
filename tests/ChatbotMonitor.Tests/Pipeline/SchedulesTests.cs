using System.Collections.Concurrent;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

public class SchedulesTests
{
    [Fact]
    public async Task A_job_runs_when_it_is_due_and_again_after_it_failed()
    {
        var time = new FakeTimeProvider(Some.Time);
        var job = new Counting(time);
        using var runner = new JobRunner([job], new SoleLeader(), time, new CollectedLog<JobRunner>());
        await runner.StartAsync(default);

        await Until.True(() => job.Runs.Count == 1, () => time.Advance(TimeSpan.FromSeconds(10)));
        Assert.True(job.Runs.TryPeek(out var first) && first >= Some.Time.AddMinutes(5));
        await Until.True(() => job.Runs.Count == 2, () => time.Advance(TimeSpan.FromSeconds(10)));
        Assert.True(job.Runs.TryPeek(out var second) && second - first >= TimeSpan.FromMinutes(1));
        await runner.StopAsync(default);
    }

    [Fact]
    public async Task What_each_worker_does_for_itself_is_done_and_the_rest_is_left_to_the_one_that_leads()
    {
        var time = new FakeTimeProvider(Some.Time);
        var (own, leaders, leadership) = (new Counting(time) { IsEachWorkers = true }, new Counting(time), new ToldLeadership());
        using var runner = new JobRunner([own, leaders], leadership, time, new CollectedLog<JobRunner>());
        await runner.StartAsync(default);
        await Until.True(() => own.Runs.Count == 3, () => time.Advance(TimeSpan.FromSeconds(10)));
        Assert.Empty(leaders.Runs);

        leadership.Begin();
        await Until.True(() => leaders.Runs.Count == 1, () => time.Advance(TimeSpan.FromSeconds(10)));
        await leadership.End();
        await Until.True(() => leadership.Ended == 1);
        var (before, runs) = (own.Runs.Count, leaders.Runs.Count);
        await Until.True(() => own.Runs.Count >= before + 3, () => time.Advance(TimeSpan.FromSeconds(10)));
        Assert.Equal(runs, leaders.Runs.Count);
        await runner.StopAsync(default);
    }

    [Fact]
    public async Task A_conversation_that_is_due_is_woken_and_what_it_says_is_sent()
    {
        var survey = new Survey("s", new LocalText("Survey"), [new Question(QuestionType.Text, "q", new Label(new LocalText("Question?")))]) { RemindAfter = TimeSpan.FromHours(4) };
        var content = Some.Content with { Surveys = [survey] };
        await using var parts = await PipelineParts.Started(content: content);
        var open = new Conversation(Some.Chat()) { Language = "en", WakeAt = Some.Time.AddHours(4), Draft = new Draft("d", "s", Some.Time) { Question = "q", HeardAt = Some.Time } };
        await parts.Commits.Commit(b => b.Conversations[open.Address] = open);
        var wake = new WakeConversations(parts.Store, content, parts.Commits, parts.Turns, parts.Cosmetics, parts.Time, parts.Meters, new CollectedLog<WakeConversations>());

        await wake.Run(default);
        Assert.True(parts.Channel.IsQuiet);
        parts.Time.Advance(TimeSpan.FromHours(4));
        await wake.Run(default);
        Assert.Equal(Some.Chat(), (await parts.Channel.Next()).Message.To);
        await wake.Run(default);
        Assert.Empty(parts.Store.Due(parts.Time.GetUtcNow(), 10));
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_woken_is_set_aside_and_sleeps()
    {
        var survey = new Survey("s", new LocalText("Survey"), [new Question(QuestionType.Text, "q", new Label(new LocalText("Question?")))]) { RemindAfter = TimeSpan.FromHours(4) };
        var content = Some.BrokenContent with { Surveys = [survey] };
        await using var parts = await PipelineParts.Started(content: content);
        var open = new Conversation(Some.Chat()) { Language = Some.Broken, WakeAt = Some.Time, Draft = new Draft("d", "s", Some.Time.AddHours(-5)) { Question = "q", HeardAt = Some.Time.AddHours(-5) } };
        await parts.Commits.Commit(b => b.Conversations[open.Address] = open);

        await new WakeConversations(parts.Store, content, parts.Commits, parts.Turns, parts.Cosmetics, parts.Time, parts.Meters, new CollectedLog<WakeConversations>()).Run(default);
        Assert.Single(parts.Store.Aside());
        Assert.Null(parts.Store.Conversation(Some.Chat())!.WakeAt);
    }

    /// <summary>A job due at one moment, that fails each time.</summary>
    sealed class Counting(TimeProvider time) : IJob
    {
        public ConcurrentStack<DateTimeOffset> Runs { get; } = [];

        public bool IsEachWorkers { get; init; }

        public DateTimeOffset? Next(DateTimeOffset now) => Some.Time.AddMinutes(5);

        public Task Run(CancellationToken cancel)
        {
            Runs.Push(time.GetUtcNow());
            throw new InvalidOperationException("it failed");
        }
    }
}
