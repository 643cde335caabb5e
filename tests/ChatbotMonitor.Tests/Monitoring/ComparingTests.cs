using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Monitoring;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Rounds compared with rounds, and places with places.</summary>
public class ComparingTests
{
    static readonly string[] Basis = ["polite"];

    [Fact]
    public void A_change_beyond_chance_is_said_with_its_direction()
    {
        // R: prop.test(c(90, 50), c(100, 100)) has a p-value of 1.768e-09 and an interval of 0.2757 to 0.5243.
        var change = Assert.Single(Compare([Share(ScoreScope.Whole, 90, 100)], [Share(ScoreScope.Whole, 50, 100)]));
        Assert.True(change is { IsBetter: true, IsWorse: false });
        Assert.Equal(40, change.Difference, 4);
        Assert.Equal(1.768e-9, change.P, 1e-12);
        Assert.Equal(27.5715, change.Interval.Low, 3);
        Assert.Equal(52.4285, change.Interval.High, 3);
        var back = Assert.Single(Compare([Share(ScoreScope.Whole, 50, 100)], [Share(ScoreScope.Whole, 90, 100)]));
        Assert.True(back is { IsBetter: false, IsWorse: true });
    }

    [Fact]
    public void Where_less_is_better_more_is_worse()
    {
        var indicator = Indicator("paid");
        RoundScores Of(double share) => new("r", [Score.Of(ScoreSubject.Of("paid"), ScoreScope.Whole, new Measured(100, indicator.Score(share), new(0, 100), share, 0), ["paid"])], None);
        var change = Assert.Single(Changes.Of(Of(0.6), Of(0.2), [indicator]));
        Assert.True(change.IsWorse);
        Assert.Equal(-40, change.Difference, 4);
        Assert.True(change.Interval.High < 0);
    }

    [Fact]
    public void One_place_of_ten_that_differs_a_little_is_chance()
    {
        // Alone p is 0.03; in ten places one such is to be expected.
        var alone = Assert.Single(Compare([Share(At(0), 65, 100)], [Share(At(0), 49, 100)]));
        Assert.True(alone.IsBeyondChance);
        var among = Compare([.. Enumerable.Range(0, 10).Select(i => Share(At(i), i == 0 ? 65 : 50, 100))], [.. Enumerable.Range(0, 10).Select(i => Share(At(i), i == 0 ? 49 : 50, 100))]);
        Assert.Equal(10, among.Count);
        Assert.All(among, c => Assert.False(c.IsBeyondChance));
    }

    [Fact]
    public void Hidden_scores_and_such_of_other_indicators_are_not_compared()
    {
        Assert.Empty(Compare([Score.Hidden(ScoreSubject.Of("polite"), ScoreScope.Whole)], [Share(ScoreScope.Whole, 50, 100)]));
        Score Total(params string[] basis) => Score.Of(ScoreSubject.Total, ScoreScope.Whole, new Measured(50, 60, new(55, 65), 60, 0), basis);
        Assert.Empty(Compare([Total("a", "b")], [Total("a")]));
        Assert.Equal(1, Assert.Single(Compare([Total("a")], [Total("a")])).P, 4);
    }

    [Fact]
    public void Means_and_totals_are_compared_by_their_errors()
    {
        var indicator = Indicator("satisfied");
        RoundScores Of(double mean) => new("r", [Score.Of(ScoreSubject.Of("satisfied"), ScoreScope.Whole, new Measured(50, indicator.Score(mean), new(0, 100), mean, 1), ["satisfied"])], None);
        // R's Welch test of two samples of 50 with a deviation of 1 and means 4 and 3.5: t = 2.5, df = 98, p = 0.01408.
        var change = Assert.Single(Changes.Of(Of(4), Of(3.5), [indicator]));
        Assert.Equal(0.01408, change.P, 4);
        Assert.Equal(12.5, change.Difference, 4);
        Assert.True(change.IsBetter);
    }

    [Fact]
    public void Those_whose_intervals_overlap_are_a_group_without_an_order_and_the_page_says_why()
    {
        var ranking = Ranking.Of([Ranked(3, 50, 60), Ranked(2, 70, 82), Ranked(1, 80, 90), Ranked(0, 40, 45), Score.Hidden(ScoreSubject.Of("polite"), At(9))]);
        Assert.Equal(["p1 p2", "p3", "p0"], ranking.Groups.Select(g => string.Join(' ', g.Scores.Select(s => s.Scope.Place))));
        Assert.Equal([TextKeys.RankingOverlap, null, null], ranking.Groups.Select(g => g.Why));
        Assert.Equal("p9", Assert.Single(ranking.NotCompared).Scope.Place);
        Assert.True(ranking.Ranks);
        Assert.Empty(Ranking.Of([]).Groups);
    }

    [Fact]
    public void No_two_are_ever_in_order_whose_intervals_overlap() => Gen.Select(Gen.Double[0, 100], Gen.Double[0, 40]).Array[0, 12].Sample(intervals =>
    {
        var scores = intervals.Select((v, i) => Ranked(i, Math.Max(0, v.Item1 - v.Item2), Math.Min(100, v.Item1 + v.Item2))).ToArray();
        var groups = Ranking.Of(scores).Groups;
        Assert.Equal(scores.Length, groups.Sum(g => g.Scores.Count));
        for (var g = 1; g < groups.Count; g++)
        {
            foreach (var better in groups[g - 1].Scores)
                Assert.All(groups[g].Scores, worse => Assert.True(Ranking.IsBetter(better, worse) && !better.Shown!.Interval.Overlaps(worse.Shown!.Interval)));
        }
    }, iter: 500);

    [Fact]
    public void A_round_is_compared_with_the_one_it_names_or_the_last_of_its_surveys()
    {
        Round Of(string id, int month, string survey = "exit") => ExitInterview.Round with { Id = id, From = new DateOnly(2025, month, 1), To = new DateOnly(2025, month, 28), InterviewSurvey = survey };
        Round[] rounds = [Of("a", 1), Of("b", 2), Of("c", 3, "else"), Of("d", 5)];
        Assert.Equal("b", EarlierRound.Of(Of("now", 4), rounds)!.Id);
        Assert.Equal("a", EarlierRound.Of(Of("now", 4) with { Before = "a" }, rounds)!.Id);
        Assert.Null(EarlierRound.Of(Of("now", 1), rounds));
    }

    static readonly CountedResponses None = new(0, 0, 0, 0);

    static IReadOnlyList<Change> Compare(Score[] now, Score[] before) => Changes.Of(new RoundScores("now", now, None), new RoundScores("before", before, None), ExitInterview.Content.Indicators);

    static Score Share(ScoreScope scope, int x, int n) => Score.Of(ScoreSubject.Of("polite"), scope, new Measured(n, 100.0 * x / n, new(0, 100), (double)x / n, 0), Basis);

    static Score Ranked(int place, double low, double high) => Score.Of(ScoreSubject.Of("polite"), At(place), new Measured(40, (low + high) / 2, new(low, high), 0.5, 0), Basis);

    static ScoreScope At(int place) => ScoreScope.OfPlace($"p{place}");

    static Indicator Indicator(string id) => ExitInterview.Content.Indicators.Single(i => i.Id == id);
}
