using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Digests;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class BlurringTests
{
    static readonly DateOnly Date = new(2026, 11, 24);
    static readonly Coordinator National = DigestWorld.Coordinator("national");
    static readonly Coordinator Osh = DigestWorld.Coordinator("osh-office", scope: new Scope(["osh"], []));
    static readonly Coordinator Alay = DigestWorld.Coordinator("alay-office", scope: new Scope(["alay"], []));
    static readonly Coordinator AlayWater = DigestWorld.Coordinator("alay-water", scope: new Scope(["alay"], ["water"]));

    [Theory]
    [InlineData("passport", "alay", "alay-office")]
    [InlineData("water", "alay", "alay-water")]
    [InlineData("water", "uzgen", "osh-office")]
    [InlineData("water", "kant", "national")]
    [InlineData(null, null, "national")]
    public void Whose_scope_names_it_most_closely_handles_it(string? service, string? place, string handler)
    {
        Coordinator[] all = [National, Osh, Alay, AlayWater];
        var handling = new Handling(all, DigestWorld.Places);
        Assert.Equal([handler], all.Where(c => handling.Handles(c, service, place)).Select(c => c.Id));
        var acted = DigestWorld.Report(1, "2026-11-23T10:00Z", service, place) with { Changes = [new(ReportStatus.Seen, Some.Time, Actor.Coordinator("national"), "")] };
        Assert.True(handling.Handles(National, acted));
    }

    [Fact]
    public void Who_only_looks_on_reads_no_small_number_no_words_and_no_place_of_one_complaint()
    {
        var (onlooker, handler) = (Say(National, Osh), Say(Osh, National));

        Assert.Contains("2 new complaints", onlooker, StringComparison.Ordinal);
        Assert.Contains("Travel passport: <5\n", onlooker, StringComparison.Ordinal);
        Assert.Contains("Public Service Center: <5\n", onlooker, StringComparison.Ordinal);
        Assert.Contains("<5 people: Travel passport, alay\n", onlooker, StringComparison.Ordinal);
        Assert.DoesNotContain("bribe", onlooker, StringComparison.Ordinal);
        Assert.DoesNotContain(" Travel passport, alay: ", onlooker, StringComparison.Ordinal);
        Assert.DoesNotContain("term", onlooker, StringComparison.Ordinal);

        Assert.Contains("2 new complaints", handler, StringComparison.Ordinal);
        Assert.Contains("2 people: they want a bribe (Travel passport, alay)", handler, StringComparison.Ordinal);
        Assert.DoesNotContain("<5", handler, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_or_a_place_alone_is_told_where_the_two_cannot_be_put_together()
    {
        Report[] reports = [DigestWorld.Report(1, "2026-11-23T10:00Z", "passport", "alay"), DigestWorld.Report(2, "2026-11-23T10:00Z", "water", "uzgen")];
        var digest = DigestWorld.Read(Date, reports, [], National, Osh);
        Assert.All(digest.Services.Concat(digest.Places), l => Assert.Equal((1, Blur.None), (l.Tally.New, l.Blur)));

        // Of one service, each place is a place and a service.
        Report[] passports = [DigestWorld.Report(1, "2026-11-23T10:00Z", "passport", "alay"), DigestWorld.Report(2, "2026-11-23T10:00Z", "passport", "uzgen")];
        var one = DigestWorld.Read(Date, passports, [], National, Osh);
        Assert.All(one.Places, l => Assert.Equal(Blur.BelowFew, l.Blur));
        Assert.Equal(Blur.None, Assert.Single(one.Services).Blur);
    }

    [Fact]
    public void What_the_coordinator_handles_does_not_hide_the_one_beside_it()
    {
        // The national office handles what is in Kant: what is left of the two is one service in one place.
        Report[] reports = [DigestWorld.Report(1, "2026-11-23T10:00Z", "passport", "kant"), DigestWorld.Report(2, "2026-11-23T10:00Z", "water", "uzgen")];
        var digest = DigestWorld.Read(Date, reports, [], National, Osh);
        Assert.Equal([(Blur.BelowFew, 1), (Blur.None, 1)], digest.Services.OrderByDescending(l => l.Blur).Select(l => (l.Blur, l.Tally.New)));
        Assert.Equal([(Blur.BelowFew, 1), (Blur.None, 1)], digest.Places.OrderByDescending(l => l.Blur).Select(l => (l.Blur, l.Tally.New)));
    }

    [Fact]
    public void Five_and_more_are_told_to_all()
    {
        Report[] reports = [.. Enumerable.Range(0, 6).Select(n => DigestWorld.Report(n, "2026-11-23T10:00Z"))];
        var digest = DigestWorld.Read(Date, reports, [], National, Osh);
        Assert.Equal(Blur.None, Assert.Single(digest.Services).Blur);
        Assert.Equal("Travel passport", Assert.Single(digest.Days).Name);
    }

    [Theory]
    [InlineData("3! 9", "BelowFew NotBelowFew")] // 12 in all, and 9: 3 is what is left
    [InlineData("1! 2! 9 20", "BelowFew BelowFew NotBelowFew None")]
    [InlineData("3! 4! 9", "BelowFew BelowFew None")]
    [InlineData("3! 2", "BelowFew None")]
    [InlineData("3 9", "None None")]
    [InlineData("7! 9", "None None")]
    [InlineData("", "")]
    public void What_is_left_of_the_sum_gives_nobody_away(string lines, string blurs) =>
        Assert.Equal(blurs, string.Join(' ', Blurring.Of([.. lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => (int.Parse(l.TrimEnd('!'), System.Globalization.CultureInfo.InvariantCulture), l.EndsWith('!')))])));

    [Fact]
    public void No_small_number_that_singles_out_is_ever_told() =>
        Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[0, 9].Sample(lines =>
        {
            var blurs = Blurring.Of([.. lines]);
            return lines.Zip(blurs).All(l => l.First.Item1 is 0 or >= 5 || !l.First.Item2 || l.Second == Blur.BelowFew) && lines.Zip(blurs).All(l => l.Second != Blur.NotBelowFew || l.First.Item1 >= 5);
        });

    static string Say(params Coordinator[] coordinators)
    {
        Report[] reports = [.. Enumerable.Range(1, 2).Select(n => DigestWorld.Report(n, "2026-11-23T10:00Z", urgent: true, text: "they want a bribe") with
        {
            Breaches = [new Breach(BreachKind.Term, "9", "3", null)],
            Reporter = new Address(ChannelNames.Telegram, $"{n}"),
        })];
        return DigestWorld.Words(DigestWorld.Content(coordinators)).Say(new Telling.Day(DigestWorld.Read(Date, reports, [], coordinators)), Medium.Chat);
    }
}
