using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class ClustersTests
{
    static readonly string[] Said = ["суу", "жок", "свет", "нет", "воды", "очередь"];

    [Theory]
    [InlineData("Суу жок", "суу жок, үч күн болду", true)]
    [InlineData("Нет воды третий день", "Воды нет!", true)]
    [InlineData("Свет отключили без предупреждения", "опять отключают свет", true)]
    [InlineData("Паспорт бербей жатат", "паспортту бербейт", true)]
    [InlineData("ВОДЫ НЕТ", "нет воды", true)]
    [InlineData("Нет воды", "Нет света", false)]
    [InlineData("Нет воды", "Грубят в регистратуре", false)]
    [InlineData("плохо", "плохо", true)]
    [InlineData("плохо", "плохо лечат", false)]
    [InlineData("", "", false)]
    [InlineData("12 3", "12 3", false)]
    public void Like_words_make_two_complaints_one_cluster(string first, string second, bool together) =>
        Assert.Equal(together ? 1 : 0, Clusters.Of([Say(1, first), Say(2, second)]).Count);

    [Fact]
    public void People_are_counted_and_not_complaints_and_whoever_is_forgotten_counts_each_time()
    {
        var cluster = Assert.Single(Clusters.Of(
        [
            Say(1, "Суу жок", who: 1), Say(2, "Суу жок Ак-Босогодо", who: 1), Say(3, "суу такыр жок", who: 2), Say(4, "Үчүнчү күн суу жок, 0555 123456 чалгыла", who: null), Say(5, "суу жок болуп калды", who: null),
        ]));

        Assert.Equal((5, 4, "Суу жок"), (cluster.Reports.Count, cluster.People, cluster.Words));
    }

    [Fact]
    public void Another_place_another_service_another_week_and_what_is_closed_stay_apart()
    {
        var said = Say(1, "Суу жок", who: 1);
        Assert.Empty(Clusters.Of([said, Say(2, "Суу жок", place: "kant"), Say(3, "Суу жок", service: "passport"), Say(4, "Суу жок", hours: 73)]));
        Assert.Empty(Clusters.Of([said, Say(2, "Суу жок") with { Changes = [new(ReportStatus.Closed, said.FiledAt, Actor.Program, "")] }]));
        Assert.Empty(Clusters.Of([said with { Place = null }, Say(2, "Суу жок") with { Place = null }]));
        Assert.Single(Clusters.Of([said, Say(2, "Суу жок", hours: 72)]));
    }

    [Fact]
    public void The_order_they_come_in_changes_nothing_and_each_is_in_one_cluster_at_most() =>
        Gen.Select(Gen.Int[0, 5].Select(i => Said[i]), Gen.Int[0, 5].Select(i => Said[i]), Gen.Int[0, 80]).Array[0, 8].Sample(said =>
        {
            var reports = said.Select((s, i) => Say(i, $"{s.Item1} {s.Item2}", hours: s.Item3)).ToArray();
            var codes = Clusters.Of(reports).SelectMany(c => c.Reports.Select(r => r.Code)).ToArray();
            return codes.Distinct().Count() == codes.Length && codes.SequenceEqual(Clusters.Of(reports.Reverse()).SelectMany(c => c.Reports.Select(r => r.Code)));
        });

    [Fact]
    public void A_flood_from_one_place_is_cut_before_it_is_compared() =>
        Assert.Equal(200, Assert.Single(Clusters.Of(Enumerable.Range(0, 5000).Select(n => Say(n, "Суу жок", who: n)))).People);

    static Report Say(int number, string text, string service = "water", string place = "alay", int hours = 0, int? who = 9) =>
        DigestWorld.Report(number, "2026-11-20T10:00Z", service, place, text: text) with
        {
            FiledAt = DigestWorld.At("2026-11-20T10:00Z").AddHours(hours),
            Reporter = who is null ? null : new Address(ChannelNames.Telegram, $"70000{who}"),
        };
}
