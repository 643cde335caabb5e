namespace ChatbotMonitor.Schedules;

/// <summary>Something the worker does of itself.</summary>
public interface IJob
{
    /// <summary>When to run next, not after <paramref name="now"/> where it is overdue, or null where there is nothing to wait for.</summary>
    DateTimeOffset? Next(DateTimeOffset now);

    /// <summary>Does it once; what it throws is logged, and it is tried again.</summary>
    Task Run(CancellationToken cancel);
}
