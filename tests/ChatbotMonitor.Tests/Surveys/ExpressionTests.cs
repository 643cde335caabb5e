using System.Globalization;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class ExpressionTests
{
    static readonly Dictionary<string, object> Answers = new(StringComparer.Ordinal)
    {
        ["paid"] = "yes",
        ["days"] = "12",
        ["empty"] = "",
        ["wants"] = "water roads light",
        ["visited"] = 20_147d, // 2025-02-28
        ["a-b"] = "7",
        ["жооп"] = "ооба",
        ["words"] = "Суу жок",
    };

    static readonly string[] AnyInto =
    [
        "${a} + 1 > standard('days')", "selected(${a}, .)", "substr(${a}, ., 3)", "format-date(${a}, .)", "pow(${a}, .)",
        "selected-at(., ${a})", "date(${a} + .)", "if(${a}, ., int(.))", "regex(${a}, .)",
    ];

    [Theory]
    // XPath 1.0's own.
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("7 div 2", "3.5")]
    [InlineData("7 mod 2", "1")]
    [InlineData("- ${days}", "-12")]
    [InlineData("concat('a', ${days}, 'b')", "a12b")]
    [InlineData("contains(${words}, 'жок')", "true")]
    [InlineData("starts-with(${words}, 'жок')", "false")]
    [InlineData("string-length(${words})", "7")]
    [InlineData("substring(${words}, 1, 3)", "Суу")]
    [InlineData("substring-before(${words}, ' ')", "Суу")]
    [InlineData("substring-after(${words}, ' ')", "жок")]
    [InlineData("translate('abc', 'b', 'x')", "axc")]
    [InlineData("normalize-space('  a  b ')", "a b")]
    [InlineData("round(2.5)", "3")]
    [InlineData("floor(2.9)", "2")]
    [InlineData("ceiling(2.1)", "3")]
    [InlineData("not(${paid} = 'yes')", "false")]
    [InlineData("boolean(${empty})", "false")]
    [InlineData("number('4')", "4")]
    [InlineData("string(4.50)", "4.5")]
    [InlineData("true() and false()", "false")]
    // Names.
    [InlineData("${days}-1", "11")]
    [InlineData("${a-b}-1", "6")]
    [InlineData("${days}-${a-b}", "5")]
    [InlineData("${ days }+1", "13")]
    [InlineData("${жооп} = 'ооба'", "true")]
    [InlineData("${nobody}", "")]
    [InlineData("${nobody} = ''", "true")]
    [InlineData("${nobody} > 3", "false")]
    [InlineData("${days} > 9 and ${days} <= 12", "true")]
    [InlineData("${days} > standard('days')", "true")]
    [InlineData("${days} > standard('fee')", "false")]
    // XLSForm's.
    [InlineData("selected(${wants}, 'roads')", "true")]
    [InlineData("selected(${wants}, 'road')", "false")]
    [InlineData("selected(${empty}, 'road')", "false")]
    [InlineData("selected-at(${wants}, 0)", "water")]
    [InlineData("selected-at(${wants}, 2)", "light")]
    [InlineData("selected-at(${wants}, 3)", "")]
    [InlineData("selected-at(${wants}, -1)", "")]
    [InlineData("selected-at(${wants}, 'x')", "")]
    [InlineData("count-selected(${wants})", "3")]
    [InlineData("count-selected(${empty})", "0")]
    [InlineData("if(${paid} = 'yes', 'bribe', 'fine')", "bribe")]
    [InlineData("if(${days} > 20, 1, 2) + 1", "3")]
    [InlineData("if(${empty}, 'a', 'b')", "b")]
    [InlineData("coalesce(${empty}, ${nobody}, ${days})", "12")]
    [InlineData("coalesce(${empty}, 'x') = 'x'", "true")]
    [InlineData("coalesce(${empty}, ${nobody})", "")]
    [InlineData("once('x')", "x")]
    [InlineData("regex('0555123456', '0[0-9]{9}')", "true")]
    [InlineData("regex('05551234567', '0[0-9]{9}')", "false")]
    [InlineData("regex('abba', '(.)(.)\\2\\1')", "true")]
    [InlineData("regex('x', '(')", "false")]
    [InlineData("int(3.9)", "3")]
    [InlineData("int('-3.9')", "-3")]
    [InlineData("abs(-4)", "4")]
    [InlineData("pow(2, 10)", "1024")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, ${days}, ${empty})", "12")]
    [InlineData("substr('абвг', 1, 3)", "бв")]
    [InlineData("substr('абвг', 2)", "вг")]
    [InlineData("substr('абвг', 9)", "")]
    [InlineData("ends-with(${words}, 'жок')", "true")]
    [InlineData("uuid()", "id-1")]
    // Dates are numbers of days.
    [InlineData("today()", "2025-03-05")]
    [InlineData("date('2024-12-31')", "2024-12-31")]
    [InlineData("date(today() + 30)", "2025-04-04")]
    [InlineData("once(date('2024-12-31'))", "2024-12-31")]
    [InlineData("date('no date')", "")]
    [InlineData("today() - date('2025-03-01')", "4")]
    [InlineData("today() - ${visited}", "5")]
    [InlineData("${visited} < today()", "true")]
    [InlineData("${visited} = date('2025-02-28')", "true")]
    [InlineData("now() - today()", "0.5")]
    [InlineData("decimal-date-time('2025-03-05')", "20152")]
    [InlineData("format-date(${visited}, '%d.%m.%Y, %e/%n/%y')", "28.02.2025, 28/2/25")]
    [InlineData("format-date(now(), '%H:%M')", "12:00")]
    [InlineData("format-date('no date', '%d')", "")]
    public void An_expression_has_the_value_that_XLSForm_gives_it(string source, string expected) =>
        Assert.Equal(expected, Expression.Parse(source).Evaluate(new SomeValues { Answers = Answers }));

    [Theory]
    [InlineData(". >= 0 and . <= 365", "12", true)]
    [InlineData(". >= 0 and . <= 365", "400", false)]
    [InlineData("selected(., 'b')", "a b", true)]
    [InlineData("string-length(.) > 3", "abc", false)]
    [InlineData("regex(., '[0-9]{14}')", "12345678901234", true)]
    [InlineData(". = 'yes'", "yes", true)]
    [InlineData("not(selected(., 'none') and count-selected(.) > 1)", "none water", false)]
    [InlineData(".", "x", true)]
    [InlineData(".", "", false)]
    public void A_dot_is_the_value_being_checked(string source, string self, bool holds) =>
        Assert.Equal(holds, Expression.Parse(source).Holds(new SomeValues { Self = self }));

    [Fact]
    public void A_dot_of_a_date_compares_with_today()
    {
        var notInFuture = Expression.Parse(". <= today() and . >= today() - 365");
        Assert.True(notInFuture.Holds(new SomeValues { Self = 20_152d }));
        Assert.False(notInFuture.Holds(new SomeValues { Self = 20_153d }));
    }

    [Fact]
    public void A_choice_filter_sees_the_attributes_of_the_choice_by_their_bare_names()
    {
        var filter = Expression.Parse("region = ${region} and not(closed = 'yes')");
        var values = new SomeValues { Answers = new(StringComparer.Ordinal) { ["region"] = "osh" }, Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = "osh" } };
        Assert.True(filter.Holds(values));
        Assert.False(filter.Holds(new SomeValues { Answers = values.Answers }));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("number('x')", false)]
    [InlineData("3", true)]
    [InlineData("''", false)]
    [InlineData("'false'", true)]
    public void Text_holds_where_it_is_not_empty_and_a_number_where_it_is_not_nought(string source, bool holds) =>
        Assert.Equal(holds, source.Length > 0 && Expression.Parse(source).Holds(new SomeValues()));

    [Theory]
    [InlineData("", "'' is not an expression")]
    [InlineData("${days} >", "'${days} >' is not an expression")]
    [InlineData("(1", "'(1' is not an expression")]
    [InlineData("${days} > > 1", "'${days} > > 1' is not an expression")]
    [InlineData("${} = 1", "'${} = 1' is not an expression")]
    [InlineData("'a", "''a' is not an expression")]
    [InlineData("'text'[1]", "''text'[1]' is not an expression")]
    [InlineData("selectd(${wants}, 'a')", "there is no function 'selectd()'")]
    [InlineData("jr:choice-nam(${wants})", "there is no function 'jr:choice-nam()'")]
    [InlineData("jr:choice-name(${wants})", "'jr:choice-name()' takes 2 values, not 1")]
    [InlineData("selected(${wants})", "'selected()' takes 2 values, not 1")]
    [InlineData("substr('a')", "'substr()' takes 2 to 3 values, not 1")]
    [InlineData("size = 'b' or (place | 'a')", "'size = 'b' or (place | 'a')' is not an expression: a value is missing")]
    [InlineData("place | once('a')", "'place | once('a')' is not an expression: a value is missing")]
    public void What_is_no_expression_is_said_in_one_sentence(string source, string beginning) =>
        Assert.StartsWith(beginning, Assert.Throws<FormatException>(() => Expression.Parse(source)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_nest_of_brackets_is_refused_and_harms_nobody()
    {
        Assert.Throws<FormatException>(() => Expression.Parse(new string('(', 4000) + "1" + new string(')', 4000)));
        Assert.Throws<FormatException>(() => Expression.Parse(string.Concat(Enumerable.Repeat("not(", 1300)) + "1" + new string(')', 1300)));
    }

    [Fact]
    public void Misuse_that_only_shows_when_it_runs_holds_for_nobody() =>
        Assert.False(Expression.Parse("${days} = '12' and count(${wants}) > 1").Holds(new SomeValues { Answers = Answers }));

    [Theory]
    [InlineData("${days} = '12' and boolean(name | coalesce('a', ''))")]
    [InlineData("name[. = 'b' and boolean(. | coalesce('a', ''))]")]
    public void Nodes_that_cannot_be_fetched_hold_for_nobody(string source)
    {
        var values = new SomeValues { Answers = Answers, Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "b" } };
        var expression = Expression.Parse(source);
        Assert.False(expression.Holds(values));
        Assert.Equal("", expression.Evaluate(values));
        Assert.Empty(expression.Filter(new ChoiceList("list", [new Choice("b", new LocalText("B"))]), values));
    }

    [Fact]
    public void Answers_may_be_put_together() =>
        Assert.Equal("12", Expression.Parse("${days} | ${days}").Evaluate(new SomeValues { Answers = Answers }));

    [Fact]
    public void The_names_are_those_of_the_questions_once_each() =>
        Assert.Equal(["paid", "days"], Expression.Parse("${paid} = 'yes' or ${ days } > 3 or ${paid} = 'no'").Names);

    [Fact]
    public void A_pattern_that_would_take_for_ever_does_not_match() =>
        Assert.False(Expression.Parse("regex(., '(a+)+b')").Holds(new SomeValues { Self = new string('a', 60) }));

    [Fact]
    public void Every_function_that_is_offered_can_be_called() =>
        Assert.All(Expression.Functions, f => Assert.Contains(Enumerable.Range(0, 5), n => Parses($"{f}({string.Join(", ", Enumerable.Repeat("'1'", n))})")));

    [Fact]
    public void Any_answer_may_be_put_into_any_expression()
    {
        var sources = AnyInto.Select(Expression.Parse).ToArray();
        var number = Gen.Double.Select(d => (object)d);
        var text = Gen.OneOf(Gen.String, Gen.Int.Select(i => i.ToString(CultureInfo.InvariantCulture))).Select(s => (object)s);
        var value = Gen.OneOf(number, text);
        Gen.Select(value, value).Sample((a, self) =>
        {
            var values = new SomeValues { Self = self, Answers = new(StringComparer.Ordinal) { ["a"] = a } };
            foreach (var expression in sources)
                Assert.NotNull(expression.Evaluate(values) + expression.Holds(values));
        }, iter: 2000);
    }

    static bool Parses(string source)
    {
        try
        {
            Expression.Parse(source);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
