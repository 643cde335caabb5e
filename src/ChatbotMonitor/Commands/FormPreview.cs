using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Commands;

/// <summary>A form played in a terminal: what the bot says is printed, what is typed is said to it.</summary>
sealed partial class FormPreview
{
    const string StartWord = "preview";

    const string Ways = "Type an answer. A number presses the choice of that number, [2] presses any button; {photo}, {voice} and {location 42.87 74.59} send those. /sms and /telegram begin anew on the other channel.";

    // Typed into these, a number is the answer itself.
    static readonly QuestionType[] Typed =
    [
        QuestionType.Text, QuestionType.Integer, QuestionType.Decimal, QuestionType.Range, QuestionType.Date, QuestionType.Time, QuestionType.DateTime, QuestionType.Geopoint, QuestionType.Barcode,
        QuestionType.Image, QuestionType.Audio, QuestionType.File,
    ];

    readonly Content _content;
    readonly Survey _survey;
    readonly string _language;
    readonly PreviewScreen _screen;
    readonly TimeProvider _time;
    RehearsalLookups _lookups = new();
    Address _address;
    Conversation? _state;
    int _heard;

    public FormPreview(Content content, Survey survey, string language, TextWriter output, TimeProvider time)
    {
        // Whoever plays it may, and by a word of its own.
        _survey = survey with { StartCommands = [StartWord], StartKeywords = [StartWord], Audience = Audience.Everyone };
        _content = content with { Surveys = [_survey] };
        _language = language;
        _screen = new PreviewScreen(output);
        _time = time;
    }

    /// <summary>Plays it on <paramref name="medium"/> until it is finished or <paramref name="input"/> ends, and prints the answers.</summary>
    public void Play(Medium medium, TextReader input)
    {
        _screen.Note(Ways);
        var ended = Begin(medium);
        while (ended is null && _state is { Draft: not null } && input.ReadLine() is { } line)
        {
            _screen.Heard(line, _address.Medium, Console.IsInputRedirected || input != Console.In);
            ended = line.Trim() switch
            {
                "/sms" => Begin(Medium.Sms),
                "/telegram" => Begin(Medium.Chat),
                "" => null,
                var text => Hear(InputOf(text)),
            };
        }

        if (ended is not null)
            _screen.Answers(ended.Status == ResponseStatus.Complete ? "complete" : "incomplete", ended.Answers);
        else
            _screen.Answers(_state?.Draft is null ? "none: given up" : "so far", _state?.Draft?.Answers ?? []);
        _screen.Sum();
    }

    Response? Begin(Medium medium)
    {
        _address = medium == Medium.Sms ? new Address(ChannelNames.SimulatedSms, "+996555000111") : new Address(ChannelNames.SimulatedTelegram, StartWord);
        _state = new Conversation(_address) { Language = _language };
        _lookups = new RehearsalLookups();
        _screen.Begin(medium, _survey.Title.In(_language));
        return Hear(new Input.Text(medium == Medium.Sms ? StartWord : $"/{StartWord}"));
    }

    Response? Hear(Input input)
    {
        var now = TimeZoneInfo.ConvertTime(_time.GetUtcNow(), _content.Zone);
        var turn = Dialogue.Step(_state, new Inbound($"{StartWord}:{++_heard}", _address, now, input), now, _content, _lookups);
        _state = turn.Next;
        Response? ended = null;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Say say:
                    _screen.Said(say.Message);
                    break;
                case Effect.KeepResponse keep:
                    ended = keep.Response;
                    break;
                case Effect.FileReport file:
                    _screen.Note($"A complaint is filed: {(file.Report.Urgent ? "urgent, " : "")}service {file.Report.Service ?? "not known"}, place {file.Report.Place ?? "not known"}.");
                    break;
            }
        }

        return ended;
    }

    Input InputOf(string text) => text switch
    {
        "{photo}" => new Input.Photo("preview:photo", null),
        _ when LocationPattern().Match(text) is { Success: true } m => new Input.Location(double.Parse(m.Groups["a"].ValueSpan, CultureInfo.InvariantCulture), double.Parse(m.Groups["b"].ValueSpan, CultureInfo.InvariantCulture)),
        "{voice}" or "{audio}" or "{video}" or "{document}" => new Input.File(text[1..^1], "preview:file", null),
        ['{', .. var kind, '}'] => new Input.Unsupported(kind),
        ['[', .. var number, ']'] when _screen.Button(number) is { } any => new Input.Press(any.Data),
        _ when NumbersPress && _screen.Button(text) is { } button => new Input.Press(button.Data),
        _ => new Input.Text(text),
    };

    bool NumbersPress => _state?.Asking != Asking.Nothing || !(_survey.Find(_state.Draft?.Question) is { } open && Typed.Contains(open.Type));

    [GeneratedRegex(@"^\{location (?<a>-?\d+(\.\d+)?)[ ,]+(?<b>-?\d+(\.\d+)?)\}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocationPattern();
}
