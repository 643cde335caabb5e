using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Asks Telegram for updates, one long poll after another; asks for the next only when the last are on disk.</summary>
sealed class TelegramPoller(TelegramApi api, TelegramGreeting greeting, TelegramReception reception, TelegramStatus status, TimeProvider time, ILogger<TelegramPoller> log)
    : BackgroundService
{
    /// <summary>How long Telegram holds a poll open where there is nothing to tell.</summary>
    static readonly TimeSpan Held = TimeSpan.FromSeconds(50);

    /// <summary>Most updates in one answer; Telegram's limit.</summary>
    const int Most = 100;

    readonly TelegramTroubles _troubles = new(status, time, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A program that starts in the background must not hold up the rest of the start.
        await Task.Yield();
        var offset = 0;
        var arrived = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!arrived)
                {
                    await greeting.Arrive(stoppingToken);
                    arrived = true;
                    _ = greeting.ShowMenu(stoppingToken);
                }

                offset = await Poll(offset, stoppingToken);
                _troubles.Over();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The offset has not moved: whatever was not stored is asked for again.
                arrived &= !IsWebhookInTheWay(e);
                await _troubles.Wait(e, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // We stop, and whatever that broke off is done again at the next start.
                return;
            }
        }
    }

    /// <summary>One poll; gives the offset of the next, which is what acknowledges this one's updates.</summary>
    async Task<int> Poll(int offset, CancellationToken stop)
    {
        var request = new GetUpdatesRequest { Offset = offset, Limit = Most, Timeout = (int)Held.TotalSeconds, AllowedUpdates = TelegramUpdates.Wanted };
        var updates = await api.Call<JsonElement[]>(request, stop, Held);
        if (updates.Length == 0)
        {
            // All is acknowledged, so ask from wherever Telegram stands: after a quiet week it numbers anew from a random number, which may be smaller.
            return 0;
        }

        await reception.Take(updates, stop);
        return updates.Max(TelegramJson.Number) + 1 ?? throw new JsonException("Updates came without numbers.");
    }

    /// <summary>Someone set a webhook for this bot while we poll: it is to be deleted again.</summary>
    static bool IsWebhookInTheWay(Exception e) =>
        e is ApiRequestException { ErrorCode: 409 } && e.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase);
}
