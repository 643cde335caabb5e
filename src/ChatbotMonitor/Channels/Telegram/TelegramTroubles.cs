using ChatbotMonitor.Core.Delivery;
using Telegram.Bot.Exceptions;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What to do when a call that must succeed in the end did not: say it once, wait, longer each time.</summary>
sealed class TelegramTroubles(TelegramStatus status, TimeProvider time, ILogger log)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan TokenWait = TimeSpan.FromSeconds(60);
    static readonly TimeSpan ConflictWait = TimeSpan.FromSeconds(5);

    int _inARow;

    /// <summary>Tries until it succeeds; false where <paramref name="stop"/> came first.</summary>
    public async Task<bool> Insist(Func<CancellationToken, Task> attempt, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await attempt(stop);
                Over();
                return true;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                await Wait(e, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // We stop, and whatever that broke off is done again at the next start.
            }
        }

        return false;
    }

    /// <summary>Logs <paramref name="trouble"/> where it is a new one, and waits before the next attempt.</summary>
    public Task Wait(Exception trouble, CancellationToken cancel)
    {
        var (wait, sentence) = Of(trouble, ++_inARow);
        if (!string.Equals(sentence, status.Trouble, StringComparison.Ordinal))
            Say(trouble, sentence);
        status.Trouble = sentence;
        return Task.Delay(wait, time, cancel);
    }

    /// <summary>The call succeeded.</summary>
    public void Over()
    {
        if (_inARow > 0)
            log.LogInformation("Telegram: all is well again after {Attempts} failed attempts", _inARow);
        _inARow = 0;
        status.Trouble = null;
    }

    /// <summary>Nobody tries any more: it is another worker's trouble now.</summary>
    public void Leave() => (_inARow, status.Trouble) = (0, null);

    void Say(Exception trouble, string sentence)
    {
        // Telegram's troubles are told by their sentence; ours may be a fault in the program, and their stack is wanted.
        if (trouble is RequestException)
            log.LogWarning("{Trouble}", sentence);
        else
            log.LogError(trouble, "{Trouble}", sentence);
    }

    static (TimeSpan Wait, string Sentence) Of(Exception trouble, int inARow) => trouble switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } =>
            (TokenWait, "Telegram refused the bot token (Telegram__BotToken): it was revoked or mistyped. Messages wait until it is put right"),
        ApiRequestException { ErrorCode: 409 } =>
            (Longer(ConflictWait, Growing(inARow)), "Telegram: another program asks for the updates of the same bot. Only one may: stop the other"),
        ApiRequestException { ErrorCode: 429 } e => (TelegramOutcomes.Wait(e), "Telegram asks to be left alone for a while"),
        ApiRequestException e => (Growing(inARow), $"Telegram answered {e.ErrorCode}: {e.Message}"),
        RequestException { HttpStatusCode: { } status } => (Growing(inARow), $"Telegram does not answer properly: HTTP {(int)status} without JSON"),
        RequestException e => (Growing(inARow), $"Telegram does not answer: {e.Message}"),
        _ => (Growing(inARow), "Updates from Telegram could not be stored; they will be asked for again"),
    };

    static TimeSpan Growing(int inARow)
    {
        var wait = Backoff.Wait(inARow, Random.Shared.NextDouble());
        return wait < Longest ? wait : Longest;
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
