using ChatbotMonitor.Pipeline;
using Microsoft.Extensions.Hosting;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Tells Telegram at start where to post, until it has heard. Of several workers the one that leads does.</summary>
sealed class TelegramWebhookRegistration(TelegramGreeting greeting, ILeadership leadership, TelegramStatus status, TimeProvider time, ILogger<TelegramWebhookRegistration> log) : BackgroundService
{
    readonly TelegramTroubles _troubles = new(status, time, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (await _troubles.Insist(greeting.Meet, stoppingToken))
            await leadership.WhileLeading(Register, stoppingToken);
    }

    async Task Register(CancellationToken lead)
    {
        if (await _troubles.Insist(greeting.Arrive, lead))
            await _troubles.Insist(greeting.ShowMenu, lead);
        else
            _troubles.Leave();
    }
}
