using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring;
using CsCheck;

namespace ChatbotMonitor.Tests;

/// <summary>Scores of a round, by hand and by what must always hold.</summary>
public class ScoringTests
{
    static readonly Response[] Six =
    [
        ExitInterview.Asked(answers: "days=3 paid=no sqd0=5 sqd4=5 sqd7=5"),
        ExitInterview.Asked(answers: "days=5 paid=no sqd0=4 sqd4=4 sqd7=4"),
        ExitInterview.Asked(answers: "days=7 paid=no sqd0=4 sqd4=3 sqd7=4"),
        ExitInterview.Asked(answers: "days=8 paid=no sqd0=3 sqd4=3 sqd7=3"),
        ExitInterview.Asked(answers: "days=10 paid=yes sqd0=5 sqd4=na sqd7=2"),
        ExitInterview.Asked(answers: "days=12 paid=no sqd0=na sqd4=5 sqd7=5"),
    ];

    static readonly Gen<Response> AnyResponse = Gen.Select(
        Of("passport", "birth", "water"), Of("osh", "naryn", "talas"), Gen.Int[0, 40], Of("yes", "no"), Of("1", "2", "3", "4", "5", "na"), Of("3", "5", "na"))
        .Select((service, place, days, paid, one, other) => ExitInterview.Asked(service, place, $"days={days} paid={paid} sqd0={one} sqd4={other} sqd7={one}"));

    [Theory]
    [InlineData("satisfied", 5, 80)] // the mean of 5 4 4 3 5 is 4.2
    [InlineData("informed", 5, 75)]
    [InlineData("polite", 6, 66.6667)]
    [InlineData("not_paid", 6, 83.3333)]
    [InlineData("paid", 6, 83.3333)] // the same, asked the other way round
    [InlineData("in_time", 6, 50)] // seven days are owed since 3 March
    [InlineData("days", 6, 75)] // the median is 7.5 of 30
    public void An_indicator_is_what_a_pencil_says(string indicator, int n, double value)
    {
        var score = Score(Six, ScoreSubject.Of(indicator), ScoreScope.OfCell("passport", "osh"))!;
        Assert.Equal(n, score.Shown!.N);
        Assert.Equal(value, score.Shown.Value, 4);
        Assert.Equal(ScoreState.Indication, score.State);
    }

    [Fact]
    public void Intervals_are_Students_for_means_and_Wilsons_for_shares()
    {
        // R: t.test(c(5, 4, 4, 3, 5))$conf.int is 3.161149366 5.238850634; prop.test(4, 6, correct = FALSE)$conf.int is 0.2999 0.9032.
        var mean = Score(Six, ScoreSubject.Of("satisfied"), ScoreScope.Whole)!.Shown!;
        Assert.Equal((3.161149366 - 1) / 4 * 100, mean.Interval.Low, 4);
        Assert.Equal(100, mean.Interval.High);
        var share = Score(Six, ScoreSubject.Of("polite"), ScoreScope.Whole)!.Shown!;
        Assert.Equal(29.99, share.Interval.Low, 1);
        Assert.Equal(90.32, share.Interval.High, 1);
    }

    [Fact]
    public void Dimensions_and_the_whole_are_weighted_means_of_what_is_shown()
    {
        var time = Score(Six, ScoreSubject.Of(Dimension.Time), ScoreScope.OfProvider("office"))!;
        Assert.Equal(62.5, time.Shown!.Value, 4);
        Assert.Equal(["days", "in_time"], time.Basis);
        // A weight of 0 is shown and not counted.
        Assert.Equal(["not_paid"], Score(Six, ScoreSubject.Of(Dimension.Integrity), ScoreScope.Whole)!.Basis);
        var total = Score(Six, ScoreSubject.Total, ScoreScope.Whole)!.Shown!;
        Assert.Equal(((2 * 80) + 75 + 66.6667 + 83.3333 + 50 + 75) / 7, total.Value, 3);
        Assert.Equal(5, total.N);
        Assert.True(total.Interval.Contains(total.Value));
    }

    [Fact]
    public void The_standard_of_the_day_counts_and_where_none_is_in_force_nobody_does()
    {
        Response[] before = [.. Six.Select(r => r with { Fieldwork = r.Fieldwork! with { DoneAt = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.FromHours(6)) } })];
        Assert.Equal(83.3333, Score(before, ScoreSubject.Of("in_time"), ScoreScope.Whole)!.Shown!.Value, 4);
        Response[] birth = [.. Six.Select(r => r with { Fieldwork = r.Fieldwork! with { Service = "birth" } })];
        Assert.Null(Score(birth, ScoreSubject.Of("in_time"), ScoreScope.Whole));
        Assert.NotNull(Score(birth, ScoreSubject.Of("days"), ScoreScope.Whole));
    }

    [Fact]
    public void What_is_set_aside_unfinished_or_repeated_does_not_count_and_is_told()
    {
        var visits = Enumerable.Range(0, 6).Select(i => ExitInterview.Visited(answers: "prices=yes", pair: i < 2 ? "v1" : null)).ToArray();
        QualityDecision Decide(int i, bool aside, int minute) => new(Six[i].Id, "r1", aside, "why", "c", Some.Time.AddMinutes(minute));
        var scores = Scoring.Of(
            [.. Six, .. visits, Six[0] with { Id = "open", Status = ResponseStatus.Incomplete }, Six[0] with { Id = "else", Fieldwork = Six[0].Fieldwork! with { Round = "r0" } }, Six[0] with { Id = "citizen", Fieldwork = null }],
            ExitInterview.Round,
            ExitInterview.Content,
            [Decide(0, aside: true, 1), Decide(1, aside: true, 1), Decide(1, aside: false, 2)]);
        Assert.Equal(new CountedResponses(10, 1, 1, 1), scores.Responses);
        Assert.Equal(5, scores.Interviews.Shown(ScoreScope.Whole));
        Assert.Equal(5, scores.Find(ScoreSubject.Of("price_list"), ScoreScope.Whole)!.Shown!.N);
    }

    [Fact]
    public void Fewer_than_five_are_hidden_with_what_would_give_them_away()
    {
        Response[] some = [.. Several(3, "birth", "osh"), .. Several(8, "birth", "naryn"), .. Several(9, "passport", "osh"), .. Several(7, "passport", "naryn"), .. Several(40, "water", "talas")];
        var scores = Scoring.Of(some, ExitInterview.Round, ExitInterview.Content, []);
        var polite = scores.Table(ScoreSubject.Of("polite"), ScopeKind.Cell);
        Assert.Equal(["birth", "birth", "passport", "passport"], polite.Where(s => s.State == ScoreState.Hidden).Select(s => s.Scope.Service!).Order(StringComparer.Ordinal));
        Assert.All(scores.Table(ScoreSubject.Of("polite"), ScopeKind.Service), s => Assert.NotNull(s.Shown));
        Assert.Equal(ScoreState.Firm, scores.Find(ScoreSubject.Of("polite"), ScoreScope.OfCell("water", "talas"))!.State);
        Assert.Equal(ScoreState.Hidden, scores.Find(ScoreSubject.Total, ScoreScope.OfCell("birth", "naryn"))!.State);
    }

    [Fact]
    public void Five_alike_are_no_proof_that_all_are()
    {
        Response[] alike = [.. Several(5, "water", "osh", "days=3 sqd0=5")];
        var mean = Score(alike, ScoreSubject.Of("satisfied"), ScoreScope.Whole)!.Shown!;
        Assert.Equal(100, mean.Value);
        Assert.InRange(mean.Interval.Low, 56, 57); // Wilson's lower end of 5 of 5
        Assert.True(Score(alike, ScoreSubject.Of("days"), ScoreScope.Whole)!.Shown!.Interval is { Low: < 90, High: > 90 });
    }

    [Fact]
    public void Scores_lie_between_0_and_100_within_their_intervals_and_hidden_ones_carry_nothing() => AnyResponse.Array[0, 120].Sample(responses =>
    {
        var scores = Scoring.Of(responses, ExitInterview.Round, ExitInterview.Content, []).Scores;
        foreach (var score in scores)
        {
            Assert.Equal(score.State == ScoreState.Hidden, score.Shown is null);
            Assert.Equal(score.Shown is null, score.Basis.Count == 0);
            if (score.Shown is not { } shown)
                continue;
            Assert.InRange(shown.Value, 0, 100);
            Assert.InRange(shown.Interval.Low, 0, shown.Value + 1e-9);
            Assert.InRange(shown.Interval.High, shown.Value - 1e-9, 100);
            Assert.True(shown.N >= 5);
        }
    }, iter: 30);

    [Fact]
    public void Where_less_is_better_a_score_is_what_is_left_of_a_hundred() => AnyResponse.Array[30, 60].Sample(responses =>
    {
        var up = Scoring.Of(responses, ExitInterview.Round, ExitInterview.Content, []);
        var content = ExitInterview.Content with { Indicators = [.. ExitInterview.Content.Indicators.Select(i => i with { Direction = i.Direction == Direction.Up ? Direction.Down : Direction.Up })] };
        var down = Scoring.Of(responses, ExitInterview.Round, content, []);
        foreach (var score in up.Scores.Where(s => s.Subject.Indicator is not null && s.Shown is not null))
        {
            var (one, other) = (score.Shown!, down.Find(score.Subject, score.Scope)!.Shown!);
            Assert.Equal(100, one.Value + other.Value, 6);
            Assert.Equal(100, one.Interval.Low + other.Interval.High, 6);
        }
    }, iter: 10);

    [Fact]
    public void Every_better_answer_makes_a_score_no_worse() => Gen.Select(Gen.Int[1, 5].Array[5, 40], Gen.Int[0, 39]).Sample((rates, which) =>
    {
        int[] better = [.. rates.Select((r, i) => i == which % rates.Length ? Math.Min(5, r + 1) : r)];
        double Value(int[] given, string indicator) => Score([.. given.Select(r => ExitInterview.Asked(answers: $"sqd0={r} sqd7={r}"))], ScoreSubject.Of(indicator), ScoreScope.Whole)!.Shown!.Value;
        Assert.True(Value(better, "satisfied") >= Value(rates, "satisfied") - 1e-9);
        Assert.True(Value(better, "polite") >= Value(rates, "polite") - 1e-9);
    }, iter: 20);

    static Gen<string> Of(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    static IEnumerable<Response> Several(int n, string service, string place, string answers = "days=3 paid=no sqd0=4 sqd4=4 sqd7=4") =>
        Enumerable.Range(0, n).Select(_ => ExitInterview.Asked(service, place, answers));

    static Score? Score(IEnumerable<Response> responses, ScoreSubject subject, ScoreScope scope) =>
        Scoring.Of(responses, ExitInterview.Round, ExitInterview.Content, []).Find(subject, scope);
}
