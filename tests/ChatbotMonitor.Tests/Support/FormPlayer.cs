using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>Answers any form to its end: presses what is offered, and types what a question of its type would take.</summary>
sealed partial class FormPlayer
{
    const string Start = "play";
    const int MaxTurns = 2_000;

    readonly FixedLookups _lookups = new();
    readonly List<string> _said = [];
    readonly Survey _survey;
    readonly Content _content;
    IReadOnlyList<Button> _buttons = [];
    Conversation _state = null!;
    Address _address;
    Response? _response;
    DateTimeOffset _now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
    int _heard;

    public FormPlayer(Content content, Survey survey)
    {
        _survey = survey with { StartCommands = [Start], StartKeywords = [Start], Audience = Audience.Everyone };
        _content = content with { Surveys = [_survey] };
    }

    /// <summary>What the bot said, a message an entry.</summary>
    public IReadOnlyList<string> Said => _said;

    /// <summary>Plays <paramref name="survey"/> on <paramref name="medium"/>; throws with the question that could not be answered.</summary>
    public static Response Play(Content content, Survey survey, Medium medium, string language = "ru") => new FormPlayer(content, survey).Play(medium, language);

    /// <summary>The response at the end; throws with the question that could not be answered.</summary>
    public Response Play(Medium medium, string language = "ru")
    {
        _address = medium == Medium.Sms ? new Address(ChannelNames.Sms, "+996555000111") : new Address(ChannelNames.Telegram, "77700123");
        _state = new Conversation(_address) { Language = language };
        Say(new Input.Text(medium == Medium.Sms ? Start : $"/{Start}"));
        for (var turn = 0; _response is null; turn++)
        {
            Assert.True(turn < MaxTurns && _state.Draft is not null, $"{_survey.Id} does not end: {string.Join(" / ", _said.TakeLast(3))}");
            Answer();
        }

        Assert.Equal(ResponseStatus.Complete, _response.Status);
        return _response;
    }

    void Answer()
    {
        var (before, tried) = (_state, new List<string>());
        foreach (var input in Candidates())
        {
            tried.Add(input.ToString());
            Say(input);
            if (_response is not null || Moved(before))
                return;
        }

        Assert.Fail($"{_survey.Id}: nothing answers '{before.Draft?.Question}': {_said[^1]} (tried {string.Join(", ", tried)})");
    }

    bool Moved(Conversation before) =>
        before.Asking != _state.Asking || before.Draft?.Question != _state.Draft?.Question || Key(before.Draft) != Key(_state.Draft);

    static string Key(Draft? draft) => draft is null ? "" : $"{draft.Branch} {string.Join(' ', draft.Picked)} {string.Join(';', draft.Answers)}";

    IEnumerable<Input> Candidates()
    {
        if (_state.Asking == Asking.Summary)
            return Pressed(PressData.Summary, "send") is { } send ? [send] : [new Input.Text("1")];
        var question = _survey.Find(_state.Draft?.Question);
        var choices = Kept(PressData.Answer).Select(b => (Input)new Input.Press(b.Data));
        var ways = Kept(PressData.Way).Where(b => PressData.Read(b.Data) is { Value: "finish" or "skip" }).Select(b => (Input)new Input.Press(b.Data));
        // One more turn of a repeat is asked for once.
        if (question is null)
            return _address.Medium == Medium.Sms ? Texts("2", "нет", "жок", "no") : choices.Skip(1).Concat(choices);
        var picked = _state.Draft!.Picked.Count;
        return question.Type switch
        {
            QuestionType.SelectMultiple when picked > 0 => ways.Concat(Texts("0")),
            QuestionType.Rank when _address.Medium == Medium.Sms => Texts(string.Join(' ', Enumerable.Range(1, question.Choices!.Choices.Count)), "1"),
            QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank or QuestionType.Acknowledge => choices.Concat(Texts("1", "2", "3")).Concat(Labels(question)).Concat(ways).Concat(Texts("пропустить")),
            QuestionType.Geopoint => new Input[] { new Input.Location(42.87, 74.59) }.Concat(Texts("42.87, 74.59")),
            QuestionType.Image => [new Input.Photo("telegram:file", null), .. ways, .. Texts("пропустить")],
            QuestionType.Audio or QuestionType.File => [Sound(), .. ways, .. Texts("пропустить")],
            QuestionType.Date => Texts("вчера", "сегодня", "01.06.2020", "15.03.1990", "24.12.2026", "01.01.2030").Concat(ways),
            QuestionType.Time => Texts("10:30", "08:00", "23:15"),
            QuestionType.DateTime => Texts("вчера 10:30", "23.11.2026 10:30", "01.06.2020 10:30", "24.12.2026 12:00", "10:30"),
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Range => choices.Concat(Texts([.. Numbers(question)])).Concat(ways).Concat(Texts("пропустить")),
            _ => Texts("Асан", "abc", "0555123456", "a@b.kg", "12345", "123", "ABC-123", "2026", "1").Concat(ways).Concat(Texts("пропустить")),
        };
    }

    static Input.File Sound() => new Input.File("voice", "telegram:voice", null);

    static IEnumerable<Input> Labels(Question question) => Texts([.. (question.Choices?.Choices ?? []).Take(30).Select(c => c.Label.In("ru"))]);

    // The numbers that a constraint speaks of, and their neighbours.
    static IEnumerable<string> Numbers(Question question)
    {
        var spoken = Number().Matches(question.Constraint?.Source ?? "").Select(m => decimal.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
        return spoken.SelectMany(n => new[] { n, n + 1, n - 1 }).Prepend(question.Range?.Start ?? 3).Concat([1, 0, 5, 18, 40, 100, 1000, 10_000, 700_000_000]).Where(n => n >= 0).Distinct().Select(n => n.ToString(CultureInfo.InvariantCulture));
    }

    static IEnumerable<Input> Texts(params string[] texts) => texts.Select(t => (Input)new Input.Text(t));

    IEnumerable<Button> Kept(char kind) => _buttons.Where(b => PressData.Read(b.Data)?.Kind == kind);

    Input.Press? Pressed(char kind, string value) => Kept(kind).FirstOrDefault(b => PressData.Read(b.Data)?.Value == value) is { } button ? new Input.Press(button.Data) : null;

    void Say(Input input)
    {
        _now = _now.AddSeconds(20);
        var turn = Dialogue.Step(_state, new Inbound($"play:{++_heard}", _address, _now, input), _now, _content, _lookups);
        _lookups.Remember(_address, turn);
        _state = turn.Next;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Say { Message: var message }:
                    _said.Add(message.Text);
                    if (message.Keyboard.Count > 0)
                        _buttons = [.. message.Keyboard.SelectMany(r => r)];
                    break;
                case Effect.KeepResponse keep:
                    _response = keep.Response;
                    break;
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.])\d{1,12}(\.\d+)?(?![\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
