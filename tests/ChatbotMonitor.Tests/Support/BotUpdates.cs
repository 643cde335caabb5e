using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>Updates as the Bot API sends them, without their numbers.</summary>
static class BotUpdates
{
    /// <summary>When all of it happens, in Unix seconds.</summary>
    public const long Date = 1_762_000_000;

    /// <summary>The bot itself.</summary>
    public static JsonObject Bot() => new() { ["id"] = 4242424242, ["is_bot"] = true, ["first_name"] = "Monitor", ["username"] = "our_bot" };

    /// <summary>A private chat.</summary>
    public static JsonObject Chat(long id) => new() { ["id"] = id, ["type"] = "private", ["first_name"] = "Айгүл" };

    /// <summary>A text message in a private chat.</summary>
    public static JsonObject Text(long chat, int messageId, string text, string language) => new()
    {
        ["message"] = new JsonObject
        {
            ["message_id"] = messageId,
            ["from"] = Person(chat, language),
            ["chat"] = Chat(chat),
            ["date"] = Date,
            ["text"] = text,
        },
    };

    /// <summary>A press on a button under <paramref name="prompt"/>.</summary>
    public static JsonObject Press(long chat, int messageId, string prompt, string data, string language) => new()
    {
        ["callback_query"] = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"press-{messageId}-{data}"),
            ["from"] = Person(chat, language),
            ["message"] = new JsonObject
            {
                ["message_id"] = messageId,
                ["from"] = Bot(),
                ["chat"] = Chat(chat),
                ["date"] = Date,
                ["text"] = prompt,
                ["reply_markup"] = new JsonObject
                {
                    ["inline_keyboard"] = new JsonArray(new JsonArray(new JsonObject { ["text"] = data, ["callback_data"] = data })),
                },
            },
            ["chat_instance"] = "1",
            ["data"] = data,
        },
    };

    static JsonObject Person(long id, string language) => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = "Айгүл", ["language_code"] = language };
}
