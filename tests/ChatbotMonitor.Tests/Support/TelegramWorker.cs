using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>A worker with a Telegram bot, for tests of it as a process: its settings, and posts to its webhook.</summary>
static class TelegramWorker
{
    /// <summary>A content folder of one short survey, whose order can be seen.</summary>
    public static string Steps => Path.Combine(Repository.Tests, "Process", "Steps");

    /// <summary>Polls <paramref name="bot"/>, without limits of its own.</summary>
    public static Dictionary<string, string> Settings(FakeBotApi bot) => Settings(bot.Root);

    /// <summary>Polls the Bot API at <paramref name="root"/>, without limits of its own.</summary>
    public static Dictionary<string, string> Settings(string root) => new(StringComparer.Ordinal)
    {
        ["Telegram__BotToken"] = FakeBotApi.Token,
        ["Telegram__ApiRoot"] = root,
        ["Telegram__PerSecond"] = "0",
        ["Telegram__PerChatPerSecond"] = "0",
    };

    /// <summary>Is posted to instead.</summary>
    public static Dictionary<string, string> Webhook(FakeBotApi bot) => new(Settings(bot), StringComparer.Ordinal)
    {
        ["Telegram__Mode"] = "webhook",
        ["Telegram__WebhookUrl"] = "https://bot.example.org",
        ["Telegram__SecretToken"] = Absences.WebhookSecret,
    };

    /// <summary>A text from the first person, with that number.</summary>
    public static JsonObject Update(int number, string text)
    {
        var update = BotUpdates.Text(Absences.Chat(1), number, text, "ru");
        update["update_id"] = number;
        return update;
    }

    /// <summary>Posts an update as Telegram does; gives the answer's status.</summary>
    public static async Task<HttpStatusCode> Post(WorkerProcess worker, JsonObject update, string? secret = Absences.WebhookSecret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker.Address, "/telegram/webhook"))
        {
            Content = new StringContent(update.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await worker.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
