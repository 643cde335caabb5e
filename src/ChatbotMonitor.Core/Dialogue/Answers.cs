using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The answers of the open draft as expressions and labels see them.</summary>
sealed class Answers(Talk talk, Survey survey) : IValues
{
    static readonly Dictionary<string, string> None = [];
    int _depth;

    public object Self { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = None;

    public DateTimeOffset Now => talk.Now;

    public object Value(string name)
    {
        var question = survey.Find(name);
        return question?.Type == QuestionType.Calculate ? Calculated(question) : Typed(question, talk.Draft.Find(name)?.Value ?? "");
    }

    public string Standard(string field)
    {
        var service = talk.Content.Register.Service(survey.Report?.Service is { } s ? talk.Draft.Find(s)?.Value : null);
        var standard = service?.StandardOn(Visited());
        return field switch
        {
            "days" => standard?.Days?.ToString(CultureInfo.InvariantCulture) ?? "",
            "fee" => standard?.Fee?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
            "hours" => standard?.Hours ?? "",
            _ => "",
        };
    }

    public string NewId() => talk.Lookups.NewId();

    /// <summary>A value as an expression compares it: dates are numbers of days.</summary>
    public static object Typed(Question? question, string value) =>
        question?.Type == QuestionType.Date && value.Length > 0 ? XPathDates.Days(value) : value;

    /// <summary>An answer as a person reads it: labels for names, dates as they are said here.</summary>
    public string Shown(string name)
    {
        var question = survey.Find(name);
        var value = question?.Type == QuestionType.Calculate ? Text(question) : talk.Draft.Find(name)?.Value ?? "";
        return question is null || value.Length == 0 ? value : Shown(question, value);
    }

    /// <summary>A value of <paramref name="question"/> as a person reads it.</summary>
    public string Shown(Question question, string value) => question.Type switch
    {
        QuestionType.SelectOne => question.Choices?.Find(value)?.Label.In(talk.Language) ?? value,
        QuestionType.SelectMultiple => string.Join(", ", value.Split(' ').Select(v => question.Choices?.Find(v)?.Label.In(talk.Language) ?? v)),
        QuestionType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        QuestionType.Image => "📷",
        QuestionType.Geopoint => string.Join(' ', value.Split(' ').Take(2)),
        _ => value,
    };

    /// <summary>The value of a calculate, as it is stored.</summary>
    public string Text(Question calculate)
    {
        // A calculation that calls itself in a circle has no value; the reader of the file reports it.
        if (calculate.Calculation is null || _depth > 20)
            return "";
        _depth++;
        var text = calculate.Calculation.Evaluate(this);
        _depth--;
        return text;
    }

    object Calculated(Question question) => Text(question) is var text && XPathDates.IsIso(text) ? XPathDates.Days(text) : text;

    // The standard in force on the day of the visit counts: the last date the survey asks for that lies behind us, or else today.
    DateOnly Visited() =>
        survey.Questions.Where(q => q.Type == QuestionType.Date)
            .Select(q => DateOnly.TryParseExact(talk.Draft.Find(q.Name)?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null)
            .FirstOrDefault(d => d is not null && d <= talk.Today) ?? talk.Today;
}
