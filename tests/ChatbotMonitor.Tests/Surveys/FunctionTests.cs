using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>XLSForm's functions, as https://docs.getodk.org/form-operators-functions/ has them.</summary>
public class FunctionTests
{
    [Theory]
    // Numbers.
    [InlineData("round(3.14159, 2)", "3.14")]
    [InlineData("round(1.005, 2)", "1.01")]
    [InlineData("round(-2.5)", "-2")]
    [InlineData("round(1234.5, -2)", "1200")]
    [InlineData("round('x', 2)", "")]
    [InlineData("exp10(2)", "100")]
    [InlineData("round(exp(1), 3)", "2.718")]
    [InlineData("log10(1000)", "3")]
    [InlineData("round(log(10), 3)", "2.303")]
    [InlineData("sqrt(2) * sqrt(2) > 1.99", "true")]
    [InlineData("round(sin(pi() div 2) + cos(0) + tan(0), 4)", "2")]
    [InlineData("round(asin(1) + acos(1) + atan(0) + atan2(0, 1), 4)", "1.5708")]
    [InlineData("number('12') + 1", "13")]
    [InlineData("number('2025-03-05') - number('2025-03-01')", "4")]
    // Texts.
    [InlineData("substr('абвг', -2)", "вг")]
    [InlineData("substr('абвг', 1, -1)", "бв")]
    [InlineData("concat('a', 1, true())", "a1true")]
    [InlineData("concat('one')", "one")]
    [InlineData("join('-', 'a', 'b', 'c')", "a-b-c")]
    [InlineData("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("digest('abc', 'SHA-256')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")]
    [InlineData("digest('abc', 'NO')", "")]
    [InlineData("base64-decode('0YHRg9GD')", "суу")]
    [InlineData("boolean-from-string('1')", "true")]
    [InlineData("boolean-from-string('yes')", "false")]
    // Several values.
    [InlineData("sum(1, 2, '')", "3")]
    [InlineData("count-non-empty('a', '')", "")]
    [InlineData("count('a')", "1")]
    [InlineData("min('', 4)", "4")]
    [InlineData("checklist(2, 3, true(), false(), true())", "true")]
    [InlineData("checklist(3, -1, true(), false(), true())", "false")]
    [InlineData("weighted-checklist(5, -1, true(), 3, false(), 9, true(), 2)", "true")]
    // Dates and times.
    [InlineData("date('2024-12-31T10:30')", "2024-12-31")]
    [InlineData("date-time('2024-12-31T10:30')", "2024-12-31T10:30")]
    [InlineData("now()", "2025-03-05T12:00")]
    [InlineData("decimal-time('06:00')", "0.25")]
    [InlineData("decimal-time(now())", "0.5")]
    [InlineData("decimal-date-time('2025-03-05T12:00:00.000+06:00') - decimal-date-time('2025-03-05')", "0.5")]
    [InlineData("format-date-time('2025-03-05T09:07:05', '%e %b %Y, %h:%M:%S.%3 %%')", "5 Mar 2025, 9:07:05.000 %")]
    [InlineData("format-date('2025-03-05', '%a %q')", "Wed %q")]
    [InlineData("if(true(), today(), '')", "2025-03-05")]
    [InlineData("coalesce('', date('2024-02-29'))", "2024-02-29")]
    [InlineData("max(date('2024-02-29'), date('2023-01-01'))", "2024-02-29")]
    [InlineData("today() > '2025-03-04' and today() < '2025-03-06'", "true")]
    [InlineData("'14:30' < '12:00'", "false")]
    // Places: Bishkek to Osh is some 300 km as a crow flies; a degree squared at the equator some 12,300 km².
    [InlineData("int(distance('42.8746 74.5698 0 0', '40.5140 72.8161 0 0') div 10000)", "30")]
    [InlineData("int(distance('42.8746 74.5698 0 0; 40.5140 72.8161 0 0') div 10000)", "30")]
    [InlineData("int(area('0 0; 0 1; 1 1; 1 0') div 1000000000)", "12")]
    [InlineData("area('0 0; 0 1')", "0")]
    [InlineData("geofence('0.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", "true")]
    [InlineData("geofence('2 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", "false")]
    // What a form has not.
    [InlineData("pulldata('none', 'a', 'b', 'c')", "")]
    [InlineData("instance('none')/root/item/name", "")]
    [InlineData("jr:choice-name('a', '${q}')", "a")]
    [InlineData("indexed-repeat(${a}, ${r}, 1)", "")]
    [InlineData("count(${a})", "1")]
    [InlineData("uuid(4)", "id1")]
    [InlineData("random() < 1", "true")]
    public void A_function_has_the_value_that_ODK_gives_it(string source, string expected) =>
        Assert.Equal(expected, Try(source) ?? "");

    [Theory]
    [InlineData("${a} = '2025-02-28'", "2025-02-28", true)]
    [InlineData("concat('on ', ${a}) = 'on 2025-02-28'", "2025-02-28", true)]
    [InlineData("${a}-1 > 3", "5", true)]
    [InlineData("string-length( ${a} ) = 3", "abc", true)]
    public void An_answer_reads_as_what_is_wanted_of_it(string source, string a, bool holds) =>
        Assert.Equal(holds, Expression.Parse(source).Holds(new SomeValues { Answers = new(StringComparer.Ordinal) { ["a"] = a } }));

    static string? Try(string source)
    {
        try
        {
            return Expression.Parse(source).Evaluate(new SomeValues());
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
