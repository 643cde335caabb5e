using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Words outside any survey: taken for a complaint, put into a survey of three questions of which the first is answered already.</summary>
static class Complaint
{
    public const string Id = "_complaint";
    const string What = "text";
    const string Service = "service";
    public const string Place = "place";
    const string Photo = "photo";

    // Thanks and greetings are no complaint; anything else might be, and is kept.
    static readonly HashSet<string> SmallTalk = new(StringComparer.Ordinal)
    {
        "рахмат", "чон рахмат", "спасибо", "большое спасибо", "thank you", "thanks", "ok", "ок", "окей", "хорошо", "жакшы", "макул", "понятно", "тушундум",
        "салам", "саламатсызбы", "ассалому алейкум", "здравствуйте", "привет", "добрый день", "hello", "hi", "да", "нет", "ооба", "жок", "yes", "no",
    };

    /// <summary>Whether a survey is this one.</summary>
    public static bool Is(Survey survey) => string.Equals(survey.Id, Id, StringComparison.Ordinal);

    /// <summary>Whether a text says something that could be a complaint.</summary>
    public static bool Speaks(string text) => text.Any(char.IsLetter) && !SmallTalk.Contains(Folding.Fold(text));

    /// <summary>The survey, with the services and places of this installation.</summary>
    public static Survey SurveyOf(ServiceRegister register, Gazetteer places, Texts.Texts texts)
    {
        var questions = new List<Question> { Ask(QuestionType.Text, What, TextKeys.ComplaintText, texts, null) };
        if (register.Services.Count > 0)
            questions.Add(Ask(QuestionType.SelectOne, Service, TextKeys.ComplaintService, texts, register.ToChoices()));
        if (places.Roots.Count > 0)
            questions.Add(Ask(QuestionType.SelectOne, Place, TextKeys.ComplaintPlace, texts, places.ToChoices()));
        return new Survey(Id, In(TextKeys.ComplaintTitle, Medium.Chat, texts), questions)
        {
            RemindAfter = TimeSpan.FromHours(4),
            ExpireAfter = TimeSpan.FromDays(1),
            Report = new ReportRule(Expression.Parse("true()"), null, Service, Place, What),
        };
    }

    /// <summary>What is said before its first question; null before any other question.</summary>
    public static string? IntroTo(Talk talk, Survey survey) => Is(survey) && talk.Draft.Trail.Count == 0 ? talk.Text(TextKeys.ComplaintIntro) : null;

    /// <summary>Opens a complaint with these words (and photo) in it; nothing is asked yet.</summary>
    public static void Begin(Talk talk, string text, string? photo)
    {
        var draft = new Draft(talk.Lookups.NewId(), Id, talk.Now) { HeardAt = talk.Now };
        if (text.Length > 0)
            draft = draft.With(What, text);
        if (photo is not null)
            draft = draft.With(Photo, photo);
        talk.State = talk.State with { Draft = draft, Asking = Asking.Nothing, Wrong = 0 };
    }

    /// <summary>The answers of a complaint that are the citizen's own: words and photo.</summary>
    public static IReadOnlyList<Answer> WordsOf(Draft draft) => [.. draft.Answers.Where(a => a.Name is What or Photo)];

    /// <summary>The choices that the citizen's own words speak of, likeliest first, at most three; none in any other survey.</summary>
    public static IReadOnlyList<Choice> Likely(Talk talk, Survey survey, ChoiceList choices) =>
        Is(survey) && talk.Draft.Find(What)?.Value is { } words ? [.. ChoiceReplies.Mentioned(words, choices).Take(3)] : [];

    static Question Ask(QuestionType type, string name, string key, Texts.Texts texts, ChoiceList? choices) =>
        new(type, name, new Label(In(key, Medium.Chat, texts))) { Sms = new Label(In(key, Medium.Sms, texts)), Choices = choices };

    static LocalText In(string key, Medium medium, Texts.Texts texts) =>
        new(Languages.All.Select(l => KeyValuePair.Create(l, texts.Say(key, l, medium))));
}
