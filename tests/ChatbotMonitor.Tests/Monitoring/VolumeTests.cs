using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Monitoring;

namespace ChatbotMonitor.Tests;

/// <summary>A round of 200 monitors and 20,000 interviews.</summary>
public class VolumeTests
{
    [Fact]
    public void Twenty_thousand_interviews_are_scored_compared_and_flagged_in_a_part_of_ten_seconds()
    {
#pragma warning disable CA5394 // Any numbers will do, so long as they are the same ones.
        var random = new Random(1);
        string[] rates = ["1", "2", "3", "4", "5", "na"];
        string Rate() => rates[random.Next(6)];
        var services = Enumerable.Range(0, 30).Select(i => new Service($"s{i}", new LocalText($"S{i}"), [], ServiceLevel.State, i % 2 == 0 ? "p" : "q", [new Standard(new DateOnly(2024, 1, 1)) { Days = 10 }])).ToArray();
        var content = ExitInterview.Content with { Register = new ServiceRegister([new Provider("p", new LocalText("P"), null), new Provider("q", new LocalText("Q"), null)], services) };
        var responses = Enumerable.Range(0, 20_000).Select(i => ExitInterview.Asked(
            $"s{random.Next(random.Next(1, 30))}",
            $"p{i % 9}",
            $"sex=f age={random.Next(18, 90)} days={random.Next(30)} paid={(random.Next(4) == 0 ? "yes" : "no")} sqd0={Rate()} sqd1={Rate()} sqd4={Rate()} sqd6={Rate()} sqd7={Rate()}",
            $"m{(i % 9) + (9 * random.Next(22))}",
            new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.FromHours(6)).AddMinutes(i).ToString("O"))).ToArray();
#pragma warning restore CA5394
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var scores = Scoring.Of(responses, ExitInterview.Round, content, []);
        Assert.All(Changes.Of(scores, scores, content.Indicators), c => Assert.False(c.IsBeyondChance));
        var scored = watch.Elapsed;
        _ = Quality.Of(responses, ExitInterview.Round, content);
        TestContext.Current.TestOutputHelper!.WriteLine($"{scores.Scores.Count} scores in {scored.TotalMilliseconds:0} ms, flags in {(watch.Elapsed - scored).TotalMilliseconds:0} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Equal(20_000, scores.Responses.Counted);
    }
}
