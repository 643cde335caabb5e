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
    [InlineData("ru", 1, "1 новая жалоба")]
    [InlineData("ru", 3, "3 новые жалобы")]
    [InlineData("ru", 11, "11 новых жалоб")]
    [InlineData("ru", 21, "21 новая жалоба")]
    [InlineData("ru", 112, "112 новых жалоб")]
    [InlineData("ky", 1, "1 жаңы даттануу")]
    [InlineData("ky", 5, "5 жаңы даттануу")]
    [InlineData("en", 1, "1 new complaint")]
    [InlineData("en", 21, "21 new complaints")]
    public void The_digest_takes_the_form(string language, int count, string expected)
    {
        var coordinator = DigestWorld.Coordinator(language: language);
        var digest = new Core.Digests.Digest(coordinator, new DateOnly(2026, 11, 23), default) { Complaints = new Core.Digests.Tally(count, 0) };
        Assert.Contains($"\n{expected} (", DigestWorld.Words(DigestWorld.Content(coordinator)).Say(new Digests.Telling.Day(digest), Core.Messages.Medium.Chat), StringComparison.Ordinal);
    }
}
