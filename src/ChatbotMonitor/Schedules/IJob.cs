namespace ChatbotMonitor.Schedules;

/// <summary>Something the worker does of itself.</summary>
public interface IJob
{
    /// <summary>Whether each worker does it for itself; what is done for people is done by the one that leads.</summary>
    bool IsEachWorkers => false;

    /// <summary>When to run next, not after <paramref name="now"/> where it is overdue, or null where there is nothing to wait for.</summary>
    DateTimeOffset? Next(DateTimeOffset now);

    /// <summary>Does it once; what it throws is logged, and it is tried again.</summary>
    Task Run(CancellationToken cancel);
}
