using System.Globalization;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Forms of all types with groups and repeats in one another, and expressions that name whatever came before.</summary>
static class AnyForm
{
    // Of other turns only the first is asked about: a question that depends on a turn yet to come can be asked for ever.
    static readonly string[] Conditions =
    [
        "true()", "${q} != ''", "selected(${q}, 'a')", "count(${q}) > 1", "string-length(${q}) < 3", "position(..) < 3", "${q} = 'b' or ${q} > 2", "../q0 = 'a'", "not(${q} = '1')",
        "indexed-repeat(${q}, ${g0}, 1) = ''", "regex(${q}, '[0-9]+')", "/data/q1 != 'x'", "count(${g0}) < 3", "sum(${q}) >= 0", "random() < 0.7",
    ];

    static readonly string[] Values =
    [
        "${q}", "concat(${q}, '-', ${q})", "join(' ', ${q})", "today() + 1", "once(now())", "uuid()", "position(..)", "max(${q}, 1)", "if(${q} = 'a', ${q}, 3)", "count(${g0})", "format-date(${q}, '%d.%m')", "jr:choice-name(${q}, '${q}')",
    ];

    /// <summary>A form of one to nine rows.</summary>
    public static Gen<Survey> Forms { get; } = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 99]).Array[1, 9].Select(Make);

    static Survey Make((int Type, int Group, int Condition, int Value)[] rows)
    {
        var questions = new List<Question>();
        Group? group = null;
        for (var i = 0; i < rows.Length; i++)
        {
            var (type, turn, condition, value) = rows[i];
            group = turn switch
            {
                0 or 1 => new Group($"g{N(i)}", Text($"Group {N(i)}")) { Parent = group, Repeats = true, Count = value % 3 == 0 && Named(questions) is not null ? Expression.Parse("string-length(${q0}) mod 3") : null },
                2 => new Group($"g{N(i)}", Text("")) { Parent = group, Relevant = condition % 2 == 0 ? Of(Conditions, condition, questions) : null },
                3 => group?.Parent,
                4 => null,
                _ => group,
            };
            questions.Add(Row(i, (QuestionType)type, group, condition, value, questions));
        }

        if (questions.TrueForAll(q => !q.IsAsked))
            questions.Add(new Question(QuestionType.Text, "last", Text("Last?")));
        return new Survey("any", new LocalText("Any"), questions) { StartCommands = ["any"], StartKeywords = ["ANY"], ExpireAfter = TimeSpan.FromDays(2), RemindAfter = TimeSpan.FromHours(5) };
    }

    static Question Row(int i, QuestionType type, Group? group, int condition, int value, List<Question> before) => new(type, $"q{N(i)}", Text(before.Count > 0 ? $"Question {N(i)} after ${{{before[^1].Name}}}?" : $"Question {N(i)}?"))
    {
        Group = group,
        Required = value % 2 == 0,
        RequiredWhen = condition % 7 == 0 ? Of(Conditions, value, before) : null,
        Relevant = condition % 3 == 0 ? Of(Conditions, condition, before) : null,
        Constraint = value % 11 == 0 && type is QuestionType.Text or QuestionType.Integer ? Expression.Parse("string-length(.) < 6") : null,
        Calculation = type == QuestionType.Calculate ? Of(Values, value, before) : null,
        Default = type == QuestionType.Hidden ? "h" : null,
        DefaultExpression = value % 5 == 0 && type is not QuestionType.Calculate ? Of(Values, value, before) : null,
        ReadOnly = value % 13 == 0 && type is QuestionType.Text or QuestionType.Integer,
        Metadata = type == QuestionType.Metadata ? (string[])["start", "end", "today", "deviceid", "username", "phonenumber", "simserial"] is var kinds ? kinds[value % kinds.Length] : null : null,
        Range = type == QuestionType.Range ? new NumberRange(0, value % 2 == 0 ? 4 : 40, 1) : null,
        Randomize = condition % 4 == 0,
        Choices = type is QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank ? List(value % 17 == 0 ? 60 : 2 + (value % 12)) : null,
        ChoiceFilter = condition % 5 == 0 && type is QuestionType.SelectOne or QuestionType.SelectMultiple ? Expression.Parse("even = 'yes' or name != 'zz'") : null,
    };

    static Expression? Of(string[] sources, int which, List<Question> before) =>
        Named(before) is { } q ? Expression.Parse(sources[which % sources.Length].Replace("${q}", $"${{{q.Name}}}", StringComparison.Ordinal)) : null;

    static Question? Named(List<Question> before) => before.Count > 0 ? before[before.Count / 2] : null;

    static ChoiceList List(int count) => new($"l{N(count)}", [.. Enumerable.Range(0, count).Select(i => new Choice(((char)('a' + (i % 26))).ToString() + (i < 26 ? "" : N(i)), new LocalText($"Choice {N(i)}"))
    {
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["even"] = i % 2 == 0 ? "yes" : "no" },
    })]);

    static Label Text(string text) => new(new LocalText(text));

    static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
