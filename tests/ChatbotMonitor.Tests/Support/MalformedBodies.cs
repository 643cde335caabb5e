using System.Text;

namespace ChatbotMonitor.Tests;

/// <summary>Bodies that no provider sends: cut, deep, huge, of the wrong shape, of no encoding.</summary>
static class MalformedBodies
{
    static readonly string[] Whole =
    [
        "", "{}", "null", "[]", "0", "\"", "{", "[1,", "{\"update_id\":", "\ufeff{}", "{\"update_id\":1e999}", "{\"update_id\":99999999999999999999}", "{\"update_id\":null,\"message\":null}",
        "<xml/>", "\0\0\0", "%", "&&&==&", "a=%zz&b=%", "From=%FF%FE&MessageSid=%00&Body=%C3", "MessageSid=SM1", "MessageStatus=delivered", "MessageSid=SM1&MessageStatus=%F0%9F",
        new('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), new('a', 300_000), string.Concat(Enumerable.Repeat("k=v&", 3_000)), "MessageSid=" + new string('s', 50_000),
    ];

    // Put where the shape of a real update, form or message has something else.
    static readonly string[] Json =
    [
        "null", "true", "-1", "0", "1.5", "1e400", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[[[]]]]", "{\"id\":\"x\"}", "{\"id\":0,\"type\":\"private\"}",
        "{\"id\":9223372036854775807,\"type\":\"private\",\"first_name\":\"x\"}", "{\"id\":770009999,\"type\":\"private\",\"first_name\":\"\"}", "{\"id\":-5,\"type\":\"supergroup\",\"title\":\"g\"}",
        "\"/start\"", "\"/start@our_bot \\u0001\"", "\"/join\"", "\"/forget\"", "\"жалоба \\ud83d\\ude00\"",
    ];

    static readonly string[] Members = ["message_id", "from", "chat", "date", "text", "photo", "location", "voice", "reply_markup", "entities", "forward_origin", "sticker", "contact", "caption"];

    static readonly string[] Kinds = ["message", "edited_message", "callback_query", "channel_post", "my_chat_member", "inline_query", "chat_join_request", "future_kind"];

    static readonly string[] Words = ["", "%2B996555009999", "%2B99655500999", "996", "SHORT", "%2B15005550006", "1", "STOP", "START", "%D0%96%D0%90%D0%9B%D0%9E%D0%91%D0%90", "%FF", "%00", "%ED%A0%80", "99999999999999999999", "-1", "a", "delivered", "failed", "https%3A%2F%2Fx", "image%2F", "SM5"];

    static readonly string[] Fields = ["MessageSid", "From", "Body", "NumMedia", "MediaUrl0", "MediaContentType0", "OptOutType", "MessageStatus", "ErrorCode", "To", "from", "BODY"];

    static readonly string[] Posted = ["messageId", "channel", "id", "kind", "text", "data", "promptId", "latitude", "longitude", "language"];

    static readonly string[] PostedValues = ["\"simulator-telegram\"", "\"simulator-sms\"", "\"citizen-1\"", "\"text\"", "\"press\"", "\"photo\"", "\"location\"", "\"11111111-1111-1111-1111-111111111111\""];

    static readonly string[] Asked = ["from", "to", "text", "coding", "charset", "id", "ts", "state", "reason", "from", "secret"];

    static readonly string[] AskedWords =
    [
        "", "%2B996555009999", "996", "4545", "MegaCom", "1", "2", "16", "7", "-1", "99999999999999999999", "%00%31", "%D8%00", "%FF", "%", "%zz", "UTF-8", "UTF-16BE", "koi-7", "1700000000", "%D0%96%D0%90", "+", "%2B%2B",
    ];

    static readonly string[] Events = ["id", "event", "deviceId", "payload", "webhookId"];

    static readonly string[] Payload = ["messageId", "message", "sender", "phoneNumber", "recipient", "receivedAt", "reason", "simNumber"];

    static readonly string[] EventValues = ["\"sms:received\"", "\"sms:delivered\"", "\"sms:failed\"", "\"sms:sent\"", "\"mms:received\"", "\"7-0\"", "\"+996555009999\"", "\"4404\"", "\"2026-99-99T99:99\""];

    /// <summary>A query as no gateway writes it.</summary>
    public static string Query(Random chance) => string.Join('&', Some(chance, Asked).Select(f => $"{f}={Pick(chance, AskedWords)}"));

    /// <summary>A value in JSON that stands where another kind belongs.</summary>
    public static string Value(Random chance) => Pick(chance, Json);

    /// <summary>One of them.</summary>
    public static byte[] Make(Random chance)
    {
        var body = Encoding.UTF8.GetBytes(chance.Next(9) switch
        {
            0 => Pick(chance, Whole),
            1 or 2 => $"{{\"update_id\":{chance.Next(1, 1_000_000)},\"{Pick(chance, Kinds)}\":{Object(chance, Members, Json)}}}",
            3 or 4 => string.Join('&', Some(chance, Fields).Select(f => $"{f}={Pick(chance, Words)}")),
            5 or 6 => Object(chance, Events, [.. Json, .. EventValues, .. EventValues, .. EventValues, .. Enumerable.Range(0, 12).Select(_ => Object(chance, Payload, [.. Json, .. EventValues, .. EventValues]))]),
            7 => "Body=" + new string('a', 70_000),
            _ => Object(chance, Posted, [.. Json, .. PostedValues, .. PostedValues]),
        });
        switch (chance.Next(8))
        {
            case 0 when body.Length > 0:
                return body[..chance.Next(body.Length)];
            case 1 when body.Length > 0:
                body[chance.Next(body.Length)] = (byte)chance.Next(256);
                return body;
            default:
                return body;
        }
    }

    static string Object(Random chance, string[] members, string[] values) => $"{{{string.Join(',', Some(chance, members).Select(m => $"\"{m}\":{Pick(chance, values)}"))}}}";

    static IEnumerable<string> Some(Random chance, string[] from) => [.. from.Where(_ => chance.Next(5) > 1)];

    static T Pick<T>(Random chance, T[] from) => from[chance.Next(from.Length)];
}
