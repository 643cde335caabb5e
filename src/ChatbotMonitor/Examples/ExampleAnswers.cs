using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Examples;

/// <summary>Invents the answers of one cell: an office that is better or worse than others, and, in the later round, quicker and less polite than before.</summary>
/// <param name="content">The register.</param>
/// <param name="round">The round; its quotas say who is asked.</param>
/// <param name="cell">The cell.</param>
/// <param name="number">The cell's number in its round.</param>
/// <param name="isLast">Whether it is the later round.</param>
#pragma warning disable CA5394 // Nothing is kept secret by it: it must be the same every time.
sealed class ExampleAnswers(Content content, Round round, Cell cell, int number, bool isLast)
{
    // How good offices are, by turns.
    static readonly double[] Offices = [0.78, 0.62, 0.47];

    readonly Random _random = new(HashCode(round.Id, number));
    readonly double _office = Offices[number % Offices.Length];

    /// <summary>The language of the last answers.</summary>
    public string Language { get; private set; } = "ky";

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Answers to all questions of <paramref name="survey"/>.</summary>
    public IReadOnlyList<Answer> Of(Survey survey)
    {
        Language = _random.NextDouble() < 0.6 ? "ky" : "ru";
        var mood = Scatter(0.5);
        var answers = new List<Answer>();
        foreach (var question in survey.Questions.Where(q => q.IsAsked))
        {
            var value = Value(question, mood, answers);
            if (value.Length > 0)
                answers.Add(new Answer(question.Name, value));
        }

        return answers;
    }

    /// <summary>The same visit as somebody else sees it: mostly alike.</summary>
    public IReadOnlyList<Answer> SeenByAnother(Survey survey, IReadOnlyList<Answer> first)
    {
        var again = Of(survey);
        return [.. first.Select(a => _random.NextDouble() < 0.1 ? again.FirstOrDefault(b => b.Name == a.Name) ?? a : a)];
    }

    string Value(Question question, double mood, List<Answer> before) => question switch
    {
        { Type: QuestionType.SelectOne, Choices: { } list } when round.Quotas.FirstOrDefault(q => q.Question == question.Name) is { } quota => ByShare(quota, list),
        { Name: "quote" } => before.Exists(a => a.Name == "comment") ? YesOrNo(0.6) : "",
        { Name: "comment" } => _random.NextDouble() < 0.25 ? ExampleWords.Comment(_random, Language, _office) : "",
        { Name: "paid" } => YesOrNo((1 - _office) * 0.25),
        { Name: "extra_documents" } => YesOrNo((1 - _office) * 0.6),
        { Type: QuestionType.SelectOne, Choices: { Name: "yes_no" } } => YesOrNo(Goodness(question.Name)),
        { Type: QuestionType.SelectOne, Choices: { } list } when list.Choices.All(c => c.Name is ['1' or '2' or '3' or '4' or '5']) => Mark(Goodness(question.Name), mood),
        { Type: QuestionType.SelectOne, Choices.Choices: var choices } => choices[_random.Next(choices.Count)].Name,
        { Name: "days_told" } => Beside(Standard?.Days ?? 10, _office, 3),
        { Name: "fee_told" } => Beside((int)(Standard?.Fee ?? 500), Math.Min(0.95, _office + 0.2), 150),
        { Name: "queue_minutes" } => Text(Math.Max(2, (int)(60 * (1 - Goodness("time")) + (Scatter(12))))),
        { Type: QuestionType.Integer } => Text(Between(0, 10)),
        _ => "",
    };

    Core.Register.Standard? Standard => content.Register.Service(cell.Service)?.StandardOn(round.From);

    // Between the rounds queues became shorter, and staff shorter with people.
    double Goodness(string question) => Math.Clamp(_office + question switch
    {
        "time" => isLast ? 0.1 : -0.08,
        "courtesy" or "greeted" => isLast ? -0.08 : 0.06,
        "ramp" => -0.3,
        "open" => 0.2,
        _ => 0,
    }, 0.05, 0.98);

    string Mark(double goodness, double mood) => Text(Math.Clamp((int)Math.Round(1 + (4 * goodness) + mood + Scatter(0.7)), 1, 5));

    string Beside(int standard, double kept, int over) => Text(_random.NextDouble() < kept ? standard : standard + Between(1, over));

    string YesOrNo(double yes) => _random.NextDouble() < yes ? "yes" : "no";

    string ByShare(Quota quota, ChoiceList list)
    {
        var at = _random.NextDouble() * Math.Max(quota.Shares.Values.Sum(), double.Epsilon);
        foreach (var (choice, share) in quota.Shares)
        {
            at -= share;
            if (at <= 0)
                return choice;
        }

        return list.Choices[0].Name;
    }

    // About normal.
    double Scatter(double by) => (Enumerable.Range(0, 6).Sum(_ => _random.NextDouble()) - 3) * Math.Sqrt(2) * by;

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Of strings .NET's own differs from run to run.
    static int HashCode(string text, int more) => text.Aggregate(17 + more, (h, c) => unchecked((h * 31) + c));
}
