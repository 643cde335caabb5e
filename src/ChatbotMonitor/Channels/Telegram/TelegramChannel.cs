using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Telegram: plain text with inline buttons, sent once.</summary>
/// <param name="answers">The client that sends.</param>
/// <param name="cosmetics">Another for edits, so that they never take an answer's place in the queue for a connection.</param>
/// <param name="prompts">What chats have on their screens.</param>
sealed class TelegramChannel(TelegramApi answers, TelegramApi cosmetics, TelegramPrompts prompts) : IChannel, IShowsChoices
{
    /// <summary>Telegram's limit on callback_data, in bytes of UTF-8.</summary>
    const int MostData = 64;

    // In UTF-16 units (core.telegram.org/bots/api#sendphoto).
    const int LongestCaption = 1024;

    /// <inheritdoc />
    public string Name => ChannelNames.Telegram;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A button carries no data or more than 64 bytes, or the address is not Telegram's: a mistake of the caller's.</exception>
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chat = ChatId(message.Message.To);
        var keyboard = Keyboard(message.Message.Keyboard);
        try
        {
            if (!message.Message.Photo.IsEmpty)
            {
                await Show(chat, message.Message, keyboard, cancel);
                return new SendOutcome.Sent(ProviderId: null);
            }

            var parts = TelegramParts.Of(message.Message.Text);
            foreach (var part in parts.SkipLast(1))
                await Say(chat, part, null, cancel);
            // Where this one fails after others were sent, all of them are tried again: said twice is better than half said.
            var last = await Say(chat, parts[^1], keyboard, cancel);
            if (keyboard is not null)
                prompts.Keep(last.Chat?.Id ?? chat, new TelegramPrompt(last.MessageId, parts[^1]));
            // Telegram sends no receipts, so there is no id to remember for them.
            return new SendOutcome.Sent(ProviderId: null);
        }
        catch (RequestException e)
        {
            return TelegramOutcomes.Of(e);
        }
    }

    /// <inheritdoc />
    public string? LastPrompt(Address address) => prompts.Newest(ChatId(address))?.MessageId.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async Task ShowChosen(Address address, string? promptId, string chosen, CancellationToken cancel)
    {
        var chat = ChatId(address);
        int? pressed = promptId is null ? null : int.Parse(promptId, CultureInfo.InvariantCulture);
        var known = prompts.Take(chat, pressed);
        if ((pressed ?? known?.MessageId) is not { } id)
            return;
        var shown = $"{known?.Text}\n\n✓ {chosen}";
        IRequest edit = known is not null && shown.Length <= TelegramParts.Longest
            ? new EditMessageTextRequest { ChatId = chat, MessageId = id, Text = shown, LinkPreviewOptions = LinkPreviewOptions.Disabled }
            : new EditMessageReplyMarkupRequest { ChatId = chat, MessageId = id };
        try
        {
            await cosmetics.Call<JsonElement>(edit, cancel);
        }
        catch (RequestException)
        {
            // Cosmetic: a keyboard that stays does no harm, a press on it is answered.
        }
    }

    /// <summary>The chat behind an address.</summary>
    /// <exception cref="ArgumentException">The address is not Telegram's.</exception>
    internal static long ChatId(Address address) =>
        string.Equals(address.Channel, ChannelNames.Telegram, StringComparison.Ordinal) && long.TryParse(address.Id, CultureInfo.InvariantCulture, out var chat)
            ? chat
            : throw new ArgumentException($"Not a Telegram chat: {address}.", nameof(address));

    async Task<Sent> Show(long chat, Outbound message, InlineKeyboardMarkup? keyboard, CancellationToken cancel)
    {
        try
        {
            return await Show(chat);
        }
        catch (ApiRequestException e) when (e.Parameters?.MigrateToChatId is { } supergroup)
        {
            return await Show(supergroup);
        }

        // A stream is read once: each call has its own.
        Task<Sent> Show(long to) => answers.Call<Sent>(
            new SendPhotoRequest { ChatId = to, Photo = InputFile.FromStream(new MemoryStream(message.Photo.ToArray()), "picture.png"), Caption = OneLine.Cut(message.Text, LongestCaption), ReplyMarkup = keyboard }, cancel);
    }

    async Task<Sent> Say(long chat, string text, InlineKeyboardMarkup? keyboard, CancellationToken cancel)
    {
        var request = new SendMessageRequest { ChatId = chat, Text = text, ReplyMarkup = keyboard, LinkPreviewOptions = LinkPreviewOptions.Disabled };
        try
        {
            return await answers.Call<Sent>(request, cancel);
        }
        catch (ApiRequestException e) when (e.Parameters?.MigrateToChatId is { } supergroup)
        {
            // The group became a supergroup; Telegram goes on telling where it went, so the old address stays good.
            request.ChatId = supergroup;
            return await answers.Call<Sent>(request, cancel);
        }
    }

    static InlineKeyboardMarkup? Keyboard(IReadOnlyList<IReadOnlyList<Button>> rows)
    {
        if (rows.SelectMany(r => r).FirstOrDefault(b => Encoding.UTF8.GetByteCount(b.Data) is 0 or > MostData) is { } wrong)
            throw new ArgumentException($"A button's data is 1 to {MostData} bytes in UTF-8; '{wrong.Data}' is not.", nameof(rows));
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows.Select(row => row.Select(b => InlineKeyboardButton.WithCallbackData(b.Label, b.Data))));
    }

    /// <summary>What we read of a message that Telegram took.</summary>
    sealed record Sent(int MessageId, Place? Chat);

    /// <summary>The chat it went to.</summary>
    sealed record Place(long Id);
}
