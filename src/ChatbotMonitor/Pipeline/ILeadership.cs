namespace ChatbotMonitor.Pipeline;

/// <summary>Which of the workers on one database does what one at a time may do: ask Telegram for updates, run the schedules.</summary>
public interface ILeadership
{
    /// <summary>Does <paramref name="work"/> while this worker leads, and anew where it comes to lead again before the work was done; completes when it is done, or at <paramref name="stop"/>.</summary>
    /// <param name="work">Ends soon when its token is cancelled: another worker leads by then.</param>
    /// <param name="stop">The worker stops.</param>
    Task WhileLeading(Func<CancellationToken, Task> work, CancellationToken stop);
}

/// <summary>The leadership of a worker that has its store to itself.</summary>
sealed class SoleLeader : ILeadership
{
    /// <inheritdoc />
    public async Task WhileLeading(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was broken off is done again after the next start.
        }
    }
}
