using System.Globalization;
using System.Text.Json;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>A respondent who answers whatever is asked as well as it goes: no more than two turns of a repeat, another try where one is refused.</summary>
static class Willing
{
    /// <summary>Answers <paramref name="form"/> and sends it; gives what was said last where that does not come to an end.</summary>
    public static string? Answer(Survey form, string channel)
    {
        var content = SampleContent.With(form);
        var address = new Address(channel, "+996555000111");
        var lookups = new FixedLookups();
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
        Conversation? state = new(address) { Language = "en" };
        var tries = 0;
        var said = "";
        var way = new List<string>();
        Input next = new Input.Text(channel == ChannelNames.Sms ? form.StartKeywords[0] : "/" + form.StartCommands[0]);
        for (var step = 0; step < 1500; step++)
        {
            var turn = Dialogue.Step(state, new Inbound($"t:{step.ToString(CultureInfo.InvariantCulture)}", address, now, next), now, content, lookups);
            if (turn.Effects.OfType<Effect.KeepResponse>().SingleOrDefault() is { Response: var response })
            {
                Assert.Equal(ResponseStatus.Complete, response.Status);
                Assert.DoesNotContain(response.Answers, a => a.Name.EndsWith('/'));
                return null;
            }

            said = string.Join('\n', turn.Effects.OfType<Effect.Say>().Select(s => s.Message.Text));
            tries = state.Draft is { } before && before.Question == turn.Next.Draft?.Question && before.At == turn.Next.Draft?.At ? tries + 1 : 0;
            way.Add($"{turn.Next.Draft?.Question} {turn.Next.Draft?.At}");
            state = JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(turn.Next))!;
            next = state.Asking == Asking.Summary ? channel == ChannelNames.Sms ? new Input.Text("1") : new Input.Press(Button(turn, "Send ✓")) : Reply(form, state.Draft!, tries, now);
        }

        return $"{next}: {said} (asked last: {string.Join(", ", way.TakeLast(24))})";
    }

    static string Button(Turn turn, string label) => turn.Effects.OfType<Effect.Say>().Last().Message.Keyboard.SelectMany(r => r).First(b => b.Label == label).Data;

    static Input Reply(Survey form, Draft draft, int tries, DateTimeOffset now)
    {
        if (draft.Question!.EndsWith('/'))
            return new Input.Text(RepeatTurn.Number(draft.At) < 2 ? "yes" : "no");
        var question = form.Find(draft.Question)!;
        return question.Type switch
        {
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Range => new Input.Text(tries % 2 == 0 ? "1" : "2"),
            QuestionType.Date => new Input.Text("20.11.2026"),
            QuestionType.Time => new Input.Text("9:30"),
            QuestionType.DateTime => new Input.Text(tries % 2 == 0 ? "20.11.2026 9:30" : "9:30"),
            QuestionType.SelectOne or QuestionType.SelectMultiple => new Input.Text($"Choice {(tries % 2).ToString(CultureInfo.InvariantCulture)}"),
            QuestionType.Rank => new Input.Text($"Choice {tries.ToString(CultureInfo.InvariantCulture)}"),
            QuestionType.Acknowledge => new Input.Text("OK"),
            QuestionType.Geopoint => new Input.Location(42.87, 74.59),
            QuestionType.Image => new Input.Photo("telegram:p", null),
            QuestionType.Audio or QuestionType.File => new Input.File("voice", "telegram:v", null),
            _ => new Input.Text(tries % 2 == 0 ? "a" : "b"),
        };
    }
}
