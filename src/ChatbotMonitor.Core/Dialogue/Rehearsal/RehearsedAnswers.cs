using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Surveys.Group;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a survey that is tried out is answered with: one answer where no condition asks for it, else those that conditions may part at.</summary>
sealed partial class RehearsedAnswers(Survey survey)
{
    // Conditions name few of a long list's choices, and seldom more numbers.
    const int Most = 12;

    static readonly string[] Numbers = ["1", "0", "10", "364"];

    readonly Expression[] _conditions = [.. ConditionsOf(survey)];

    /// <summary>The answers, of which the first is tried in any case; those that are not allowed are left out where others are.</summary>
    public IReadOnlyList<string> To(Talk talk, Question question)
    {
        if (OneMore.Is(question.Name))
            return [OneMore.No];
        var conditions = Array.FindAll(_conditions, c => c.Names.Contains(question.Name, StringComparer.Ordinal));
        var values = Values(talk, question, conditions).Distinct(StringComparer.Ordinal).ToList();
        var allowed = values.FindAll(v => v.Length > 0 && Answering.Fault(talk, survey, question, v) is null);
        if (allowed.Count == 0)
            allowed = values.Count == 0 ? [""] : values;
        if (conditions.Length > 0 && Prompt.MayBeSkipped(talk, survey, question))
            allowed.Add("");
        return conditions.Length > 0 ? [.. allowed.Take(Most)] : [allowed[0]];
    }

    IEnumerable<string> Values(Talk talk, Question question, Expression[] conditions) => question.Type switch
    {
        QuestionType.SelectOne or QuestionType.SelectMultiple => Offer.For(talk, survey, question) is var offer && talk.Draft.Branch is null ? offer.All.Where(c => !Offer.Opens(talk, question, c)).Select(c => c.Name) : offer.Page.Select(c => c.Name),
        QuestionType.Rank => [string.Join(' ', Offer.For(talk, survey, question).All.Select(c => c.Name))],
        QuestionType.Integer or QuestionType.Decimal => Numbers.Concat(Around(conditions)),
        QuestionType.Range when question.Range is { } range => new[] { range.Start, range.End }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
        QuestionType.Date => [talk.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), talk.Today.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        QuestionType.DateTime => [talk.Now.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)],
        QuestionType.Time => ["10:30"],
        QuestionType.Acknowledge => ["OK"],
        QuestionType.Geopoint => ["42.87 74.59 0 0"],
        _ => ["123456"],
    };

    // Where a condition says 18, it parts at 17, 18 and 19.
    static IEnumerable<string> Around(Expression[] conditions) =>
        from condition in conditions
        from Match number in NumberPattern().Matches(condition.Source)
        where int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        from step in new[] { 0, 1, -1 }
        select (int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture);

    static IEnumerable<Expression> ConditionsOf(Survey survey)
    {
        var groups = survey.Questions.SelectMany(q => Around(q.Group)).Distinct();
        return survey.Questions.SelectMany(q => new[] { q.Relevant, q.ChoiceFilter, q.Calculation, q.DefaultExpression, q.RequiredWhen })
            .Concat(groups.SelectMany(g => new[] { g.Relevant, g.Count })).Append(survey.Report?.When).OfType<Expression>();
    }

    static IEnumerable<Group> Around(Group? group)
    {
        for (; group is not null; group = group.Parent)
            yield return group;
    }

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,9}(?![\w.])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();
}
