using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class BreachWordsTests
{
    [Theory]
    [InlineData("en", "9", "term: 9 working days, standard 3 (Act 85)")]
    [InlineData("en", "1", "term: 1 working day, standard 3 (Act 85)")]
    [InlineData("ru", "9", "срок: 9 рабочих дней, норма 3 (Act 85)")]
    [InlineData("ru", "22", "срок: 22 рабочих дня, норма 3 (Act 85)")]
    [InlineData("ru", "21", "срок: 21 рабочий день, норма 3 (Act 85)")]
    [InlineData("ky", "9", "мөөнөтү: 9 жумуш күнү, норма 3 (Act 85)")]
    public void A_term_is_counted_in_working_days(string language, string found, string said) =>
        Assert.Equal(said, Say(new Breach(BreachKind.Term, found, "3", "Act 85"), language));

    [Theory]
    [InlineData("en", "500", "0", "fee: 500 som, should be free")]
    [InlineData("en", "510.5", "500", "fee: 510.5 som, standard 500")]
    [InlineData("ru", "510.5", "500", "плата: 510,5 сом, норма 500")]
    [InlineData("ru", "500", "0", "плата: 500 сом, должно быть бесплатно")]
    [InlineData("ky", "500", "0", "акысы: 500 сом, акысыз болушу керек")]
    public void A_fee_is_named_in_som(string language, string found, string owed, string said) =>
        Assert.Equal(said, Say(new Breach(BreachKind.Fee, found, owed, null), language));

    [Theory]
    [InlineData("a certificate", "document not on the list: a certificate")]
    [InlineData("", "a document not on the list")]
    public void A_document_is_named_where_the_citizen_named_it(string found, string said) =>
        Assert.Equal(said, Say(new Breach(BreachKind.Document, found, "", null), "en"));

    [Fact]
    public void By_SMS_it_is_one_short_line_without_the_act() =>
        Assert.Equal("срок: 9 раб. дней, норма 3", BreachWords.Say(new Breach(BreachKind.Term, "9", "3", "Act 85"), SampleContent.Texts, "ru", Medium.Sms));

    static string Say(Breach breach, string language) => BreachWords.Say(breach, SampleContent.Texts, language, Medium.Chat);
}
