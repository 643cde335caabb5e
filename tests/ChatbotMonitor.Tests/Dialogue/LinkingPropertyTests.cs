using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Two phones and two chats that ask for codes and use them, in whatever order: a survey is open at one address at most, ties are mutual, no accepted answer is lost.</summary>
public partial class LinkingPropertyTests
{
    static readonly Address[] People =
        [new(ChannelNames.Sms, "+996555000111"), new(ChannelNames.Telegram, "77700123"), new(ChannelNames.Sms, "+996555000222"), new(ChannelNames.Telegram, "77700456")];

    static readonly string[] Words =
    [
        "ТЕЛЕГРАМ", "/sms", "{code}", "{code}", "{code}", "/start {code}", "ЖАЛОБА", "/start", "1", "2", "Русский", "Бишкек", "вчера", "0", "5", "ПОМОГАЮ", "/helping", "да", "нет",
        "в нашем селе нет воды", "назад", "статус", "СТОП", "СТАРТ", "/stop", "/forget", "УДАЛИТЬ", "не знаю", "пропустить", "/language",
    ];

    static readonly Gen<(int Who, int What, int Minutes)[]> AnyTalks =
        Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Words.Length - 1], Gen.Frequency((9, Gen.Int[0, 3]), (1, Gen.Int[30, 5000]))).Array[1, 80];

    [Fact]
    public void No_order_of_messages_opens_a_survey_twice_or_loses_an_answer() => AnyTalks.Sample(Play, iter: 3000);

    static void Play((int Who, int What, int Minutes)[] talks)
    {
        var content = SampleContent.Content with { BotName = static () => "SampleMonitorBot", SmsNumber = "4455" };
        var world = new World(content);
        foreach (var (who, what, minutes) in talks)
        {
            world.Pass(TimeSpan.FromMinutes(minutes));
            world.Write(People[who], Words[what]);
        }
    }

    sealed partial class World(Content content)
    {
        readonly Dictionary<Address, Conversation> _states = [];
        readonly FixedLookups _lookups = new();
        DateTimeOffset _now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
        string _code = "12345678";
        int _number;

        public void Write(Address from, string word)
        {
            var text = word.Replace("{code}", word is "{code}" ? $"код {_code}" : _code, StringComparison.Ordinal);
            Take(Dialogue.Step(_states.GetValueOrDefault(from), new Inbound($"t:{++_number}", from, _now, new Input.Text(text)), _now, content, _lookups), text);
        }

        public void Pass(TimeSpan time)
        {
            _now += time;
            foreach (var state in _states.Values.Where(s => s.WakeAt <= _now).ToArray())
                Take(Dialogue.Wake(_states[state.Address], _now, content, _lookups), "");
        }

        void Take(Turn turn, string text)
        {
            var before = _states.Values.Select(s => s.Draft).OfType<Draft>().ToArray();
            Turn[] turns = [turn, .. Dialogue.Follow(turn.Effects, turn.Next, _now, content, _lookups)];
            foreach (var one in turns)
            {
                _lookups.Remember(one.Next.Address, one);
                _states[one.Next.Address] = JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(one.Next))!;
                foreach (var say in one.Effects.OfType<Effect.Say>())
                {
                    Assert.False(string.IsNullOrWhiteSpace(say.Message.Text));
                    _code = Code().Match(say.Message.Text) is { Success: true } code ? code.Value : _code;
                }
            }

            var open = _states.Values.Select(s => s.Draft).OfType<Draft>().ToDictionary(d => d.Id, StringComparer.Ordinal);
            Assert.All(_states.Values.Where(s => s.Linked is not null), s => Assert.Equal(s.Address, _states[s.Linked!.Value].Linked));
            Assert.All(_states.Values, s => Assert.True(s.Draft is not { Question: null } || s.Asking != Asking.Nothing, "A survey is open and nothing is asked."));
            var effects = turns.SelectMany(t => t.Effects).ToArray();
            if (effects.Any(e => e is Effect.Erase))
                return;
            foreach (var draft in before)
            {
                if (open.TryGetValue(draft.Id, out var now))
                    Assert.All(draft.Answers, a => Assert.NotNull(now.Find(a.Name, a.At)));
                else
                    Assert.True(effects.OfType<Effect.KeepResponse>().Any(k => k.Response.Id == draft.Id) || draft.Consent == Consent.Asked || draft.Answers.All(a => a.Value.Length == 0), $"The answers of {draft.SurveyId} are gone after {text}.");
            }
        }

        [GeneratedRegex(@"\d{8}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Code();
    }
}
