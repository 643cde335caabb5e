using Microsoft.Extensions.Hosting;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Tells Telegram at start where to post, until it has heard.</summary>
sealed class TelegramWebhookRegistration(TelegramGreeting greeting, TelegramStatus status, TimeProvider time, ILogger<TelegramWebhookRegistration> log) : BackgroundService
{
    readonly TelegramTroubles _troubles = new(status, time, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await greeting.Arrive(stoppingToken);
                _troubles.Over();
                await greeting.ShowMenu(stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                await _troubles.Wait(e, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // We stop, and whatever that broke off is done again at the next start.
                return;
            }
        }
    }
}
