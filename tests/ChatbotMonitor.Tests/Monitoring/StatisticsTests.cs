using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Monitoring.Statistics;

namespace ChatbotMonitor.Tests;

/// <summary>Our figures beside R's, which made the tables (tables.R), to four digits.</summary>
public class StatisticsTests
{
    public static TheoryData<string[]> WilsonRows => Rows("wilson.csv");

    public static TheoryData<string[]> TwoShares => Rows("two-shares.csv");

    public static TheoryData<string[]> MeansRows => Rows("means.csv");

    public static TheoryData<string[]> TwoMeans => Rows("two-means.csv");

    public static TheoryData<string[]> MediansRows => Rows("medians.csv");

    public static TheoryData<string[]> KappaRows => Rows("kappa.csv");

    public static TheoryData<string[]> AnswersRows => Rows("answers.csv");

    public static TheoryData<string[]> HolmRows => Rows("holm.csv");

    [Theory, MemberData(nameof(WilsonRows))]
    public void A_share_lies_where_R_says(string[] row)
    {
        var interval = Proportions.Wilson(Whole(row[0]), Whole(row[1]));
        Same(row[2], interval.Low);
        Same(row[3], interval.High);
        Assert.True(interval.Contains((double)Whole(row[0]) / Whole(row[1])));
    }

    [Theory, MemberData(nameof(TwoShares))]
    public void Two_shares_differ_as_R_says(string[] row)
    {
        var test = Proportions.Compare(Whole(row[0]), Whole(row[1]), Whole(row[2]), Whole(row[3]), row[4] == "TRUE");
        Same(row[5], test.Statistic);
        Same(row[6], test.P);
        Same(row[7], test.Interval.Low);
        Same(row[8], test.Interval.High);
    }

    [Theory, MemberData(nameof(MeansRows))]
    public void A_mean_lies_where_R_says(string[] row)
    {
        var sample = Sample.Of(Numbers(row[0]));
        Same(row[1], sample.Mean);
        Same(row[2], sample.Interval().Low);
        Same(row[3], sample.Interval().High);
    }

    [Theory, MemberData(nameof(TwoMeans))]
    public void Two_means_differ_as_R_says(string[] row)
    {
        var test = Means.Compare(Sample.Of(Numbers(row[0])), Sample.Of(Numbers(row[1])));
        Same(row[2], test.Statistic);
        Same(row[3], test.P);
        Same(row[4], test.Interval.Low);
        Same(row[5], test.Interval.High);
    }

    // Two bootstraps differ by the chance of their draws: the ends by one neighbouring value at most, the error by a few per cent.
    [Theory, MemberData(nameof(MediansRows))]
    public void A_median_is_bootstrapped_as_in_R_and_the_same_every_time(string[] row)
    {
        double[] sorted = [.. Numbers(row[0]).Order()];
        var median = MedianBootstrap.Of(sorted);
        Same(row[1], median.Median);
        Assert.InRange(Position(sorted, median.Interval.Low), Position(sorted, Number(row[2])) - 1, Position(sorted, Number(row[2])) + 1);
        Assert.InRange(Position(sorted, median.Interval.High), Position(sorted, Number(row[3])) - 1, Position(sorted, Number(row[3])) + 1);
        Assert.InRange(median.Error, Number(row[4]) * 0.9, Number(row[4]) * 1.1);
        Assert.Equal(median, MedianBootstrap.Of(sorted));
    }

    [Theory, MemberData(nameof(KappaRows))]
    public void Two_people_agree_as_in_R(string[] row)
    {
        var (size, cells) = (Whole(row[0]), Numbers(row[1]));
        var pairs = cells.SelectMany((count, i) => Enumerable.Repeat(($"{i / size}", $"{i % size}"), (int)count)).ToArray();
        var kappa = Kappa.Of(pairs);
        Assert.Equal(Whole(row[2]), kappa.N);
        Same(row[3], kappa.Agreed);
        Same(row[4], kappa.ByChance);
        Same(row[5], kappa.Value);
        Same(row[6], kappa.Error);
        Assert.True(kappa.Interval.Contains(kappa.Value));
    }

    [Theory, MemberData(nameof(AnswersRows))]
    public void Answers_differ_as_R_says(string[] row)
    {
        var test = ChiSquare.Compare([.. Numbers(row[0]).Select(d => (int)d)], [.. Numbers(row[1]).Select(d => (int)d)]);
        Same(row[2], test.Statistic);
        Same(row[3], test.P);
        Same(row[4], test.Unlikeness);
    }

    [Theory, MemberData(nameof(HolmRows))]
    public void Many_tests_are_corrected_as_in_R(string[] row)
    {
        foreach (var (expected, actual) in Numbers(row[1]).Zip(Holm.Adjust(Numbers(row[0]))))
            Assert.Equal(expected, actual, 1e-9);
    }

    [Theory]
    [InlineData(30, null, 0.1789)]
    [InlineData(384, null, 0.0500)]
    [InlineData(30, 60, 0.1276)]
    [InlineData(60, 60, 0)]
    [InlineData(0, null, 1)]
    public void The_sampling_error_of_a_share_shrinks_with_the_sample(int n, int? population, double error) =>
        Assert.Equal(error, SamplingError.OfShare(n, population), 4);

    [Fact]
    public void Rare_answers_are_taken_together_before_they_are_compared()
    {
        // Of each fewer than one is expected on either side; together they are one answer.
        var apart = ChiSquare.Compare([50, 0, 1, 0], [50, 1, 0, 2]);
        var together = ChiSquare.Compare([50, 1], [50, 3]);
        Assert.Equal(together.Statistic, apart.Statistic, 1e-9);
    }

    static TheoryData<string[]> Rows(string file) =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ChatbotMonitor.Tests", "Monitoring", file)).Skip(1).Select(l => l.Split(','))];

    static void Same(string expected, double actual) => Assert.True(Math.Abs(Number(expected) - actual) <= 5e-5 * Math.Max(1, Math.Abs(Number(expected))), $"{expected} in R, {actual} here.");

    static int Position(double[] sorted, double value) => sorted.Distinct().Count(s => s < value);

    static int Whole(string text) => (int)Number(text);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static double[] Numbers(string text) => Array.ConvertAll(text.Split(' '), Number);
}
