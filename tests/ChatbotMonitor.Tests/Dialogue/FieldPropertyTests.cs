using System.Text.Json;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Three monitors in chats, one with a keypad phone and a coordinator, who write whatever in whatever order: no seat is taken twice, no pair by one person, no interview has a respondent, nothing done is lost.</summary>
public class FieldPropertyTests
{
    static readonly Address[] People =
        [new(ChannelNames.Telegram, "501"), new(ChannelNames.Telegram, "502"), new(ChannelNames.Telegram, "503"), new(ChannelNames.Sms, "+996555000111"), new(ChannelNames.Telegram, "900")];

    static readonly string[] Words =
    [
        "/join alay-4711", "JOIN alay-4711", "да", "нет", "1", "2", "Айгуль", "Бакыт", "/tasks", "ЗАДАНИЯ", "ЗАДАНИЕ 1", "/tasks 1", "/tasks 2", "/tasks 3", "раньше", "вчера", "15:30", "сейчас",
        "/leave", "/forget", "/cancel", "назад", "/language", "Русский", "/restart", "мужчина", "12", "/join osh-7421", "/remove Айгуль", "/lead Бакыт", "/round", "/group alay", "/newgroup alay", "/stop", "/start", "{}",
    ];

    static readonly Gen<(int Who, int What, int Minutes)[]> AnyTalks =
        Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Words.Length - 1], Gen.Frequency((9, Gen.Int[0, 3]), (1, Gen.Int[30, 2000]))).Array[1, 120];

    [Fact]
    public void Whatever_they_write_what_was_done_adds_up() => AnyTalks.Sample(Play, iter: 1000);

    static void Play((int Who, int What, int Minutes)[] talks)
    {
        var (content, lookups) = (SampleRound.Content, new FixedLookups());
        var states = new Dictionary<Address, Conversation>();
        var now = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(6));
        var kept = new List<Response>();
        var number = 0;
        foreach (var (who, what, minutes) in talks)
        {
            now += TimeSpan.FromMinutes(minutes);
            foreach (var state in states.Values.Where(s => s.WakeAt <= now).ToArray())
                Take(Dialogue.Wake(states[state.Address], now, content, lookups));
            var inbound = new Inbound($"t:{++number}", People[who], now, Words[what] is "{}" ? new Input.Photo("telegram:file", null) : new Input.Text(Words[what]));
            Take(Dialogue.Step(states.GetValueOrDefault(People[who]), inbound, now, content, lookups));
        }

        void Take(Turn turn)
        {
            lookups.Remember(turn.Next.Address, turn);
            states[turn.Next.Address] = JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(turn.Next))!;
            kept.AddRange(turn.Effects.OfType<Effect.KeepResponse>().Select(k => k.Response).Where(r => r.Fieldwork is not null));
            Assert.InRange(lookups.Monitors("alay").Count(m => m.IsMember), 0, SampleRound.Alay.Seats);
            Assert.All(lookups.Monitors("alay").Where(m => m.IsMember).GroupBy(m => m.Address), m => Assert.Single(m));
            Assert.All(kept, r => Assert.Equal(r.Fieldwork!.Kind == FieldworkKind.Visit, r.Respondent is not null));
            Assert.All(kept.Where(r => r.Fieldwork!.Later), r => Assert.True(SampleRound.Round.Holds(DateOnly.FromDateTime(r.Fieldwork!.DoneAt.UtcDateTime.AddHours(6)))));
            Assert.All(kept.Where(r => r.Fieldwork!.Pair is not null && r.Status == ResponseStatus.Complete).GroupBy(r => (r.Fieldwork!.Pair, r.Fieldwork.Monitor)), p => Assert.Single(p));
            Assert.Equal(kept.Count(r => r.Status == ResponseStatus.Complete), lookups.CountsOf("autumn").Sum(c => c.Done.Sum(d => d.Number)));
        }
    }
}
