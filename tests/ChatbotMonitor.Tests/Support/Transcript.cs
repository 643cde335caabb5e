using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>A whole conversation as data: plays the "&gt;" lines of a file and writes what the bot says under each.</summary>
/// <remarks>
/// <c>&gt; text</c> types, <c>&gt; [label]</c> presses the newest button of that label, <c>&gt; [[label]]</c> the oldest one, <c>&gt; {photo}</c>, <c>{voice}</c>, <c>{+voice}</c> (a file that can be fetched), <c>{location 42.8 74.6}</c> send those;
/// <c>&gt; ~text</c> was on its way before the bot's last words were said, <c>&gt; ^words^ text</c> quotes the bot's newest message with those words; <c>{code}</c> in a text is the code the bot said last;
/// <c>@ +4h</c> lets time pass, <c>@ without NAME</c> takes a question out of the survey's file, <c>@ channel sms</c>, <c>@ hint ru</c>, <c>@ group</c>, <c>@ chat 5</c>, <c>@ phone +996555000222</c> say who writes: several people may take turns, and what is said to another than the writer begins with whom it is for.
/// The state is written to JSON and read again between every two turns.
/// </remarks>
sealed partial class Transcript(Content content)
{
    readonly FixedLookups _lookups = new();
    readonly List<Button> _buttons = [];
    readonly List<string> _said = [];
    readonly StringBuilder _out = new();
    Content _content = content;
    Address _address = new(ChannelNames.Telegram, "77700123");
    readonly Dictionary<Address, Conversation> _states = [];
    DateTimeOffset _now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
    string? _hint;
    bool _group;
    Address? _sender;
    int _inbound;

    /// <summary>The file with each reply as it is now.</summary>
    public string Play(string script)
    {
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith("> ", StringComparison.Ordinal) || l.StartsWith("@ ", StringComparison.Ordinal) || l.StartsWith('#')))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("@ +", StringComparison.Ordinal))
                _out.Append('\n');
            _out.Append(line).Append('\n');
            if (line.StartsWith("> ", StringComparison.Ordinal))
                Say(line[2..].Replace("\\n", "\n", StringComparison.Ordinal));
            else if (line.StartsWith("@ ", StringComparison.Ordinal))
                Set(line[2..].Split(' '));
        }

        return _out.ToString();
    }

    void Say(string text)
    {
        var at = text.StartsWith('~') ? _now.AddMinutes(-1) : _now;
        text = text.TrimStart('~');
        string? quoted = null;
        if (text.Contains("{code}", StringComparison.Ordinal))
            text = text.Replace("{code}", Code().Match(_said.Last(s => Code().IsMatch(s))).Value, StringComparison.Ordinal);
        if (text.Split('^') is ["", var words, var rest])
            (quoted, text) = (_said.Last(s => s.Contains(words, StringComparison.Ordinal)), rest.TrimStart());
        Input input = text switch
        {
            ['[', '[', .. var label, ']', ']'] => new Input.Press(_buttons.First(b => string.Equals(b.Label, label, StringComparison.Ordinal)).Data),
            ['[', .. var label, ']'] => new Input.Press((_buttons.LastOrDefault(b => string.Equals(b.Label, label, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No button '{label}' was shown.")).Data),
            ['{', '+', .. var kind, '}'] => new Input.File(kind, "telegram:file", null),
            "{photo}" => new Input.Photo("telegram:file", null),
            _ when Location().Match(text) is { Success: true } m => new Input.Location(double.Parse(m.Groups["a"].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups["b"].Value, CultureInfo.InvariantCulture)),
            ['{', .. var kind, '}'] => new Input.Unsupported(kind),
            _ => new Input.Text(text),
        };
        var inbound = new Inbound($"test:{++_inbound}", _address, at, input) { LanguageHint = _hint, InGroup = _group, Sender = _group ? _sender : null, Quoted = quoted, PromptId = input is Input.Press ? "prompt" : null };
        Take(Dialogue.Step(_states.GetValueOrDefault(_address), inbound, _now, _content, _lookups));
    }

    void Take(Turn turn, bool follows = false)
    {
        var address = turn.Next.Address;
        _lookups.Remember(address, turn);
        _states[address] = JsonSerializer.Deserialize<Conversation>(JsonSerializer.Serialize(turn.Next))!;
        if (turn.Effects.Count == 0 && !follows)
            _out.Append("  (nothing)\n");
        foreach (var effect in turn.Effects)
            _out.Append(Write(effect));
        foreach (var other in Dialogue.Follow(turn.Effects, turn.Next, _now, _content, _lookups))
            Take(other, follows: true);
    }

    string Write(Effect effect) => effect switch
    {
        Effect.Say say => Write(say.Message),
        Effect.KeepResponse { Response: var r } => $"* response {r.SurveyId} {r.Status}{(r.Assisted ? " assisted" : "")}: {string.Join(", ", r.Answers.Select(a => $"{(a.Personal ? "personal " : "")}{a.Name}{(a.At.Length > 0 ? $"[{a.At}]" : "")}={a.Value}"))}\n{Write(r)}",
        Effect.FileReport { Report: var r } => $"* report {r.Code.Spoken}{(r.Urgent ? " urgent" : "")}{(r.Assisted ? " assisted" : "")}: service={r.Service} place={r.Place} text={r.Text}\n{string.Concat(r.Breaches.Select(b => $"* breach {b.Kind}: {b.Found}, owed {b.Owed} ({b.Citation})\n"))}",
        Effect.ChangeReport { Before: var before, After: var after } => string.Concat(after.Changes.Skip(before.Changes.Count).Select(c => $"* report {after.Code.Spoken} {c.Status} by {c.By.Kind} {c.By.Id}{(c.Note.Length > 0 ? $": {c.Note}" : "")}\n")),
        Effect.Refuse refuse => $"* refuses {refuse.Command}\n",
        Effect.KeepReferral { Referral: var r } => $"* referral of {r.Code.Spoken} to {r.ProviderId}{(r.UsedAt is null ? "" : ", answered")}\n",
        Effect.Inform { Report: var r } => $"* news of {r.Code.Spoken}\n",
        Effect.ShowChosen chosen => $"* shows ✓ {chosen.Chosen}\n",
        Effect.JoinCoordinator join => $"* joins {join.CoordinatorId}\n",
        Effect.LeaveCoordinator => "* leaves\n",
        Effect.SendDigest digest => $"* digest for {digest.CoordinatorId}\n",
        Effect.AcknowledgeDigest seen => $"* digest of {seen.CoordinatorId} acknowledged\n",
        Effect.Erase => "* erases\n",
        Effect.KeepLinkCode { Code: var code } => code.UsedAt is null ? "* keeps a code\n" : "* the code is used\n",
        Effect.TakeOver take => $"* takes over from {take.From.Key}\n",
        Effect.Untie untie => $"* unties {untie.From.Key}\n",
        Effect.KeepGroup { Group: var g } => $"* group {g.Id}: {g.Name} in {g.Place}, invite {g.Invite}\n",
        Effect.KeepMonitor { Monitor: var m } => $"* monitor {m.Id} {(m.LeftAt is null ? "in" : "left")} {m.GroupId}: {m.Name}{(m.IsLead ? ", lead" : "")}\n",
        Effect.TieChat tie => $"* the chat is {tie.GroupId ?? "nobody"}'s\n",
        Effect.KeepMeasure { Measure: var m } => $"* measure {m.Id} {m.State}: {m.Provider ?? m.Who}, {m.What}, {m.By:yyyy-MM-dd}\n",
        Effect.KeepDecision { Decision: var d } => $"* decision on {d.ResponseId}\n",
        Effect.EraseAlso also => $"* erases {also.Other.Key} too\n",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Write(Core.Surveys.Response response) => response.Fieldwork is not { } work ? "" : string.Create(CultureInfo.InvariantCulture,
        $"* {work.Kind} of {work.Round}: {work.Service} in {work.Place}, by {work.Monitor}, from {(response.Respondent is null ? "nobody" : "its monitor")}, done {work.DoneAt:MM-dd HH:mm}{(work.Later ? " as told" : "")}{(work.Pair is null ? "" : $", pair {work.Pair}")}{string.Concat(work.Strata.Select(s => $", {s.Key} {s.Value}"))}\n");

    string Write(Outbound message)
    {
        _buttons.AddRange(message.Keyboard.SelectMany(r => r));
        _said.Add(message.Text);
        var text = new StringBuilder();
        var whom = message.To == _address ? "" : $"({message.To.Key}) ";
        if (!message.Photo.IsEmpty)
            text.Append("* with a picture\n");
        foreach (var line in message.Text.Split('\n'))
            text.Append(!text.ToString().Contains('<', StringComparison.Ordinal) ? $"< {whom}" : "  ").Append(line).Append('\n');
        foreach (var row in message.Keyboard)
            text.Append("  ").AppendJoin(' ', row.Select(b => $"[{b.Label}]")).Append('\n');
        if (message.To.Medium == Medium.Sms)
            text.Append(CultureInfo.InvariantCulture, $"  ({Segments.Of(message.Text).Count} SMS)\n");
        return text.ToString();
    }

    void Set(string[] words)
    {
        switch (words)
        {
            case ["channel", var channel]: _address = new Address(channel, channel == ChannelNames.Sms ? "+996555000111" : "77700123"); break;
            case ["hint", var hint]: _hint = hint; break;
            case ["group"]: _group = true; _address = new Address(ChannelNames.Telegram, "-100200"); break;
            case ["from", var id]: _sender = new Address(ChannelNames.Telegram, id); break;
            case ["evening"]: Take(Dialogue.TellCoverage(_states[_address], _content.GroupsWith(_lookups.MadeGroups()).Single(g => g.Id == _lookups.GroupOfChat(_address)), _now, _content, _lookups)); break;
            case ["remind"]: Take(Dialogue.RemindOfTasks(_states[_address], _lookups.MonitorAt(_address)!, _now, _content, _lookups)); break;
            case ["passed", var lesson]: Take(new Turn(_states[_address] with { PassedLessons = [new PassedLesson(lesson, _now, 3, 3)] }, []), follows: true); break;
            case ["chat", var id]: _group = false; _address = new Address(ChannelNames.Telegram, id); break;
            case ["phone", var number]: _group = false; _address = new Address(ChannelNames.Sms, number); break;
            case ["without", var name]: _content = _content with { Surveys = [.. _content.Surveys.Select(s => s with { Questions = [.. s.Questions.Where(q => q.Name != name)] })] }; break;
            case [['+', .. var span]]: Pass(span[^1] switch { 'd' => TimeSpan.FromDays(Number(span)), 'h' => TimeSpan.FromHours(Number(span)), _ => TimeSpan.FromMinutes(Number(span)) }); break;
            default: throw new FormatException($"'@ {string.Join(' ', words)}' is no direction.");
        }
    }

    static int Number(string span) => int.Parse(span[..^1], CultureInfo.InvariantCulture);

    void Pass(TimeSpan time)
    {
        var until = _now + time;
        while (_states.Values.Where(s => s.WakeAt <= until).MinBy(s => s.WakeAt) is { WakeAt: { } due } state)
        {
            _now = due > _now ? due : _now;
            Take(Dialogue.Wake(state, _now, _content, _lookups));
        }

        _now = until;
    }

    [GeneratedRegex(@"\d{8}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\{location (?<a>[-\d.]+) (?<b>[-\d.]+)\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Location();
}
