namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Does something that lasts as long as the database is there, and begins anew where it was broken off; that it was is logged once, until it works again.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">Where trouble is told.</param>
/// <param name="sentence">What is so while there is trouble: a sentence without its end.</param>
sealed class Insistence(TimeProvider time, ILogger log, string sentence)
{
    /// <summary>How long is waited before the next attempt.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    bool _isInTrouble;

    /// <summary>It works.</summary>
    public void Works() => _isInTrouble = false;

    /// <summary>Does <paramref name="work"/> until <paramref name="stop"/>.</summary>
    public async Task Run(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                if (!_isInTrouble)
                    log.LogWarning("{Sentence}: {Trouble}", sentence, e.GetBaseException().Message);
                _isInTrouble = true;
            }
            catch (Exception)
            {
                // We stop.
                return;
            }

            await Task.Delay(Again, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
