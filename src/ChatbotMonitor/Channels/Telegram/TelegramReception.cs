using System.Text.Json;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Where updates come in, polled or posted: read, pressed buttons acknowledged, and given to the intake.</summary>
sealed class TelegramReception(IIntake intake, TelegramStatus status, TelegramPresses presses, TelegramPrompts prompts, TimeProvider time, ILogger<TelegramReception> log)
{
    /// <summary>Takes updates in their order; when it completes, what they say is on disk. Throws where that failed, and then they are to come again.</summary>
    public async Task Take(IReadOnlyList<JsonElement> updates, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var heard = new List<Inbound>(updates.Count);
        foreach (var update in updates)
        {
            TelegramReading reading;
            try
            {
                reading = TelegramUpdates.Read(update, status.Username, now);
            }
            catch (Exception e)
            {
                // Whatever one update does to the reader, it is kept for a person to look at and the others go on.
                await intake.Accept(Aside(update, e, now), cancel);
                continue;
            }

            if (reading.PressId is { } press)
                presses.Acknowledge(press);
            if (reading is TelegramReading.Heard something)
            {
                heard.Add(something.Inbound);
                Remember(something);
            }
            else if (reading is TelegramReading.Ignored nothing)
            {
                status.Ignore(nothing.Why);
                log.LogDebug("Ignored {Id}: {Why}", TelegramJson.InboundId(update), nothing.Why);
            }
        }

        if (heard.Count > 0)
            await intake.Accept(heard, cancel);
    }

    void Remember(TelegramReading.Heard something)
    {
        if (something.Prompt is { } prompt)
            prompts.Keep(TelegramChannel.ChatId(something.Inbound.From), prompt);
    }

    static SetAside Aside(JsonElement update, Exception why, DateTimeOffset now) =>
        new(TelegramJson.InboundId(update), ChannelNames.Telegram, now, $"{why.GetType().Name}: {why.Message}", TelegramJson.Raw(update));
}
