using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

public class OutlineTests
{
    [Fact]
    public void Rows_are_nested_as_their_groups_are()
    {
        var rows = SampleForms.Household.Outline.Rows;

        Assert.Equal("home(region town person(name age work(job) ill illness(what) number adult)) adults so names oldest children child(child_name number_of)", string.Join(' ', rows.Select(Told)));
        Assert.Equal(["person", "illness"], SampleForms.Household.Outline.Repeats(SampleForms.Household.Find("what")!.Group).Select(g => g.Name));
        Assert.Equal("home/person/illness", SampleForms.Household.Find("what")!.Group!.Path);
    }

    [Fact]
    public void What_is_made_of_a_phone_number_tells_who_answered_too()
    {
        var survey = new Survey("s", new LocalText("S"),
        [
            new(QuestionType.Metadata, "phone", Label.None) { Metadata = "phonenumber" },
            new(QuestionType.Calculate, "line", Label.None) { Calculation = Expression.Parse("concat('call ', ${phone})") },
            new(QuestionType.Calculate, "two", Label.None) { Calculation = Expression.Parse("${line}") },
            new(QuestionType.Calculate, "day", Label.None) { Calculation = Expression.Parse("today()") },
        ]);

        Assert.Equal(["phone", "line", "two"], survey.Questions.Where(survey.Outline.IsPersonal).Select(q => q.Name));
        Assert.Equal(3, (survey with { Questions = [.. survey.Questions.Skip(1)] }).Outline.Rows.Count);
    }

    [Theory]
    [InlineData("", 3, "3")]
    [InlineData("2", 1, "2.1")]
    [InlineData("2.10", 4, "2.10.4")]
    public void A_turn_is_numbered_from_the_outside_in(string outer, int number, string at)
    {
        Assert.Equal(at, RepeatTurn.Of(outer, number));
        Assert.Equal(number, RepeatTurn.Number(at));
        Assert.Equal(outer, RepeatTurn.Outer(at, RepeatTurn.Depth(at) - 1));
        Assert.Equal(RepeatTurn.Depth(outer) + 1, RepeatTurn.Depth(at));
    }

    static string Told(OutlineRow row) => row.Question?.Name ?? $"{row.Group!.Name}({string.Join(' ', row.Rows.Select(Told))})";
}
