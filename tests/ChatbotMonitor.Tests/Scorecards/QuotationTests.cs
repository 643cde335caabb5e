using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Tests;

public class QuotationTests
{
    [Fact]
    public void Only_those_are_quoted_who_agreed_and_what_leads_to_them_is_gone()
    {
        var quotes = Quotation.Of(
        [
            Said("a", "Стояла до обеда, звоните 0555 123 456", "yes"), Said("b", "Пандуса нет, с коляской не зайти", "no"), Said("c", "Без ответа на вопрос о цитате", null),
            Said("d", "Долго", "yes"), Said("e", "Стояла до обеда, звоните 0700 765 432", "yes"), Said("f", "Повесьте список документов", "yes"),
        ]);
        Assert.Equal(["Стояла до обеда, звоните ***", "Повесьте список документов"], quotes.Select(q => q.Words));
    }

    [Fact]
    public void Of_one_service_few_are_quoted() =>
        Assert.Equal(5, Quotation.Of(Enumerable.Range(0, 20).Select(i => Said($"{i:D2}", $"Слова под номером {i}", "yes"))).Count);

    static Response Said(string id, string comment, string? quote)
    {
        var asked = ExitInterview.Asked() with { Id = id };
        return asked with { Answers = [new Answer("comment", comment), .. quote is null ? [] : new[] { new Answer("quote", quote) }] };
    }
}
