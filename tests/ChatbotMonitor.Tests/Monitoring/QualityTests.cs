using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Monitoring;

namespace ChatbotMonitor.Tests;

/// <summary>Flags on responses, and how far two monitors agree.</summary>
public class QualityTests
{
    const string Mixed = "sex=f age=40 days=3 paid=no sqd0=5 sqd1=4 sqd4=5 sqd6=5 sqd7=5";
    const string Alike = "sex=f age=40 days=3 paid=no sqd0=5 sqd1=5 sqd4=5 sqd6=5 sqd7=5";

    [Theory]
    [InlineData(Mixed, 600, false, "")]
    [InlineData(Mixed, 37, false, "")] // nine answers at four seconds and a little more
    [InlineData(Mixed, 35, false, "TooFast 3.9")]
    [InlineData(Mixed, 1, true, "")] // entered later: how fast tells nothing
    [InlineData("sex=f age=40", 1, false, "")] // two answers
    [InlineData(Alike, 600, false, "AllAlike 5.0")]
    [InlineData("sqd0=na sqd1=na sqd4=na sqd6=na sqd7=na", 600, false, "AllAlike 5.0")]
    [InlineData("sqd0=5 sqd1=5 sqd4=5 sqd6=5", 600, false, "")] // four scales
    [InlineData(Alike, 20, false, "TooFast 2.2, AllAlike 5.0")]
    [InlineData(Mixed + " where=40.5140_72.8161_0_0", 600, false, "")]
    [InlineData(Mixed + " where=40.5300_72.8161_0_0", 600, false, "")] // 1.8 km
    [InlineData(Mixed + " where=40.5330_72.8161_0_0", 600, false, "FarAway 2115.1")]
    [InlineData(Mixed + " where=40.5330_72.8161_0_300", 600, false, "")] // no nearer than 300 m
    public void A_response_is_flagged_by_what_it_is(string answers, int seconds, bool later, string flags)
    {
        var response = ExitInterview.Asked(answers: answers);
        response = response with { StartedAt = response.EndedAt.AddSeconds(-seconds), Fieldwork = response.Fieldwork! with { Later = later } };
        Assert.Equal(flags, Flags(response));
    }

    [Fact]
    public void A_cell_may_say_where_its_office_is()
    {
        var response = ExitInterview.Asked(answers: Mixed + " where=40.5140_72.8161_0_0");
        var round = ExitInterview.Round with { Cells = [new Cell("passport", "osh", 1, 1) { Location = new Location(40.6, 72.8161) }] };
        Assert.Equal(QualityFlag.FarAway, Assert.Single(Quality.Of([response], round, ExitInterview.Content)[response.Id]).Flag);
        // Nobody says where the office in Talas is.
        Assert.Empty(Quality.Of([ExitInterview.Asked(place: "talas", answers: Mixed + " where=40.5140_72.8161_0_0")], round, ExitInterview.Content));
    }

    [Theory]
    [InlineData("naryn", "m1", 59, true)]
    [InlineData("naryn", "m1", 60, false)]
    [InlineData("naryn", "m2", 0, false)]
    [InlineData("osh", "m1", 0, false)]
    public void Nobody_is_in_two_places_within_a_minute(string place, string monitor, int seconds, bool flagged)
    {
        var one = ExitInterview.Asked(answers: Mixed);
        var other = ExitInterview.Asked(place: place, answers: Mixed, monitor: monitor, day: $"2025-03-05T12:{seconds / 60:00}:{seconds % 60:00}+06:00");
        var flags = Quality.Of([one, other], ExitInterview.Round, ExitInterview.Content);
        Assert.Equal(flagged, flags[one.Id].Any(f => f.Flag == QualityFlag.TwoPlaces && f.Of == other.Id));
        Assert.Equal(flagged, flags[other.Id].Any(f => f.Flag == QualityFlag.TwoPlaces && f.Of == one.Id));
    }

    [Fact]
    public void A_time_that_is_remembered_is_not_taken_to_the_minute()
    {
        var one = ExitInterview.Asked(answers: Mixed);
        var other = ExitInterview.Asked(place: "naryn", answers: Mixed);
        other = other with { Fieldwork = other.Fieldwork! with { Later = true } };
        Assert.Empty(Quality.Of([one, other], ExitInterview.Round, ExitInterview.Content));
    }

    [Fact]
    public void A_monitor_whose_answers_are_unlike_all_others_is_flagged_by_the_question()
    {
        Response[] responses = [.. By("m1", 12, i => "sqd0=1 sqd1=4"), .. By("m2", 15, i => $"sqd0={(i % 3) + 3} sqd1=4"), .. By("m3", 15, i => $"sqd0={(i % 3) + 3} sqd1=4")];
        var findings = responses.SelectMany(r => Quality.Of(responses, ExitInterview.Round, ExitInterview.Content)[r.Id]).ToArray();
        Assert.Equal(12, findings.Length);
        Assert.All(findings, f => Assert.True(f is { Flag: QualityFlag.UnlikeOthers, Of: "sqd0", Figure: > 0.8 }));
        Assert.Equal(responses.Take(12).Select(r => r.Id), findings.Select(f => f.ResponseId));
    }

    [Theory]
    [InlineData(9, "sqd0=1")] // too few to tell
    [InlineData(12, "sex=m")] // whom to ask is a quota
    public void Few_answers_and_quotas_make_nobody_unlike(int n, string answers)
    {
        Response[] responses = [.. By("m1", n, _ => answers), .. By("m2", 20, i => $"sqd0={(i % 3) + 3} sex=f")];
        Assert.Empty(Quality.Of(responses, ExitInterview.Round, ExitInterview.Content));
    }

    [Fact]
    public void A_bad_office_is_no_bad_monitor()
    {
        // Both monitors in Naryn hear the same, unlike what is heard in Osh.
        Response[] responses = [.. By("m1", 12, _ => "sqd0=1", "naryn"), .. By("m2", 12, _ => "sqd0=1", "naryn"), .. By("m3", 12, _ => "sqd0=5"), .. By("m4", 12, _ => "sqd0=5")];
        Assert.Empty(Quality.Of(responses, ExitInterview.Round, ExitInterview.Content));
    }

    [Fact]
    public void Numbers_that_are_unlike_are_flagged_too()
    {
        Response[] responses = [.. By("m1", 12, i => $"days={i % 3}"), .. By("m2", 15, i => $"days={20 + (i % 5)}")];
        Assert.All(Quality.Of(responses, ExitInterview.Round, ExitInterview.Content).SelectMany(f => f), f => Assert.Equal("days", f.Of));
    }

    [Fact]
    public void Two_monitors_of_one_visit_agree_as_far_as_they_do()
    {
        // Of ten doubled visits: on prices 4 yes-yes, 1 yes-no, 2 no-yes, 3 no-no; kappa is (0.7 - 0.5) / (1 - 0.5) = 0.4. On the hours they agree in all.
        string[] one = ["yes", "yes", "yes", "yes", "yes", "no", "no", "no", "no", "no"];
        string[] other = ["yes", "yes", "yes", "yes", "no", "yes", "yes", "no", "no", "no"];
        var visits = one.SelectMany((a, i) => new[]
        {
            ExitInterview.Visited(answers: $"prices={a} hours={a}", pair: $"v{i}", monitor: "m1"),
            ExitInterview.Visited(answers: $"prices={other[i]} hours={a}{(i < 4 ? " ramp=yes" : "")}", pair: $"v{i}", monitor: "m2"),
        }).Append(ExitInterview.Visited(answers: "prices=yes", pair: "v99")).Append(ExitInterview.Visited(answers: "prices=yes"));
        var agreement = Agreement.Of(visits, ExitInterview.Round, ExitInterview.Content);
        Assert.Equal(10, agreement.Pairs);
        Assert.Equal(["prices", "ramp", "hours"], agreement.Questions.Select(q => q.Question));
        Assert.Equal(0.4, agreement.Questions[0].Kappa!.Value.Value, 4);
        Assert.Null(agreement.Questions[1].Kappa);
        Assert.Equal(1, agreement.Questions[2].Kappa!.Value.Value, 4);
        // Mean agreement 0.85, by chance 0.5.
        Assert.Equal(0.7, agreement.Pooled!.Value, 4);
        Assert.Equal((10, 20), (agreement.Pooled.Pairs, agreement.Pooled.N));
        Assert.True(agreement.Pooled.Interval is { Low: > 0 and < 0.7, High: > 0.7 and <= 1 });
        Assert.Null(Agreement.Of([], ExitInterview.Round, ExitInterview.Content).Pooled);
    }

    static IEnumerable<Response> By(string monitor, int n, Func<int, string> answers, string place = "osh") =>
        Enumerable.Range(0, n).Select(i => ExitInterview.Asked(place: place, answers: answers(i), monitor: monitor, day: $"2025-03-05T{8 + (i / 6):00}:{i % 6 * 10:00}:00+06:00"));

    static string Flags(Response response) =>
        string.Join(", ", Quality.Of([response], ExitInterview.Round, ExitInterview.Content)[response.Id].Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Flag} {f.Figure:0.0}")));
}
