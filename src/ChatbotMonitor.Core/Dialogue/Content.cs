using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>All that an operator wrote under <c>config/</c>, read once at start.</summary>
/// <param name="Surveys">The surveys; ids and start words are unique.</param>
/// <param name="Register">Services and providers.</param>
/// <param name="Places">Places.</param>
/// <param name="Coordinators">Who reads digests; ids and invitations are unique.</param>
/// <param name="Texts">The bot's own sentences.</param>
/// <param name="Zone">The time zone in which citizens' days begin and end.</param>
public sealed record Content(
    IReadOnlyList<Survey> Surveys,
    ServiceRegister Register,
    Gazetteer Places,
    IReadOnlyList<Coordinator> Coordinators,
    Texts.Texts Texts,
    TimeZoneInfo Zone)
{
    readonly Lazy<ChoiceList> _yesNo = new(() => OneMore.YesNo(Texts));
    readonly Lazy<ChoiceList> _agree = new(() => Agreeing.Choices(Texts));

    /// <summary>The survey of that id, or null where its file is gone.</summary>
    public Survey? Survey(string? id) => Surveys.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>Whether <paramref name="survey"/> can be begun by SMS: by a word of its own, or because START begins it.</summary>
    public bool IsStartedBySms(Survey survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return survey.StartKeywords.Count > 0 || ReferenceEquals(Starting.Default(this), survey);
    }

    /// <summary>The built-in survey that words outside any survey are put into.</summary>
    public Survey Complaint { get; } = ChatbotMonitor.Core.Dialogue.Complaint.SurveyOf(Register, Places, Texts);

    /// <summary>The lessons, in the order of their files; ids are unique.</summary>
    public IReadOnlyList<Lesson> Lessons { get; init; } = [];

    /// <summary>The lesson of that id, or null where its file is gone.</summary>
    public Lesson? Lesson(string? id) => Lessons.FirstOrDefault(l => string.Equals(l.Id, id, StringComparison.Ordinal));

    /// <summary>The days that offices work.</summary>
    public WorkingCalendar Calendar { get; init; } = new([]);

    /// <summary>What rounds of public monitoring are judged by; ids are unique.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>What citizens hear of their complaints without asking.</summary>
    public NoticeRules Notices { get; init; } = new();

    /// <summary>The initiative groups of <c>people.yaml</c>; coordinators make others in the chat.</summary>
    public IReadOnlyList<Monitoring.Group> Groups { get; init; } = [];

    /// <summary>The rounds of public monitoring, in the order of their files.</summary>
    public IReadOnlyList<Monitoring.Round> Rounds { get; init; } = [];

    /// <summary>When nobody is written to unasked.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.Usual;

    /// <summary>Scheme and host under which our pages can be reached from outside, without a slash at the end; null where they cannot.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The name of our bot, without @; null while Telegram has not told it, or is not used.</summary>
    public Func<string?> BotName { get; init; } = static () => null;

    /// <summary>The number or short code that people write SMS to, or null.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>The operator's templates of what coordinators are told, by the name of their file; of those that are missing the built-in ones are used.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The services, as they are looked for by what people type.</summary>
    internal ChoiceList Services { get; } = Register.ToChoices();

    /// <summary>Yes and no, as a repeat asks for one more.</summary>
    internal ChoiceList YesNo => _yesNo.Value;

    /// <summary>The one choice of what is only to be agreed to.</summary>
    internal ChoiceList Agree => _agree.Value;

    /// <summary>The round of that id, or null.</summary>
    public Monitoring.Round? Round(string? id) => Rounds.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    /// <summary>All groups: those written here, and of those <paramref name="made"/> in the chat whose id is not taken.</summary>
    public IReadOnlyList<Monitoring.Group> GroupsWith(IEnumerable<Monitoring.Group> made) =>
        [.. Groups, .. made.Where(m => Groups.All(g => !string.Equals(g.Id, m.Id, StringComparison.Ordinal)))];

    /// <summary>The coordinator of that id, or null.</summary>
    public Coordinator? Coordinator(string? id) => Coordinators.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));
}
