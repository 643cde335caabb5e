using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Scorecards;

/// <summary>The responses of a round as open data: rows that nobody can be told from.</summary>
/// <param name="Interviews">The interviews.</param>
/// <param name="Visits">The visits.</param>
sealed record Microdata(AnonymousTable Interviews, AnonymousTable Visits)
{
    public const string Service = "service";
    public const string Place = "place";

    /// <summary>Makes it of responses that count.</summary>
    public static Microdata Of(IReadOnlyList<Response> counted, Round round, Content content, RoundScores scores, IReadOnlyDictionary<FieldworkKind, IReadOnlyList<AnswerCounts>> answers) => new(
        AnonymousTable.Of([.. counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview)], content.Survey(round.InterviewSurvey), [.. round.Quotas.Select(q => q.Question)], scores.Interviews, answers[FieldworkKind.Interview]),
        AnonymousTable.Of([.. counted.Where(r => r.Fieldwork!.Kind == FieldworkKind.Visit)], content.Survey(round.VisitSurvey), [], scores.Visits, answers[FieldworkKind.Visit]));
}

/// <summary>Rows of one survey: what may tell who somebody is, five alike at least, and their answers.</summary>
/// <param name="Survey">The survey, or null where there is none.</param>
/// <param name="Keys">The columns that may tell who somebody is: service, place, then what quotas count (sex and age).</param>
/// <param name="Questions">The questions whose answers are given away: none that is answered in words, nor with a location, a picture or a time.</param>
/// <param name="Anonymous">The keys of each row, and what was suppressed.</param>
/// <param name="Answers">The answers of each row, a question each.</param>
sealed record AnonymousTable(Survey? Survey, IReadOnlyList<string> Keys, IReadOnlyList<Question> Questions, AnonymousRows Anonymous, IReadOnlyList<string[]> Answers)
{
    /// <summary>How many responses there are, given away or not.</summary>
    public int Count => Answers.Count;

    /// <summary>The rows that are given away, in an order that tells nothing of when they came.</summary>
    public IReadOnlyList<string[]> Rows => Anonymous.Withheld ? [] :
        [.. Anonymous.Rows.Zip(Answers, (keys, answers) => (string[])[.. keys, .. answers]).OrderBy(r => string.Join('\n', r), StringComparer.Ordinal)];

    /// <summary>How many rows have <paramref name="value"/> in <paramref name="key"/>; of those left blank with an empty value.</summary>
    public int CountOf(string key, string value)
    {
        var at = Keys.ToList().IndexOf(key);
        return Anonymous.Withheld ? 0 : Anonymous.Rows.Count(r => string.Equals(r[at], value, StringComparison.Ordinal));
    }

    /// <summary>Makes it; <paramref name="tables"/> and <paramref name="counts"/> are what is shown of the same responses, and rows counted up tell no more than they do.</summary>
    public static AnonymousTable Of(IReadOnlyList<Response> responses, Survey? survey, IReadOnlyList<string> people, ShownCounts tables, IReadOnlyList<AnswerCounts> counts)
    {
        var questions = (survey?.Questions ?? []).Where(q => IsGiven(q) && !people.Contains(q.Name, StringComparer.Ordinal)).ToArray();
        string[] names = [.. people, .. questions.Select(q => q.Name)];
        var columns = names.Select((n, i) => (n, i)).ToDictionary(n => n.n, n => n.i, StringComparer.Ordinal);
        var values = responses.Select(r =>
        {
            var row = new string[names.Length];
            Array.Fill(row, "");
            foreach (var answer in r.Answers)
            {
                if (columns.TryGetValue(answer.Name, out var at))
                    row[at] = answer.Value;
            }

            return row;
        }).ToArray();
        AnonymisingKey[] keys = [new(Microdata.Service), new(Microdata.Place), .. people.Select(p => new AnonymisingKey(p) { Coarser = IsNumber(survey?.Find(p)) ? AgeBands.Of : null })];
        var rows = responses.Zip(values, (r, v) => (IReadOnlyList<string>)[r.Fieldwork!.Service, r.Fieldwork.Place, .. v.Take(people.Count)]).ToArray();
        string[][] answers = [.. values.Select(v => v[people.Count..])];
        string[] ids = [.. responses.Select(r => r.Id)];
        return new AnonymousTable(survey, [.. keys.Select(k => k.Name)], questions, Anonymising.Suppress(rows, keys, tables: tables), answers)
        {
            LeftOut = [.. questions.Where((q, i) => RareAnswers.LeaveOut(answers, ids, i, q, counts.FirstOrDefault(c => c.Question.Name == q.Name))).Select(q => q.Name)],
        };
    }

    /// <summary>The questions of which some answers are left blank, because fewer than five in the whole round gave them, or such a number could be told from them.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    // Words may name somebody, a location and a picture show where and whom, a time tells which of them it was.
    static bool IsGiven(Question question) => question.IsAsked && question.Group is not { Repeats: true } && question switch
    {
        { Type: QuestionType.SelectOne or QuestionType.SelectMultiple, Choices.Name: "places" or "services" } => false,
        { Type: QuestionType.SelectOne or QuestionType.SelectMultiple } => true,
        _ => IsNumber(question),
    };

    static bool IsNumber(Question? question) => question?.Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Range;

    /// <summary>What was suppressed, by column; those that were blank before are counted with them, since the difference would tell how many these are.</summary>
    public IEnumerable<string> Suppressed => Keys.Where(k => Anonymous.Suppressed.GetValueOrDefault(k) > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k}: {CountOf(k, "")} of {Count}"));
}
