using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

public class PluralsTests
{
    [Theory]
    [InlineData("ru", "1 21 31 101 121 1001", Plural.One)]
    [InlineData("ru", "2 3 4 22 24 102 1003", Plural.Few)]
    [InlineData("ru", "0 5 9 10 11 12 13 14 15 19 20 25 100 111 112 114 211 1000 1011", Plural.Many)]
    [InlineData("en", "1", Plural.One)]
    [InlineData("en", "0 2 5 11 21 101", Plural.Other)]
    [InlineData("ky", "1", Plural.One)]
    [InlineData("ky", "0 2 5 11 21 101", Plural.Other)]
    public void Each_number_has_its_form(string language, string numbers, Plural form) =>
        Assert.All(numbers.Split(' '), n => Assert.Equal(form, Plurals.Of(long.Parse(n, System.Globalization.CultureInfo.InvariantCulture), language)));

    [Theory]
    [InlineData(1, "1 новая жалоба")]
    [InlineData(3, "3 новые жалобы")]
    [InlineData(11, "11 новых жалоб")]
    [InlineData(21, "21 новая жалоба")]
    [InlineData(112, "112 новых жалоб")]
    public void A_Russian_sentence_takes_the_form(int count, string expected) =>
        Assert.Equal(expected, SampleContent.Texts.Say(
            Plurals.Key(count, "ru", TextKeys.DigestNewOne, TextKeys.DigestNewFew, TextKeys.DigestNewMany, TextKeys.DigestNewOther),
            "ru",
            Core.Messages.Medium.Chat,
            ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
