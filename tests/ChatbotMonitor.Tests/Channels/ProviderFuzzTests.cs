using System.Text;
using System.Text.Json;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Messages;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Whatever providers send, or somebody in their place: it is read or refused in the way each reader says, and what is read can be stored.</summary>
public class ProviderFuzzTests
{
    const string Person = """{"id":770009999,"is_bot":false,"first_name":"Айгүл","language_code":"ky"}""";
    const string Chat = """{"id":770009999,"type":"private","first_name":"Айгүл"}""";
    const string Bot = """{"id":4242424242,"is_bot":true,"first_name":"Monitor","username":"our_bot"}""";

    static readonly string[] Updates =
    [
        Message("""
            "text":"/start@our_bot 1","entities":[{"type":"bot_command","offset":0,"length":6}]
            """),
        Message("\"text\":\"Ждал \\ud83d\\ude00\",\"reply_to_message\":{\"message_id\":6,\"date\":1,\"chat\":" + Chat + ",\"from\":" + Bot + ",\"text\":\"1/5\"}"),
        Message("""
            "photo":[{"file_id":"a","file_unique_id":"b","width":9,"height":9}],"caption":"Фото"
            """),
        Message("""
            "location":{"latitude":42.8,"longitude":74.6}
            """),
        Message("""
            "voice":{"file_id":"a","file_unique_id":"b","duration":3}
            """),
        Message("""
            "document":{"file_id":"a","file_unique_id":"b","mime_type":"image/png"}
            """),
        Message("""
            "venue":{"location":{"latitude":42.8,"longitude":74.6},"title":"t","address":"a"}
            """),
        "{\"update_id\":7,\"edited_message\":{\"message_id\":5,\"date\":1,\"edit_date\":2,\"chat\":" + Chat + ",\"from\":" + Person + ",\"text\":\"x\"}}",
        "{\"update_id\":7,\"callback_query\":{\"id\":\"1\",\"chat_instance\":\"1\",\"from\":" + Person + ",\"data\":\"a:1\",\"message\":{\"message_id\":5,\"date\":1,\"chat\":" + Chat
            + ",\"text\":\"?\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"1\",\"callback_data\":\"a:1\"}]]}}}}",
        "{\"update_id\":7,\"message\":{\"message_id\":5,\"date\":1,\"chat\":{\"id\":-5,\"type\":\"supergroup\",\"title\":\"g\"},\"from\":" + Person + ",\"text\":\"/digest\"}}",
    ];

    const string Event = """
        {"deviceId":"d","event":"sms:received","id":"e1","webhookId":"w","payload":{"messageId":"m1","message":"ЖАЛОБА","sender":"+996555000111","recipient":"+996555000222","simNumber":1,"receivedAt":"2025-11-20T09:00:00.000+06:00","reason":"x"}}
        """;

    [Fact]
    public void Any_update_is_read_or_set_aside() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var body = chance.Next(4) == 0 ? MalformedBodies.Make(chance) : MutatedJson.Of(Updates[chance.Next(Updates.Length)], chance);
        using var json = Parsed(body);
        if (json is null)
            return;
        Assert.StartsWith("telegram:", TelegramJson.InboundId(json.RootElement), StringComparison.Ordinal);
        Assert.NotNull(TelegramJson.Raw(json.RootElement));
        try
        {
            if (TelegramUpdates.Read(json.RootElement, "our_bot", Some.Time) is TelegramReading.Heard heard)
                CanBeStored(heard.Inbound);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            // Set aside by the reception, whatever it is.
        }
    }, iter: Fuzz.Iterations(10_000));

    [Fact]
    public void Any_form_is_read_or_refused() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var body = MalformedBodies.Make(chance);
        ReadForm(body);
        ReadQuery(chance.Next(2) == 0 ? Encoding.UTF8.GetString(body) : MalformedBodies.Query(chance));
    }, iter: Fuzz.Iterations(10_000));

    [Fact]
    public void Any_event_of_a_phone_is_read_or_refused() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        if (AndroidEvent.Read(chance.Next(4) == 0 ? MalformedBodies.Make(chance) : MutatedJson.Of(Event, chance)) is not { } said)
            return;
        CanBeStored(said.Id, said.Kind, said.Text, said.From, said.MessageId);
        _ = ChatbotMonitor.Channels.PhoneNumber.ToE164(said.From);
        if (AndroidReceipt.IsOne(said))
            CanBeStored(AndroidReceipt.Read(said, "AndroidSms", Some.Time)?.ProviderId);
    }, iter: Fuzz.Iterations(10_000));

    static void ReadForm(byte[] body)
    {
        TwilioForm form;
        try
        {
            using var stream = new MemoryStream(body);
            // A stream in memory never waits.
            form = TwilioForm.Read(stream, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (InvalidDataException)
        {
            return;
        }

        if (string.IsNullOrEmpty(form["MessageSid"]))
            return;
        if (!string.IsNullOrEmpty(form["From"]) && TwilioInbound.Read(form, "+15005550006", Some.Time) is { } inbound)
            CanBeStored(inbound);
        if (TwilioReceipt.Read(form, Some.Time) is { } receipt)
            CanBeStored(receipt.ProviderId, receipt.Reason);
    }

    static void ReadQuery(string text)
    {
        var query = KannelQuery.Read(text);
        if (KannelInbound.IsWhole(query) && KannelInbound.Read(query, null, Some.Time) is { } inbound)
            CanBeStored(inbound);
        if (KannelReceipt.IsWhole(query))
            _ = KannelReceipt.Read(query, Some.Time);
    }

    static JsonDocument? Parsed(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetString(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static void CanBeStored(Inbound inbound)
    {
        Assert.NotEmpty(inbound.From.Id);
        CanBeStored(inbound.Id, inbound.From.Key, inbound.LanguageHint, inbound.PromptId, inbound.Quoted, inbound.Input switch
        {
            Input.Text text => text.Value,
            Input.Press press => press.Data,
            Input.Photo photo => photo.Reference + photo.Caption,
            Input.File file => file.Kind + file.Reference + file.Caption,
            Input.Location location => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{location.Latitude} {location.Longitude}"),
            _ => null,
        });
    }

    // Written and read as the store does it, nothing is lost.
    static void CanBeStored(params string?[] words) => Assert.All(words, word => Assert.Equal(word, JsonSerializer.Deserialize<string?>(JsonSerializer.SerializeToUtf8Bytes(word))));

    static string Message(string what) => "{\"update_id\":7,\"message\":{\"message_id\":5,\"date\":1762000000,\"chat\":" + Chat + ",\"from\":" + Person + "," + what + "}}";
}
