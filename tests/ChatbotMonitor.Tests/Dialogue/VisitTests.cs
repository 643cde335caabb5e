using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>What a survey's answers come to beside a standard; today is Tuesday, 24 November 2026.</summary>
public class VisitTests
{
    static readonly ChoiceList YesNo = new("yes_no", [new Choice("yes", new LocalText("Yes")), new Choice("no", new LocalText("No"))]);

    static readonly ChoiceList Papers = new("papers", [new Choice("copy", new LocalText("A notarised copy")), new Choice("card", new LocalText("ID card")), new Choice("none", new LocalText("None of these"))]);

    // Until 19 November three days and free; since then ten days and 100 som.
    static readonly Service Permit = new("permit", new LocalText("Permit"), [], ServiceLevel.State, "office",
    [
        new Standard(new DateOnly(2024, 1, 1)) { ValidTo = new DateOnly(2026, 11, 19), Days = 3, Fee = 0, Citation = "Act 1", Documents = [new LocalText("Passport (ID card)"), new LocalText([new("ky", "Туулгандыгы тууралуу күбөлүк"), new("ru", "Свидетельство о рождении")])] },
        new Standard(new DateOnly(2026, 11, 20)) { Days = 10, Fee = 100, Citation = "Act 2" },
    ]);

    [Theory]
    [InlineData("19.11.2026", "5", "Term: 5, owed 3 (Act 1)")]
    [InlineData("20.11.2026", "5", "")]
    [InlineData("20.11.2026", "11", "Term: 11, owed 10 (Act 2)")]
    public void The_standard_in_force_on_the_day_of_the_visit_counts(string visited, string days, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Days = "days" }, [Ask(QuestionType.Date, "visited"), Ask(QuestionType.Integer, "days")], visited, days));

    [Theory]
    [InlineData("5", "")]
    [InlineData("12", "Term: 12, owed 10 (Act 2)")]
    public void Where_no_day_is_given_it_is_the_day_of_filing(string days, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Days = "days" }, [Ask(QuestionType.Date, "visited") with { Required = false }, Ask(QuestionType.Integer, "days")], "/skip", days));

    [Theory]
    [InlineData("06.11.2026", "11.11.2026", "")]
    [InlineData("06.11.2026", "12.11.2026", "Term: 4, owed 3 (Act 1)")]
    [InlineData("16.11.2026", "/skip", "Term: 6, owed 3 (Act 1)")]
    public void Between_two_days_working_days_are_counted_by_the_calendar_up_to_today_where_it_is_not_done(string applied, string received, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Applied = "applied", Received = "received" }, [Ask(QuestionType.Date, "applied"), Ask(QuestionType.Date, "received") with { Required = false }], applied, received));

    [Theory]
    [InlineData("500", "Fee: 500, owed 0 (Act 1)")]
    [InlineData("0.5", "Fee: 0.5, owed 0 (Act 1)")]
    [InlineData("0", "")]
    [InlineData("/skip", "")]
    public void Som_are_compared_with_the_fee(string fee, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Fee = "fee" }, [Ask(QuestionType.Date, "visited"), Ask(QuestionType.Decimal, "fee") with { Required = false }], "18.11.2026", fee));

    [Theory]
    [InlineData("a letter of the neighbours, 0555 123 456", "Document: a letter of the neighbours, ***, owed  (Act 1)")]
    [InlineData("PASSPORT", "")]
    [InlineData("id card", "")]
    [InlineData("туулгандыгы тууралуу кубөлук", "")]
    [InlineData("жок", "")]
    [InlineData("/skip", "")]
    public void A_document_in_the_citizens_words_may_be_one_of_the_list(string words, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Documents = "which" }, [Ask(QuestionType.Date, "visited"), Ask(QuestionType.Text, "which") with { Required = false }], "18.11.2026", words));

    [Theory]
    [InlineData("yes", "Document: , owed  (Act 1)")]
    [InlineData("no", "")]
    public void Yes_alone_names_no_document(string answer, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Documents = "asked" }, [Ask(QuestionType.Date, "visited"), Ask(QuestionType.SelectOne, "asked") with { Choices = YesNo }], "18.11.2026", answer));

    [Theory]
    [InlineData("1", "Document: A notarised copy, owed  (Act 1)")]
    [InlineData("1 2", "Document: A notarised copy, owed  (Act 1)")]
    [InlineData("3", "")]
    public void Documents_may_be_chosen_from_a_list(string answer, string breach) =>
        Assert.Equal(breach, Breaches(new VisitRule { Day = "visited", Documents = "which" }, [Ask(QuestionType.Date, "visited"), Ask(QuestionType.SelectMultiple, "which") with { Choices = Papers }], "18.11.2026", answer));

    static Question Ask(QuestionType type, string name) => new(type, name, new Label(new LocalText(name)));

    static string Breaches(VisitRule rule, Question[] questions, params string[] answers)
    {
        var register = new ServiceRegister([new Provider("office", new LocalText("Office"), null)], [Permit]);
        var service = new Question(QuestionType.SelectOne, "service", new Label(new LocalText("service"))) { Choices = register.ToChoices() };
        var survey = new Survey("s", new LocalText("s"), [service, .. questions]) { StartKeywords = ["BEGIN"], Report = new ReportRule(Expression.Parse("true()"), null, "service", null, null) { Visit = rule } };
        var content = SampleContent.Content with { Register = register, Surveys = [survey] };
        string[] said = ["BEGIN", "3", "permit", .. answers.Select(a => a == "/skip" ? "SKIP" : a), "1"];
        var played = new Transcript(content).Play(string.Concat(said.Select(s => $"> {s}\n").Prepend("@ channel sms\n")));
        Assert.Contains("* report", played, StringComparison.Ordinal);
        return string.Join('\n', played.Split('\n').Where(l => l.StartsWith("* breach ", StringComparison.Ordinal)).Select(l => l["* breach ".Length..]));
    }
}
