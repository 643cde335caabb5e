using ChatbotMonitor.Pipeline;

namespace ChatbotMonitor.Tests;

/// <summary>A leadership that begins and ends when a test says so.</summary>
sealed class ToldLeadership : ILeadership
{
    volatile TaskCompletionSource<CancellationTokenSource> _term = New();

    /// <summary>How often the work has ended.</summary>
    public int Ended { get; private set; }

    public void Begin() => _term.SetResult(new CancellationTokenSource());

    public async Task End()
    {
        var term = await _term.Task;
        _term = New();
        await term.CancelAsync();
    }

    public async Task WhileLeading(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource((await _term.Task.WaitAsync(stop)).Token, stop);
                await work(either.Token);
                Ended++;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    static TaskCompletionSource<CancellationTokenSource> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
