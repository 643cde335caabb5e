using ChatbotMonitor.Core.Digests;

namespace ChatbotMonitor.Tests;

public class ChanceTests
{
    // 1 - e^-mean (1 + mean + mean²/2! + …), summed elsewhere.
    [Theory]
    [InlineData(0, 3.0, 1.0)]
    [InlineData(1, 0.5, 0.39346934028736658)]
    [InlineData(3, 0.14285714285714285, 0.00043670743091303)]
    [InlineData(2, 5.0, 0.95957231800548715)]
    [InlineData(10, 5.0, 0.031828057306204812)]
    [InlineData(5, 0.0, 0.0)]
    [InlineData(1, 1000.0, 1.0)]
    public void The_tail_is_the_one_of_the_tables(int count, double mean, double expected) =>
        Assert.Equal(expected, Chance.AtLeast(count, mean), 1e-8);

    [Fact]
    public void It_is_a_tail_everywhere()
    {
        foreach (var mean in (double[])[0.01, 0.3, 1, 7.5, 40, 255, 300, 1000, 5000])
        {
            for (var k = 1; k < 3 * mean + 20; k++)
            {
                var (here, next) = (Chance.AtLeast(k, mean), Chance.AtLeast(k + 1, mean));
                var one = Math.Exp((k * Math.Log(mean)) - mean - Enumerable.Range(2, k - 1).Sum(i => Math.Log(i)));
                Assert.InRange(here, 0, 1);
                Assert.Equal(one, here - next, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(2, 0, false)]   // fewer than three are never news
    [InlineData(3, 0, true)]    // none in seven days, and three at once
    [InlineData(3, 1, true)]
    [InlineData(3, 3, false)]
    [InlineData(4, 3, true)]
    [InlineData(12, 21, true)]  // "12, usually 3"
    [InlineData(7, 21, false)]
    [InlineData(10, 70, false)]
    [InlineData(19, 70, true)]
    [InlineData(120, 700, false)]
    [InlineData(126, 700, true)]
    public void A_day_stands_out_where_chance_alone_would_bring_it_one_day_in_a_hundred(int count, int before, bool beyond) =>
        Assert.Equal(beyond, Chance.IsBeyond(count, before));
}
