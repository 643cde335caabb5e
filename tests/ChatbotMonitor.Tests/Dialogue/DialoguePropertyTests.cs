using System.Globalization;
using System.Text.Json;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Whatever anybody sends, in whatever order: the state stays valid, nothing throws, no accepted answer is lost.</summary>
public class DialoguePropertyTests
{
    static readonly string[] Words =
    [
        "/start", "/every", "/back", "/skip", "/cancel", "/restart", "/language", "/status", "/forget", "/help", "/join osh-7421", "/join x", "/leave", "/digest", "/stop", "/nonsense", "/info", "/info паспорт",
        "СТАРТ", "СТОП", "ЖАЛОБА", "EVERY", "ЕЩЕ", "INFO", "СПРАВКА вода", "маалымат жок", "справка", "назад", "1", "2", "3", "9", "0", "2 3", "1 3", "да", "жок", "yes", "Русский", "English", "вчера", "20.11", "31.02", "500 сом", "-5", "42.87 74.59",
        "в нашем селе нет воды", "Ош", "", " ", "\0", "😀", "\ud83d", "${fee}", "{code}", "all", "суу жана паспорт", "549 704",
        "/household", "/types", "/lists", "TYPES", "HOUSEHOLD", "LISTS", "ак", "Choice", "2 1 3", "a", "14:30", "20.11 9:05", "OK",
        "/open", "/mine", "/calls", "/find вода", "/report 549704", "549704 OK", "549704 ответ да", "549704 дубль", "549704 повтор 475000", "/call", "0555 123 456", "ЧАЛ",
        "ТЕЛЕГРАМ", "/sms", "КОД 12345678", "/start 12345678", "ПОМОГАЮ", "/helping",
        "/learn", "/learn visit", "УРОК", "ҮЙРӨН", "ХВАТИТ", "никому", "/cancel",
    ];

    static readonly Input[] Others =
    [
        new Input.Location(42.8, 74.6), new Input.Location(999, double.NaN), new Input.Photo("telegram:x", null), new Input.Photo("telegram:x", "нет света"),
        new Input.File("voice", "telegram:v", null), new Input.File("document", "telegram:d", "что это"), new Input.Unsupported("sticker"), new Input.Unsupported("edited"),
    ];

    static readonly Gen<Input> AnyInput = Gen.Frequency(
        (10, Gen.Int[0, Words.Length - 1].Select(i => (Input)new Input.Text(Words[i]))),
        // What looks like a quoted answer is written on purpose above.
        (2, Gen.String.Where(s => !s.Contains("${", StringComparison.Ordinal)).Select(s => (Input)new Input.Text(s))),
        (8, Gen.Int[0, 40].Select(n => (Input)new Input.Press($"#{n}"))),
        (1, Gen.String.Select(s => (Input)new Input.Press(s))),
        (1, Gen.Int[0, Others.Length - 1].Select(i => Others[i])));

    static readonly Gen<(Input Input, int Minutes)[]> AnyTalk = Gen.Select(AnyInput, Gen.Frequency((9, Gen.Int[0, 3]), (1, Gen.Int[200, 6000]))).Array[1, 60];

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Sms)]
    public void No_sequence_of_inputs_throws_or_loses_an_answer(string channel) => AnyTalk.Sample(talk => Play(channel, talk, SampleContent.Content), iter: 2000);

    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Sms)]
    public void No_form_makes_any_sequence_throw_or_lose_an_answer(string channel) => Gen.Select(AnyForm.Forms, AnyTalk).Sample((form, talk) =>
    {
        (Input, int)[] begun = [(new Input.Text(channel == ChannelNames.Sms ? "ANY" : "/any"), 0), (new Input.Text("English"), 0), .. talk];
        Play(channel, begun, SampleContent.With(form));
    }, iter: 2000, print: t => string.Join("; ", t.Item1.Questions.Select(q => $"{q.Type} {q.Group?.Path}/{q.Name} relevant {q.Relevant} calc {q.Calculation} default {q.DefaultExpression}")) + " | " + string.Join(", ", t.Item2.Select(i => i.ToString())));

    /// <summary>Somebody who answers whatever is asked comes to the end of any form, and every answer is in the response.</summary>
    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Sms)]
    public void Any_form_can_be_answered_to_its_end(string channel) =>
        AnyForm.Forms.Sample(form => Assert.True(Willing.Answer(form, channel) is var stuck && stuck is null, stuck), iter: 500,
            print: f => string.Join("; ", f.Questions.Select(q => $"{q.Type} {q.Group?.Path}/{q.Name} relevant {q.Relevant} calc {q.Calculation} default {q.DefaultExpression} constraint {q.Constraint}")));

    static void Play(string channel, (Input Input, int Minutes)[] talk, Content content)
    {
        var address = new Address(channel, "+996555000111");
        var lookups = new FixedLookups();
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
        var buttons = new List<Button>();
        Conversation? state = null;
        var number = 0;
        foreach (var (input, minutes) in talk)
        {
            now += TimeSpan.FromMinutes(minutes);
            if (state?.WakeAt <= now)
                state = Take(state, Dialogue.Wake(state, now, content, lookups), lookups, buttons, address, content, spoken: false);
            var sent = input is Input.Press { Data: ['#', .. var n] } && int.TryParse(n, CultureInfo.InvariantCulture, out var back) && buttons.Count > 0
                ? new Input.Press(buttons[Math.Max(0, buttons.Count - 1 - back)].Data)
                : input;
            var inbound = new Inbound($"t:{++number}", address, now, sent);
            var same = lookups.Copy();
            var turn = Dialogue.Step(state, inbound, now, content, lookups);
            var again = Dialogue.Step(state, inbound, now, content, same);
            Assert.Equal(JsonSerializer.Serialize(turn.Next), JsonSerializer.Serialize(again.Next));
            Assert.Equal(turn.Effects.Count, again.Effects.Count);
            NothingLost(state, turn, sent, content);
            state = Take(state, turn, lookups, buttons, address, content, spoken: state?.OptedOut != true || turn.Next.OptedOut == false);
        }
    }

    static Conversation Take(Conversation? before, Turn turn, FixedLookups lookups, List<Button> buttons, Address address, Content content, bool spoken)
    {
        lookups.Remember(address, turn);
        foreach (var say in turn.Effects.OfType<Effect.Say>())
        {
            // Only what is passed on goes to somebody else.
            Assert.True(say.Message.To == address || say.Message.To.Id == SampleContent.Register.Providers[0].Contact!.Sms);
            if (say.Message.To != address)
                continue;
            Assert.False(string.IsNullOrWhiteSpace(say.Message.Text));
            // A quoted answer is filled in; what a person typed may look like anything.
            Assert.DoesNotMatch(@"\$\{[A-Za-z_]\w*\}", say.Message.Text.Replace("${fee}", "", StringComparison.Ordinal));
            Assert.True(spoken || before?.OptedOut != true, "Something was said to somebody who sent STOP.");
            foreach (var button in say.Message.Keyboard.SelectMany(r => r))
            {
                Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(button.Data), 1, 64);
                Assert.NotEmpty(button.Label);
                buttons.Add(button);
            }
        }

        var next = turn.Next;
        if (next.Draft is { } draft)
        {
            Assert.NotNull(Walkable(draft, content));
            Assert.NotNull(next.WakeAt);
            Assert.Equal(draft.Answers.Count, draft.Answers.Select(a => (a.Name, a.At)).Distinct().Count());
            Assert.True(draft.Question is not null || next.Asking != Asking.Nothing, "A survey is open and nothing is asked.");
        }
        else
        {
            Assert.NotEqual(Asking.Summary, next.Asking);
        }

        return JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(next))!;
    }

    static Survey? Walkable(Draft draft, Content content) => draft.SurveyId == "_complaint" ? content.Complaint : content.Survey(draft.SurveyId);

    // An answer taken once is in the draft, in a response, in a report, or was given up by the person's own word.
    static void NothingLost(Conversation? before, Turn turn, Input input, Content content)
    {
        if (before?.Draft is not { } draft || turn.Effects.Any(e => e is Effect.Erase))
            return;
        if (turn.Next.Draft?.Id == draft.Id)
        {
            foreach (var answer in draft.Answers)
                Assert.NotNull(turn.Next.Draft.Find(answer.Name, answer.At));
            return;
        }

        var kept = turn.Effects.OfType<Effect.KeepResponse>().Any(k => k.Response.Id == draft.Id);
        var givenUp = input is Input.Text t && Core.Dialogue.Commands.Read(t.Value).Command is Command.Cancel or Command.Restart
            || input is Input.Press p && p.Data.EndsWith(":cancel", StringComparison.Ordinal)
            || draft.Consent == Consent.Asked && turn.Effects.OfType<Effect.Say>().Any(s => Languages.All.Any(l => s.Message.Text == content.Texts.Say(TextKeys.HelpingNo, l, before.Address.Medium)));
        Assert.True(kept || givenUp || draft.Answers.All(a => a.Value.Length == 0), $"The answers of {draft.SurveyId} are gone after {input}.");
    }
}
