using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Channels;

/// <summary>One try at sending, within a time.</summary>
static class Attempt
{
    /// <summary>What <paramref name="send"/> comes to, or that <paramref name="who"/> did not answer within <paramref name="limit"/>; cancellation by <paramref name="cancel"/> throws.</summary>
    public static async Task<SendOutcome> Within(TimeSpan limit, string who, TimeProvider time, Func<CancellationToken, Task<SendOutcome>> send, CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, over.Token);
        try
        {
            return await send(either.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new SendOutcome.TryLater($"{who} did not answer within {limit.TotalSeconds:0} s");
        }
    }
}
