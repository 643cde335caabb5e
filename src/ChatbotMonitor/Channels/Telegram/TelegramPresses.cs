using Telegram.Bot.Requests;
using Telegram.Bot.Exceptions;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Tells Telegram that a press was heard, so that the button stops waiting. Nobody waits for it, and it holds nobody up.</summary>
/// <param name="api">A client of its own, whose connections are not the answers'.</param>
sealed class TelegramPresses(TelegramApi api)
{
    /// <summary>A flood of presses is acknowledged as far as this; a button that is not acknowledged only shows its clock longer.</summary>
    const int MostAtOnce = 500;

    int _onTheWay;

    /// <summary>Starts to acknowledge and comes back at once.</summary>
    public void Acknowledge(string pressId)
    {
        if (Interlocked.Increment(ref _onTheWay) <= MostAtOnce)
            // On another thread from the first: what was pressed waits to be stored.
            _ = Task.Run(() => Answer(pressId));
        else
            Interlocked.Decrement(ref _onTheWay);
    }

    async Task Answer(string pressId)
    {
        try
        {
            await api.Call<bool>(new AnswerCallbackQueryRequest { CallbackQueryId = pressId }, CancellationToken.None);
        }
        catch (Exception e) when (e is RequestException or ObjectDisposedException)
        {
            // Too late, or no connection: the answer itself goes its own way.
        }
        finally
        {
            Interlocked.Decrement(ref _onTheWay);
        }
    }
}
