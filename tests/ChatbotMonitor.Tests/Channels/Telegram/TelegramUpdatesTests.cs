using System.Text.Json;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class TelegramUpdatesTests
{
    const string Person = """ "from":{"id":77,"is_bot":false,"first_name":"Айгүл","last_name":"Т.","language_code":"ky"} """;
    const string Private = $$""" "message_id":5,{{Person}},"chat":{"id":77,"type":"private","first_name":"Айгүл"},"date":1762000000 """;
    const string Group = $$""" "message_id":6,{{Person}},"chat":{"id":-100555,"type":"supergroup","title":"Ошский офис"},"date":1762000000 """;
    const string SmallGroup = $$""" "message_id":6,{{Person}},"chat":{"id":-555,"type":"group","title":"Кабинет"},"date":1762000000 """;
    const string Channel = """ "message_id":7,"sender_chat":{"id":-100777,"type":"channel","title":"Жаңылык"},"chat":{"id":-100777,"type":"channel","title":"Жаңылык"},"date":1762000000 """;
    const string File = """ "file_id":"F1","file_unique_id":"U1","file_size":1000 """;
    const string Prompt = """ "message":{"message_id":40,"from":{"id":1,"is_bot":true,"first_name":"B"},"chat":{"id":77,"type":"private","first_name":"Айгүл"},"date":1762000000,"text":"Сколько дней?","reply_markup":{"inline_keyboard":[[{"text":"Да","callback_data":"a:yes"}]]}} """;

    static readonly DateTimeOffset Now = new(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(6));

    /// <summary>Each row: the update without its number, and what it comes to.</summary>
    public static TheoryData<string, string> Updates => new()
    {
        // What people type.
        { Message(Private, """ "text":"Саламатсызбы" """), "77: text Саламатсызбы" },
        { Message(Private, """ "text":"/start","entities":[{"type":"bot_command","offset":0,"length":6}] """), "77: text /start" },
        { Message(Private, """ "text":"/start osh-7421","entities":[{"type":"bot_command","offset":0,"length":6}] """), "77: text /start osh-7421" },
        { Message(Private, """ "text":"/start@our_bot osh-7421" """), "77: text /start osh-7421" },
        { Message(Private, """ "text":"/Start@OUR_BOT" """), "77: text /Start" },
        { Message(Private, """ "text":"/start@other_bot" """), "nothing: to another bot" },
        { Message(Private, """ "text":"/start@our_bot_2 CODE" """), "nothing: to another bot" },
        { Message(Private, """ "text":"пишите на a@our_bot" """), "77: text пишите на a@our_bot" },
        { Message(Private, """ "text":"a\u0000b" """), "77: text ab" },
        { Message(Private, """ "text":"\ud83d\ude00 ok" """), "77: text 😀 ok" },
        { Message(Private, """ "text":"x \ud83d y" """), "77: text x � y" },
        { Message(Private, """ "text":"x \ude00\ud83d\ude00 y" """), "77: text x �😀 y" },
        { Message(Private, """ "text":"C:\\ud83d" """), @"77: text C:\ud83d" },
        { Message(Private, """ "text":"да","forward_origin":{"type":"hidden_user","sender_user_name":"X","date":1762000000} """), "77: text да" },
        { Message(Private, """ "text":"да","entities":[{"type":"a_kind_of_tomorrow","offset":0,"length":2}],"a_field_of_tomorrow":{"a":[1]} """), "77: text да" },

        // What else they send.
        { Message(Private, """ "photo":[{"file_id":"S","file_unique_id":"s","width":90,"height":60},{"file_id":"L","file_unique_id":"l","width":1280,"height":853},{"file_id":"M","file_unique_id":"m","width":320,"height":213}],"caption":"Очередь" """), "77: photo telegram:L Очередь" },
        { Message(Private, """ "photo":[{"file_id":"S","file_unique_id":"s","width":90,"height":60}] """), "77: photo telegram:S " },
        { Message(Private, $$""" "document":{{{File}},"file_name":"a.jpg","mime_type":"image/jpeg"} """), "77: photo telegram:F1 " },
        { Message(Private, $$""" "document":{{{File}},"file_name":"a.pdf","mime_type":"application/pdf"} """), "77: file document telegram:F1 " },
        { Message(Private, """ "location":{"latitude":42.8746,"longitude":74.5698} """), "77: location 42.8746 74.5698" },
        { Message(Private, """ "location":{"latitude":40.5,"longitude":72.8},"venue":{"location":{"latitude":40.5,"longitude":72.8},"title":"ЦОН","address":"Ош"} """), "77: location 40.5 72.8" },
        { Message(Private, """ "contact":{"phone_number":"+996555000111","first_name":"Б"} """), "77: unsupported contact" },
        { Message(Private, $$""" "voice":{{{File}},"duration":3,"mime_type":"audio/ogg"} """), "77: file voice telegram:F1 " },
        { Message(Private, $$""" "audio":{{{File}},"duration":3} """), "77: file audio telegram:F1 " },
        { Message(Private, $$""" "video":{{{File}},"width":1,"height":1,"duration":3} """), "77: file video telegram:F1 " },
        { Message(Private, $$""" "video_note":{{{File}},"length":240,"duration":3} """), "77: file video_note telegram:F1 " },
        { Message(Private, $$""" "animation":{{{File}},"width":1,"height":1,"duration":3},"document":{{{File}},"mime_type":"image/gif"} """), "77: unsupported animation" },
        { Message(Private, $$""" "sticker":{{{File}},"type":"regular","width":512,"height":512,"is_animated":false,"is_video":false,"emoji":"👍"} """), "77: unsupported sticker" },
        { Message(Private, """ "poll":{"id":"1","question":"?","options":[],"total_voter_count":0,"is_closed":false,"is_anonymous":true,"type":"regular","allows_multiple_answers":false} """), "77: unsupported poll" },
        { Message(Private, """ "dice":{"emoji":"🎲","value":3} """), "77: unsupported dice" },
        { Message(Private, """ "something_of_tomorrow":{"a":1} """), "77: unsupported other" },
        { """{"edited_message":{""" + Private + ""","edit_date":1762000100,"text":"нет"}}""", "77: unsupported edited" },
        { """{"edited_message":{""" + Private + ""","edit_date":1762000100,"location":{"latitude":42.1,"longitude":74.1,"live_period":900}}}""", "nothing: live location" },

        // Buttons.
        { """{"callback_query":{"id":"P1",""" + Person + "," + Prompt + ""","chat_instance":"9","data":"a:yes"}}""", "77: press a:yes under 40 (Сколько дней?), acknowledge P1" },
        { """{"callback_query":{"id":"P2",""" + Person + ""","message":{"message_id":41,"chat":{"id":77,"type":"private"},"date":0},"chat_instance":"9","data":"a:no"}}""", "77: press a:no under 41, acknowledge P2" },
        { """{"callback_query":{"id":"P3",""" + Person + ""","message":{""" + Group + ""","text":"?","reply_markup":{"inline_keyboard":[[{"text":"x","callback_data":"x"}]]}},"chat_instance":"9","data":"x"}}""", "-100555: press x under 6 (?), acknowledge P3, in a group" },
        { """{"callback_query":{"id":"P4",""" + Person + ""","inline_message_id":"I","chat_instance":"9","data":"x"}}""", "nothing: press without data, acknowledge P4" },
        { """{"callback_query":{"id":"P5",""" + Person + "," + Prompt + ""","chat_instance":"9","game_short_name":"chess"}}""", "nothing: press without data, acknowledge P5" },

        // Groups.
        { Message(Group, """ "text":"/join osh-7421" """), "-100555: text /join osh-7421, in a group" },
        { Message(Group, """ "text":"/digest@our_bot" """), "-100555: text /digest, in a group" },
        { Message(SmallGroup, """ "text":"/digest@our_bot" """), "-555: text /digest, in a group" },
        { Message(Group, """ "text":"/digest@other_bot" """), "nothing: group chatter" },
        { Message(Group, """ "text":"всем доброе утро" """), "nothing: group chatter" },
        { Message(Group, """ "text":"Деньги вернут","reply_to_message":{"message_id":5,"from":{"id":1,"is_bot":true,"first_name":"Bot","username":"our_bot"},"chat":{"id":-100555,"type":"supergroup"},"date":1762000000,"text":"549 704: напишите ответ."} """), "-100555: text Деньги вернут, in a group" },
        { Message(Group, """ "text":"Спасибо","reply_to_message":{"message_id":5,"from":{"id":2,"is_bot":true,"first_name":"Bot","username":"other_bot"},"chat":{"id":-100555,"type":"supergroup"},"date":1762000000,"text":"?"} """), "nothing: group chatter" },
        { Message(Group, """ "text":"/ или так" """), "nothing: group chatter" },
        { Message(Group, """ "photo":[{"file_id":"S","file_unique_id":"s","width":90,"height":60}],"caption":"/join x" """), "nothing: group chatter" },
        { Message(Group, """ "new_chat_members":[{"id":1,"is_bot":true,"first_name":"B"}] """), "nothing: group chatter" },
        { Message(SmallGroup, """ "migrate_to_chat_id":-100555 """), "nothing: group chatter" },
        { """{"edited_message":{""" + Group + ""","text":"/join x"}}""", "nothing: edited elsewhere" },
        { """{"message":{"message_id":8,"from":{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"},"sender_chat":{"id":-100555,"type":"supergroup","title":"О"},"chat":{"id":-100555,"type":"supergroup","title":"О"},"date":1762000000,"text":"/join osh-7421"}}""", "-100555: text /join osh-7421, in a group" },

        // Machines, channels, service messages, the rest.
        { """{"message":{"message_id":8,"from":{"id":99,"is_bot":true,"first_name":"Other"},"chat":{"id":-555,"type":"group","title":"К"},"date":1762000000,"text":"/start"}}""", "nothing: from a bot" },
        { Message(Private, """ "pinned_message":{"message_id":1,"chat":{"id":77,"type":"private"},"date":1762000000,"text":"x"} """), "nothing: service message" },
        { Message(Private, """ "message_auto_delete_timer_changed":{"message_auto_delete_time":86400} """), "nothing: service message" },
        { Message(Private, """ "write_access_allowed":{} """), "nothing: service message" },
        { """{"channel_post":{""" + Channel + ""","text":"x"}}""", "nothing: ChannelPost" },
        { """{"edited_channel_post":{""" + Channel + ""","text":"x"}}""", "nothing: EditedChannelPost" },
        { """{"inline_query":{"id":"1",""" + Person + ""","query":"a","offset":""}}""", "nothing: InlineQuery" },
        { """{"poll_answer":{"poll_id":"1","user":{"id":77,"is_bot":false,"first_name":"A"},"option_ids":[0]}}""", "nothing: PollAnswer" },
        { """{"message_reaction":{"chat":{"id":77,"type":"private"},"message_id":5,"user":{"id":77,"is_bot":false,"first_name":"A"},"date":1762000000,"old_reaction":[],"new_reaction":[{"type":"emoji","emoji":"👍"}]}}""", "nothing: MessageReaction" },
        { """{"my_chat_member":{"chat":{"id":77,"type":"private"},""" + Person + ""","date":1762000000,"old_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"B"},"status":"member"},"new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"B"},"status":"kicked","until_date":0}}}""", "nothing: MyChatMember" },
        { """{"a_kind_of_tomorrow":{"a":1}}""", "nothing: unknown kind" },
        { """{"a":1}""", "nothing: unknown kind" },
    };

    [Theory]
    [MemberData(nameof(Updates))]
    public void Each_kind_of_update_has_a_decided_outcome(string update, string outcome) => Assert.Equal(outcome, Told(Read(update)));

    [Fact]
    public void An_update_keeps_its_number_its_language_and_the_time()
    {
        var heard = Assert.IsType<TelegramReading.Heard>(Read(Message(Private, """ "text":"да" """))).Inbound;

        Assert.Equal("telegram:900", heard.Id);
        Assert.Equal("ky", heard.LanguageHint);
        Assert.Equal(Now, heard.At);
    }

    [Fact]
    public void A_message_says_when_it_was_sent_and_what_of_ours_it_quotes()
    {
        var quoting = Inbound("""{"message":{"message_id":7,"date":1762000000,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"A"},"text":"2","reply_to_message":{"message_id":3,"date":1761999000,"chat":{"id":5,"type":"private"},"from":{"id":9,"is_bot":true,"first_name":"M"},"text":"1/6 Where?"}}}""");
        Assert.Equal("1/6 Where?", quoting.Quoted);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_762_000_000), quoting.SentAt);
        var ownWords = Inbound("""{"message":{"message_id":7,"date":1762000000,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"A"},"text":"2","reply_to_message":{"message_id":3,"date":1761999000,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"A"},"text":"1"}}}""");
        Assert.Null(ownWords.Quoted);
    }

    static Core.Messages.Inbound Inbound(string update) => Assert.IsType<TelegramReading.Heard>(Read(update)).Inbound;

    [Fact]
    public void Before_the_bots_name_is_known_every_command_is_taken_for_ours() =>
        Assert.Equal("-100555: text /join x, in a group", Told(Read(Message(Group, """ "text":"/join@who_bot x" """), username: null)));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"update_id":1,"message":7}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"text":"x"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"chat":{"id":"no number","type":"private"},"text":"x"}}""")]
    [InlineData("""{"update_id":"x","message":{}}""")]
    [InlineData("""{"update_id":9999999999999,"message":{}}""")]
    public void What_is_no_update_is_said_to_be_unreadable(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Throws<JsonException>(() => TelegramUpdates.Read(document.RootElement, "our_bot", Now));
        Assert.StartsWith("telegram:", TelegramJson.InboundId(document.RootElement), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_group_it_is_known_who_wrote()
    {
        Assert.Equal("77", Assert.IsType<TelegramReading.Heard>(Read(Message(Group, """ "text":"/join osh-7421" """))).Inbound.Sender?.Id);
        Assert.Null(Assert.IsType<TelegramReading.Heard>(Read(Message(Private, """ "text":"/join osh-7421" """))).Inbound.Sender);
    }

    static string Message(string where, string what) => "{\"message\":{" + where + "," + what + "}}";

    static TelegramReading Read(string update, string? username = "our_bot")
    {
        using var document = JsonDocument.Parse(update.Insert(1, "\"update_id\":900,"));
        return TelegramUpdates.Read(document.RootElement, username, Now);
    }

    static string Told(TelegramReading reading) => string.Concat(
        reading switch
        {
            TelegramReading.Ignored nothing => $"nothing: {nothing.Why}",
            TelegramReading.Heard { Inbound: var inbound } => $"{inbound.From.Id}: {Told(inbound.Input)}",
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        reading is TelegramReading.Heard { Inbound.PromptId: { } prompt } ? $" under {prompt}" : "",
        reading is TelegramReading.Heard { Prompt: { } shown } ? $" ({shown.Text})" : "",
        reading.PressId is { } press ? $", acknowledge {press}" : "",
        reading is TelegramReading.Heard { Inbound.InGroup: true } ? ", in a group" : "");

    static string Told(Input input) => input switch
    {
        Input.Text text => $"text {text.Value}",
        Input.Press press => $"press {press.Data}",
        Input.Location place => FormattableString.Invariant($"location {place.Latitude} {place.Longitude}"),
        Input.Photo photo => $"photo {photo.Reference} {photo.Caption}",
        Input.File file => $"file {file.Kind} {file.Reference} {file.Caption}",
        Input.Unsupported other => $"unsupported {other.Kind}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
