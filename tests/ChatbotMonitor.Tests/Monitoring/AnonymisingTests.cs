using ChatbotMonitor.Core.Monitoring;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class AnonymisingTests
{
    static readonly AnonymisingKey[] Keys = [new("service"), new("place"), new("sex"), new("age") { Coarser = AgeBands.Of }];

    [Fact]
    public void What_fewer_than_five_share_is_left_blank_and_counted()
    {
        string[][] rows = [.. Rows(10, "a", "p", "f", "20"), .. Rows(6, "a", "p", "m", "70"), .. Rows(2, "a", "p", "m", "33")];
        var shown = Anonymising.Suppress(rows, Keys);
        Assert.All(shown.Rows.Take(10), r => Assert.Equal(["a", "p", "f", "18-29"], r));
        // Two of one age among eight men: alone they could be told, so nobody's age is said.
        Assert.All(shown.Rows.Skip(10), r => Assert.Equal(["a", "p", "m", ""], r));
        Assert.Equal(8, shown.Suppressed["age"]);
        Assert.Equal(0, shown.Suppressed["sex"]);
        Assert.Equal(["age"], shown.Coarsened);
        Assert.False(shown.Withheld);
    }

    [Fact]
    public void Of_fewer_than_five_rows_none_may_be_given_away()
    {
        var shown = Anonymising.Suppress(Rows(4, "a", "p", "f", "20"), Keys);
        Assert.True(shown.Withheld);
        Assert.All(shown.Rows, r => Assert.Equal(["", "", "", ""], r));
    }

    [Fact]
    public void Every_row_is_like_at_least_four_others_and_every_sum_of_rows_is_too() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[15, 90]).Array[5, 200].Sample(drawn =>
        {
            string[][] rows = [.. drawn.Select(d => (string[])[$"s{d.Item1 * d.Item1 / 3}", $"p{d.Item2}", d.Item3 == 2 ? "" : d.Item3 == 1 ? "f" : "m", $"{d.Item4}"])];
            var shown = Anonymising.Suppress(rows, Keys).Rows;
            for (var n = 1; n <= Keys.Length; n++)
                Assert.All(shown.CountBy(r => string.Join('|', r.Take(n)), StringComparer.Ordinal), g => Assert.True(g.Value >= 5, $"{g.Value} of {g.Key}"));
            // Nothing is made up: a value is the row's own or none.
            Assert.All(shown.Zip(rows), p => Assert.All(p.First.Zip(p.Second), v => Assert.True(v.First.Length == 0 || v.First == v.Second || v.First == AgeBands.Of(v.Second))));
        }, iter: 300);

    [Theory]
    [InlineData("17", "0-17")]
    [InlineData("18", "18-29")]
    [InlineData("44", "30-44")]
    [InlineData("75", "75+")]
    [InlineData("60+", "60+")]
    [InlineData("", "")]
    public void Ages_are_given_in_bands(string age, string band) => Assert.Equal(band, AgeBands.Of(age));

    static string[][] Rows(int n, params string[] keys) => [.. Enumerable.Repeat(keys, n)];
}
