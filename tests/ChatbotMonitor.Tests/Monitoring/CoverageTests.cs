using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>Done and planned, and whom the quotas still want.</summary>
public class CoverageTests
{
    static readonly Cell Alay = SampleRound.Round.Cells[0];

    [Fact]
    public void A_visit_made_by_two_is_one_visit_and_one_repeated()
    {
        var counts = CellCounts.Of([Visit("a", "pair"), Visit("b", "pair"), Visit("a", null)]);
        var here = Coverage.Of(Alay, Assert.Single(counts));
        Assert.Equal((2, 0, 1), (here.Visits, here.Interviews, here.Repeated));
    }

    [Fact]
    public void What_is_too_many_in_one_cell_is_none_in_another()
    {
        var coverage = Coverage.Of(SampleRound.Round, CellCounts.Of(Enumerable.Repeat(Interview("f"), 6)));
        Assert.Equal((4, 9), (coverage.Done(FieldworkKind.Interview), coverage.Planned(FieldworkKind.Interview)));
        Assert.Equal(6, coverage.Cells[0].Interviews);
        Assert.False(coverage.IsFull);
    }

    [Fact]
    public void What_is_not_complete_does_not_count() =>
        Assert.Empty(CellCounts.Of([Interview("f") with { Status = ResponseStatus.Incomplete }]));

    [Fact]
    public void Quotas_want_who_is_missing()
    {
        var counts = CellCounts.Of([Interview("f"), Interview("f"), Interview("f")]);
        Assert.Equal([new Wanted("sex", "m", 2)], Wanted.In(SampleRound.Round, Alay, counts[0]));
        Assert.Equal([new Wanted("sex", "f", 2), new Wanted("sex", "m", 2)], Wanted.In(SampleRound.Round, Alay, null));
    }

    [Fact]
    public void Quotas_are_met_by_whoever_was_asked_in_the_cells_one_looks_at()
    {
        var counts = CellCounts.Of([Interview("f"), Interview("f"), Interview("x")]);
        Assert.Equal([("sex", "f", 2, 2), ("sex", "m", 0, 2)], Wanted.Met(SampleRound.Round, [Alay], counts));
        Assert.Equal([("sex", "f", 0, 1), ("sex", "m", 0, 1)], Wanted.Met(SampleRound.Round, [SampleRound.Round.Cells[2]], counts));
    }

    [Theory]
    [InlineData(30, null, 0.1789)]
    [InlineData(43, null, 0.1494)]
    [InlineData(100, null, 0.098)]
    [InlineData(100, 200, 0.0695)]
    [InlineData(200, 200, 0)]
    [InlineData(0, null, 1)]
    [InlineData(1, 1000000, 0.98)]
    public void The_sampling_error_is_that_of_a_half(int interviews, int? population, double error) =>
        Assert.Equal(error, SamplingError.OfShare(interviews, population), 0.0001);

    [Fact]
    public void Forty_three_interviews_come_within_fifteen_points()
    {
        Assert.Equal(43, SamplingError.Enough(null));
        Assert.True(SamplingError.OfShare(SamplingError.Enough(60), 60) <= SamplingError.Much);
    }

    [Fact]
    public void Check_tells_how_sure_each_cell_will_be_and_in_words_where_it_is_too_few()
    {
        using var output = new StringWriter();
        SamplingErrors.Print(output, SampleRound.With(SampleRound.Round with
        {
            Cells = [new Cell("passport", "alay", 0, 43), new Cell("clinic", "alay", 0, 30) { Population = 60 }, new Cell("water", "alay", 0, 10), new Cell("passport", "bishkek", 3, 0)],
        }));
        Assert.Equal(
        [
            "autumn: passport in alay: 43 interviews, ±14.9 points at 95 %",
            "autumn: clinic in alay: 30 interviews, ±12.8 points at 95 %",
            "autumn: water in alay: 10 interviews, ±31 points at 95 %: too few to tell this cell's shares by itself, 43 would do",
            "autumn: all 83 interviews together: ±10.8 points",
            "",
        ], output.ToString().Split(Environment.NewLine));
    }

    static Response Visit(string by, string? pair) => Of(FieldworkKind.Visit, by) is var r ? r with { Fieldwork = r.Fieldwork! with { Pair = pair } } : throw new InvalidOperationException();

    static Response Interview(string sex) => Of(FieldworkKind.Interview, "a") is var r ? r with { Fieldwork = r.Fieldwork! with { Strata = new Dictionary<string, string>(StringComparer.Ordinal) { ["sex"] = sex } } } : throw new InvalidOperationException();

    static Response Of(FieldworkKind kind, string by) => new("id", "s", ResponseStatus.Complete, Some.Time, Some.Time, []) { Fieldwork = new Fieldwork("autumn", kind, Alay.Service, Alay.Place, by, Some.Time) };
}
