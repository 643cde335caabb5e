using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

public class BreachesTests
{
    const string Act = "Resolution 85";

    [Theory]
    [InlineData(9, 3, "9", "3")]
    [InlineData(4, 3, "4", "3")]
    [InlineData(1, 0, "1", "0")]
    [InlineData(3, 3, null, null)]
    [InlineData(0, 3, null, null)]
    [InlineData(9, null, null, null)]
    [InlineData(null, 3, null, null)]
    public void A_term_is_broken_by_more_working_days_than_it_allows(int? days, int? owed, string? found, string? standard) =>
        Assert.Equal(
            found is null ? [] : [new Breach(BreachKind.Term, found, standard!, Act)],
            Breaches.Of(Standard() with { Days = owed }, new Visit { Days = days }));

    [Theory]
    [InlineData("500", "0", "500", "0")]
    [InlineData("510.01", "510", "510.01", "510")]
    [InlineData("1000", "510.50", "1000", "510.5")]
    [InlineData("510", "510", null, null)]
    [InlineData("100", "510", null, null)]
    [InlineData("0", "0", null, null)]
    [InlineData("500", null, null, null)]
    [InlineData(null, "0", null, null)]
    public void A_fee_is_broken_by_more_som_than_it_is(string? asked, string? owed, string? found, string? standard) =>
        Assert.Equal(
            found is null ? [] : [new Breach(BreachKind.Fee, found, standard!, Act)],
            Breaches.Of(Standard() with { Fee = Som(owed) }, new Visit { Fee = Som(asked) }));

    [Fact]
    public void A_document_is_named_in_the_citizens_words_and_cites_the_act_that_lists_the_others()
    {
        var visit = new Visit { Documents = ["a certificate of residence", ""] };
        Assert.Equal(
            [new Breach(BreachKind.Document, "a certificate of residence", "", Act), new Breach(BreachKind.Document, "", "", Act)],
            Breaches.Of(Standard() with { Documents = [new LocalText("Passport")] }, visit));
        Assert.Equal([null, null], Breaches.Of(Standard(), visit).Select(b => b.Citation));
    }

    [Fact]
    public void Money_weighs_more_than_time_and_time_more_than_papers() =>
        Assert.Equal(
            [BreachKind.Fee, BreachKind.Term, BreachKind.Document],
            Breaches.Of(Standard() with { Days = 3, Fee = 0 }, new Visit { Days = 9, Fee = 500, Documents = ["a copy"] }).Select(b => b.Kind));

    [Fact]
    public void Where_no_standard_is_in_force_nothing_is_broken() =>
        Assert.Empty(Breaches.Of(null, new Visit { Days = 365, Fee = 9999, Documents = ["a copy"] }));

    static Standard Standard() => new(new DateOnly(2024, 1, 1)) { Citation = Act };

    static decimal? Som(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
