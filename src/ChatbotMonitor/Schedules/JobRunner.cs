using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Schedules;

/// <summary>Runs each <see cref="IJob"/> when it is due, one run of it at a time, by the one worker that leads; a run that fails is logged and tried again a minute later.</summary>
sealed class JobRunner(IEnumerable<IJob> jobs, ILeadership leadership, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    // The clock may be set, the machine may sleep: no wait is longer than this before the clock is read again.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        leadership.WhileLeading(lead => Run(jobs.Where(j => !j.IsEachWorkers), lead), stoppingToken),
        Run(jobs.Where(j => j.IsEachWorkers), stoppingToken));

    Task Run(IEnumerable<IJob> some, CancellationToken stop) => Task.WhenAll(some.Select(j => Run(j, stop)));

    async Task Run(IJob job, CancellationToken stop)
    {
        // Start-up is not held up by the first run.
        await Task.Yield();
        var notBefore = DateTimeOffset.MinValue;
        while (!stop.IsCancellationRequested)
        {
            var failed = false;
            try
            {
                await WaitFor(job, notBefore, stop);
                await job.Run(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "{Job} failed", job.GetType().Name);
                failed = true;
            }

            notBefore = time.GetUtcNow() + (failed ? AfterFailure : Shortest);
        }
    }

    async Task WaitFor(IJob job, DateTimeOffset notBefore, CancellationToken stop)
    {
        var due = job.Next(time.GetUtcNow());
        while (true)
        {
            var now = time.GetUtcNow();
            var at = due > notBefore ? due : notBefore;
            if (due is not null && at <= now)
                return;

            var wait = due is null || at - now > Longest ? Longest : at.Value - now;
            await Task.Delay(wait, time, stop);
            due ??= job.Next(time.GetUtcNow());
        }
    }
}
