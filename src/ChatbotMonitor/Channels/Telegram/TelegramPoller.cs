using System.Text.Json;
using ChatbotMonitor.Pipeline;
using Microsoft.Extensions.Hosting;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Asks Telegram for updates, one long poll after another; asks for the next only when the last are on disk. Of several workers the one that leads does.</summary>
sealed class TelegramPoller(TelegramApi api, TelegramGreeting greeting, TelegramReception reception, ILeadership leadership, TelegramStatus status, TimeProvider time, ILogger<TelegramPoller> log)
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
        if (await _troubles.Insist(greeting.Meet, stoppingToken))
            await leadership.WhileLeading(Listen, stoppingToken);
    }

    async Task Listen(CancellationToken lead)
    {
        // What another has not acknowledged comes again.
        var offset = 0;
        var arrived = false;
        while (await _troubles.Insist(Next, lead))
        {
            // One poll after another.
        }

        _troubles.Leave();

        async Task Next(CancellationToken cancel)
        {
            try
            {
                if (!arrived)
                {
                    await greeting.Arrive(cancel);
                    arrived = true;
                    _ = greeting.ShowMenu(cancel);
                }

                offset = await Poll(offset, cancel);
            }
            catch (Exception e) when (IsWebhookInTheWay(e))
            {
                arrived = false;
                throw;
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
