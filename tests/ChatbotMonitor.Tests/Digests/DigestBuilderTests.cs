using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class DigestBuilderTests
{
    static readonly DateOnly Date = new(2026, 11, 23);

    [Fact]
    public void New_complaints_stand_against_the_average_of_seven_days()
    {
        var digest = Build(new Scope([], []), before: [Count("passport", "alay", 14)], during: [Count("passport", "alay", 5), Count("water", "kant", 2, responses: 9)]);

        Assert.Equal(new Tally(7, 14), digest.Complaints);
        Assert.Equal(2.0, digest.Complaints.Usual);
        Assert.Equal([new DigestLine("Travel passport", new Tally(5, 14)), new DigestLine("Water supply", new Tally(2, 0))], digest.Services);
        Assert.Equal("alay, kant", string.Join(", ", digest.Places.Select(p => p.Name)));
        Assert.Equal(9, digest.Surveys);
        Assert.False(digest.IsQuiet);
    }

    [Fact]
    public void What_got_worse_comes_before_what_is_many()
    {
        var digest = Build(new Scope([], []), before: [Count("passport", "alay", 70)], during: [Count("passport", "alay", 10), Count("water", "kant", 3)]);

        Assert.Equal("Water supply, Travel passport", string.Join(", ", digest.Services.Select(s => s.Name)));
        Assert.Equal([true, false], digest.Services.Select(s => s.Tally.IsUp));
    }

    [Fact]
    public void Only_what_is_in_scope_is_counted()
    {
        var counts = new[] { Count("passport", "alay", 1, 1), Count("water", "alay", 2, 2), Count("passport", "kant", 4, 4), Count("passport", null, 8, 8), Count(null, "alay", 16, 16) };
        Report[] reports =
        [
            DigestWorld.Report(1, "2026-11-22T10:00Z", "passport", "alay", urgent: true), DigestWorld.Report(2, "2026-11-22T10:00Z", "water", "alay", urgent: true),
            DigestWorld.Report(3, "2026-11-22T10:00Z", "passport", "kant", urgent: true), DigestWorld.Report(4, "2026-11-22T10:00Z", null, "osh", urgent: true),
        ];

        var osh = Build(new Scope(["osh"], []), during: counts, reports: reports);
        var oshPassport = Build(new Scope(["osh"], ["passport"]), during: counts, reports: reports);
        var all = Build(new Scope([], []), during: counts, reports: reports);

        Assert.Equal((19, 19, 3, 3), (osh.Complaints.New, osh.Surveys, osh.UrgentCount, osh.OpenCount));
        Assert.Equal((1, 1, 1, 1), (oshPassport.Complaints.New, oshPassport.Surveys, oshPassport.UrgentCount, oshPassport.OpenCount));
        Assert.Equal((31, 31, 4, 4), (all.Complaints.New, all.Surveys, all.UrgentCount, all.OpenCount));
    }

    [Fact]
    public void Many_places_are_summed_up_by_region_where_the_scope_is_everything()
    {
        string[] places = ["alay", "uzgen", "nookat", "aravan", "kara_suu", "kara_kulja", "chong_alay", "sokuluk", "kant"];
        var during = places.Select(p => Count("passport", p, 1)).Append(Count("passport", null, 1)).Append(Count("passport", "gone", 1)).ToArray();

        Assert.Equal("Osh region, Chuy region, gone, place not named", string.Join(", ", Build(new Scope([], []), during: during).Places.Select(p => p.Name)));
        Assert.Equal(9, Build(new Scope(["osh", "chui"], []), during: during).Places.Count);
        Assert.Equal(8, Build(new Scope([], []), during: during[..8]).Places.Count);
    }

    [Fact]
    public void A_citizens_words_are_masked_and_on_one_line()
    {
        var digest = Build(new Scope([], []), reports: [DigestWorld.Report(1, "2026-11-22T10:00Z", urgent: true, text: "Они просят денег,\nмой номер 0555 123-456")]);

        Assert.Equal("Они просят денег, мой номер ***", Assert.Single(digest.Urgent).Text);
    }

    [Fact]
    public void The_open_ones_are_as_old_as_at_the_windows_end_and_later_ones_are_not_there_yet()
    {
        var digest = Build(new Scope([], []), reports: [DigestWorld.Report(1, "2026-11-11T02:00Z"), DigestWorld.Report(2, "2026-11-22T04:00Z"), DigestWorld.Report(3, "2026-11-23T02:00Z")]);

        Assert.Equal(2, digest.OpenCount);
        Assert.Equal([TimeSpan.FromDays(12), TimeSpan.FromHours(22)], digest.Oldest.Select(r => r.Age));
        Assert.True(digest.IsQuiet);
    }

    static HourCount Count(string? service, string? place, int reports, int responses = 0) => new(DigestWorld.At("2026-11-22T10:00Z"), service, place, reports, 0, responses);

    static Digest Build(Scope scope, HourCount[]? before = null, HourCount[]? during = null, Report[]? reports = null)
    {
        var coordinator = DigestWorld.Coordinator(scope: scope);
        return DigestBuilder.Build(coordinator, Date, DigestClock.Window(coordinator, Date), new DigestSources(before ?? [], during ?? [], reports ?? [], reports ?? []), DigestWorld.Names);
    }
}
