using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>Telegram's updates in our words: each kind has a decided outcome. Pure.</summary>
static partial class TelegramUpdates
{
    /// <summary>The kinds of update we ask Telegram for; the rest has an outcome all the same, since a few may still come after a change.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery];

    /// <summary>What people send that we do not read. A kind that stands neither here nor in <see cref="Direct"/> is a service message.</summary>
    static readonly Dictionary<MessageType, string> Unread = new()
    {
        [MessageType.Animation] = "animation",
        [MessageType.Sticker] = "sticker",
        [MessageType.Contact] = "contact",
        [MessageType.Poll] = "poll",
        [MessageType.Dice] = "dice",
        [MessageType.Story] = "story",
        [MessageType.Game] = "game",
        [MessageType.Checklist] = "checklist",
        [MessageType.PaidMedia] = "other",
        [MessageType.LivePhoto] = "other",
        [MessageType.RichMessage] = "other",
        [MessageType.Unknown] = "other",
    };

    /// <summary>Translates one update.</summary>
    /// <param name="update">The update as it came.</param>
    /// <param name="username">The bot's own name, without @; null where it is not known yet: then every command is taken for ours.</param>
    /// <param name="now">When it came.</param>
    /// <exception cref="Exception">It cannot be read: it is no update, or one whose parts do not fit together.</exception>
    public static TelegramReading Read(JsonElement update, string? username, DateTimeOffset now) => TelegramJson.Read(update) switch
    {
        { Message: { } message } u => Message(message, u.Id, username, now),
        { EditedMessage: { } message } u => Edited(message, u.Id, now),
        { CallbackQuery: { } press } u => Press(press, u.Id, now),
        { Type: UpdateType.Unknown } => Ignore("unknown kind"),
        var u => Ignore(u.Type.ToString()),
    };

    static TelegramReading Message(Message message, int number, string? username, DateTimeOffset now)
    {
        var chat = Chat(message);
        if (!FromPerson(message))
            return Ignore("from a bot");
        return chat.Type switch
        {
            ChatType.Private => Direct(message, username) is { } input ? Dated(Hear(number, chat, message.From, now, input), message) : Ignore(Reason(message)),
            ChatType.Group or ChatType.Supergroup => Own(message, username) is { } words && (Command.IsMatch(words) || RepliesToUs(message, username))
                ? Dated(Hear(number, chat, message.From, now, new Input.Text(words)), message)
                : Ignore("group chatter"),
            _ => Ignore("channel"),
        };
    }

    static TelegramReading Edited(Message message, int number, DateTimeOffset now) => Chat(message) switch
    {
        // A live location edits itself every few seconds; nobody changed an answer.
        _ when message.Location is not null => Ignore("live location"),
        { Type: ChatType.Private } chat when FromPerson(message) => Hear(number, chat, message.From, now, new Input.Unsupported("edited")),
        _ => Ignore("edited elsewhere"),
    };

    static TelegramReading Press(CallbackQuery press, int number, DateTimeOffset now)
    {
        if (press is not { Data: { } data, Message: { } message })
            return Ignore("press without data") with { PressId = press.Id };
        var chat = Chat(message);
        if (chat.Type is not (ChatType.Private or ChatType.Group or ChatType.Supergroup))
            return Ignore("channel") with { PressId = press.Id };
        var heard = Hear(number, chat, press.From, now, new Input.Press(Clean(data)));
        return heard with
        {
            PressId = press.Id,
            Inbound = heard.Inbound with { PromptId = message.Id.ToString(CultureInfo.InvariantCulture) },
            Prompt = message is { ReplyMarkup: not null, Text: { } text } ? new TelegramPrompt(message.Id, text) : null,
        };
    }

    /// <summary>What a person says to the bot alone, or null where it is nothing for us.</summary>
    static Input? Direct(Message message, string? username) => message.Type switch
    {
        MessageType.Text => Own(message, username) is { } text ? new Input.Text(text) : null,
        MessageType.Photo when message.Photo!.MaxBy(p => (long)p.Width * p.Height) is { } largest => Photo(largest, message),
        // A photo sent uncompressed, as people do from a computer.
        MessageType.Document when message.Document!.MimeType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true => Photo(message.Document, message),
        MessageType.Voice => File("voice", message.Voice!, message),
        MessageType.Audio => File("audio", message.Audio!, message),
        MessageType.Video => File("video", message.Video!, message),
        MessageType.VideoNote => File("video_note", message.VideoNote!, message),
        MessageType.Document => File("document", message.Document!, message),
        MessageType.Location => new Input.Location(message.Location!.Latitude, message.Location.Longitude),
        MessageType.Venue => new Input.Location(message.Venue!.Location.Latitude, message.Venue.Location.Longitude),
        var kind => Unread.TryGetValue(kind, out var word) ? new Input.Unsupported(word) : null,
    };

    static Input.Photo Photo(FileBase file, Message message) => new(Reference(file), CaptionOf(message));

    static Input.File File(string kind, FileBase file, Message message) => new(kind, Reference(file), CaptionOf(message));

    static string Reference(FileBase file) => $"{ChannelNames.Telegram}:{file.FileId}";

    static string? CaptionOf(Message message) => message.Caption is { } caption ? Clean(caption) : null;

    /// <summary>The text, a command without the bot's name behind it; null where it is a command to another bot, or no text.</summary>
    static string? Own(Message message, string? username)
    {
        if (message.Text is null)
            return null;
        var text = Clean(message.Text);
        if (Command.Match(text) is not { Success: true } command || command.Groups["bot"] is not { Success: true } bot)
            return text;
        return username is null || bot.ValueSpan.Equals(username, StringComparison.OrdinalIgnoreCase) ? text.Remove(bot.Index - 1, bot.Length + 1) : null;
    }

    static bool RepliesToUs(Message message, string? username) =>
        message.ReplyToMessage is { From: { IsBot: true } bot } && string.Equals(bot.Username, username, StringComparison.OrdinalIgnoreCase);

    static string Reason(Message message) => message.Type == MessageType.Text ? "to another bot" : "service message";

    /// <summary>Two machines must not talk; but a group's anonymous administrator, who writes as the group, is a person.</summary>
    static bool FromPerson(Message message) => message.From is { IsBot: false } || message.SenderChat?.Id == message.Chat.Id;

    static Chat Chat(Message message) => message.Chat ?? throw new JsonException("The message has no chat.");

    static TelegramReading.Heard Hear(int number, Chat chat, User? from, DateTimeOffset now, Input input) =>
        new(new Inbound(
            string.Create(CultureInfo.InvariantCulture, $"{ChannelNames.Telegram}:{number}"),
            new Address(ChannelNames.Telegram, chat.Id.ToString(CultureInfo.InvariantCulture)),
            now,
            input)
        {
            LanguageHint = from?.LanguageCode,
            InGroup = chat.Type is ChatType.Group or ChatType.Supergroup,
            Sender = from is not null && chat.Type is ChatType.Group or ChatType.Supergroup ? new Address(ChannelNames.Telegram, from.Id.ToString(CultureInfo.InvariantCulture)) : null,
        });

    /// <summary>With what tells an answer to an earlier question: when it was sent, and the message of ours that it quotes.</summary>
    static TelegramReading.Heard Dated(TelegramReading.Heard heard, Message message) => heard with
    {
        Inbound = heard.Inbound with
        {
            SentAt = message.Date > DateTime.UnixEpoch ? new DateTimeOffset(DateTime.SpecifyKind(message.Date, DateTimeKind.Utc)) : null,
            Quoted = message.ReplyToMessage is { From.IsBot: true, Text: { } quoted } ? Clean(quoted) : null,
        },
    };

    static TelegramReading.Ignored Ignore(string why) => new(why);

    static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\A/[A-Za-z0-9_]{1,32}(@(?<bot>[A-Za-z0-9_]{1,32}))?(?=\s|\z)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    static partial Regex Command { get; }
}
