using ChatbotMonitor.Core.Texts;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>What is said to Telegram at each start: how updates are to come, who we are, what the menu shows.</summary>
sealed class TelegramGreeting(TelegramApi api, TelegramSettings settings, TelegramStatus status, Texts texts, ILogger<TelegramGreeting> log)
{
    // As many posts at a time as Telegram makes: each is answered after a commit, and its own 40 would keep a crowd waiting.
    const int Posts = 100;

    /// <summary>Learns the bot's name, which each worker needs: for links, and to know its commands in groups.</summary>
    public async Task Meet(CancellationToken cancel) => status.Username = (await api.Call<Me>(new GetMeRequest(), cancel)).Username;

    /// <summary>Sets the way that updates come by; throws where Telegram does not agree.</summary>
    public async Task Arrive(CancellationToken cancel)
    {
        await api.Call<bool>(settings.Mode == TelegramMode.Webhook ? Webhook() : new DeleteWebhookRequest(), cancel);
        log.LogInformation("Telegram: @{Username} listens by {Mode}", status.Username, settings.Mode);
    }

    /// <summary>Puts up the menu; the bot works as well without it.</summary>
    public async Task ShowMenu(CancellationToken cancel)
    {
        try
        {
            foreach (var request in TelegramMenu.Requests(texts))
                await api.Call<bool>(request, cancel);
        }
        catch (RequestException e)
        {
            log.LogWarning("Telegram: the menu of commands was not updated: {Trouble}", e.Message);
        }
    }

    SetWebhookRequest Webhook() => new()
    {
        Url = settings.WebhookAddress(),
        SecretToken = settings.SecretToken,
        MaxConnections = Posts,
        AllowedUpdates = TelegramUpdates.Wanted,
    };

    /// <summary>What we read of the bot's own account.</summary>
    sealed record Me(string? Username);
}
