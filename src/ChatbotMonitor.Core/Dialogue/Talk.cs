using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>One turn in the making: what is known, the state so far, and what has been said; lives for one step and never leaves it.</summary>
sealed class Talk(Conversation conversation, DateTimeOffset now, Content content, ILookups lookups)
{
    readonly List<Effect> _effects = [];
    readonly Conversation _begun = conversation;
    Filled? _filled;

    /// <summary>The state as it stands at this moment of the turn.</summary>
    public Conversation State { get; set; } = conversation;

    public DateTimeOffset Now => now;

    public DateOnly Today { get; } = DateOnly.FromDateTime(now.DateTime);

    public Content Content => content;

    public ILookups Lookups => lookups;

    /// <summary>Whether several people read what is said.</summary>
    public bool InGroup { get; init; }

    /// <summary>Whether what is for monitors alone is for this person.</summary>
    public bool IsMonitor => lookups.CoordinatorOf(State.Address) is not null || Roster.Mine(this) is not null;

    /// <summary>In a group, whoever wrote; else null.</summary>
    public Address? Sender { get; init; }

    /// <summary>What the turn does that this one follows: the store does not know of it yet.</summary>
    public IReadOnlyList<Effect> After { get; init; } = [];

    /// <summary>The language to speak while none was chosen.</summary>
    public string Guess { get; init; } = Languages.Kyrgyz;

    public string Language => State.Language ?? Guess;

    public Medium Medium => State.Address.Medium;

    /// <summary>The open draft; misuse throws where there is none.</summary>
    public Draft Draft
    {
        get => State.Draft ?? throw new InvalidOperationException("No survey is open.");
        set => State = State with { Draft = value };
    }

    /// <summary>The open draft as a filled form of <paramref name="survey"/>.</summary>
    public Filled Filled(Survey survey) => _filled is not null && _filled.Is(survey, Draft) ? _filled : _filled = new Filled(this, survey, Draft);

    /// <summary>The bot's own sentence of that key, for this person.</summary>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => content.Texts.Say(key, Language, Medium, arguments);

    /// <summary>The report of that code as it is now, or null.</summary>
    public Report? Report(ReportCode code) => Following.Report(code, After, lookups);

    /// <summary>The same where this person filed it, from here or from the address that is tied to it, else null.</summary>
    public Report? Own(ReportCode code) => Report(code) is { Reporter: { } reporter } report && (reporter == State.Address || reporter == State.Linked) ? report : null;

    /// <summary>The newest report that this person filed, or null.</summary>
    public Report? LatestReport()
    {
        var here = lookups.LatestReport(State.Address);
        return State.Linked is { } other && lookups.LatestReport(other) is { } there && (here is null || there.FiledAt > here.FiledAt) ? there : here;
    }

    /// <summary>The same as said on <paramref name="medium"/>: by SMS the longer sentence of a chat has room at times.</summary>
    public string In(Medium medium, string key, params ReadOnlySpan<(string Name, string Value)> arguments) => content.Texts.Say(key, Language, medium, arguments);

    public void Do(Effect effect) => _effects.Add(effect);

    /// <summary>Says the sentence of that key, alone.</summary>
    public void Tell(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => Say(Text(key, arguments));

    /// <summary>Says a text as it stands, with its keyboard, and the picture above it, where the medium has one.</summary>
    public void Say(string text, IReadOnlyList<IReadOnlyList<Button>>? keyboard = null, bool bulk = false, ReadOnlyMemory<byte> photo = default) =>
        Do(new Effect.Say(new Outbound(State.Address, text) { Keyboard = Medium == Medium.Chat ? keyboard ?? [] : [], Bulk = bulk, Photo = Medium == Medium.Chat ? photo : default }));

    /// <summary>Shows under the question's message what was chosen.</summary>
    public void Show(string? promptId, string chosen)
    {
        if (Medium == Medium.Chat)
            Do(new Effect.ShowChosen(promptId, chosen));
    }

    /// <summary>The turn, with the next time the dialogue wants to act by itself.</summary>
    public Turn End()
    {
        // What a number means changes with the question, its level, its page and what is picked already.
        if (State.Draft is { } draft && !IsAsAsked(draft))
            Draft = draft with { AskedAt = now };
        for (var i = 0; i < _effects.Count; i++)
        {
            if (_effects[i] is Effect.Say { Message: { To.Medium: Medium.Sms } message } say && WantsLatin(message.To))
                _effects[i] = say with { Message = LatinLetters.In(message, latin: true) };
        }

        return new(State with { Inquiry = State.Asking == Asking.Info ? State.Inquiry : null, WakeAt = Waiting.Until(State, content) }, _effects);
    }

    bool WantsLatin(Address address) => address == State.Address ? State.Latin : lookups.Conversation(address) is { Latin: true };

    bool IsAsAsked(Draft draft) =>
        _begun.Draft is { } before && _begun.Asking == State.Asking
        && (before.Id, before.Question, before.At, before.Branch, before.Search, before.Page, before.Picked.Count) == (draft.Id, draft.Question, draft.At, draft.Branch, draft.Search, draft.Page, draft.Picked.Count);
}
