using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class DigestTextTests
{
    static readonly DateOnly Date = new(2026, 11, 23);
    static readonly string[] Oddities = ["", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "[[[[[[€€€€"];

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public void Digests_read_as_approved(string language)
    {
        var coordinator = DigestWorld.Coordinator(language: language);
        var text = string.Concat(
            new[] { Busy(coordinator), OneComplaint(coordinator), Quiet(coordinator) with { OpenCount = 0, Oldest = [], Surveys = 0 }, Quiet(coordinator) }.Select(digest =>
                $"{DigestText.For(digest, SampleContent.Texts, Medium.Chat)}\n\n--- SMS, {Segments.Of(DigestText.For(digest, SampleContent.Texts, Medium.Sms))}\n{DigestText.For(digest, SampleContent.Texts, Medium.Sms)}\n\n==========\n\n"));

        Approved.Check($"Digests/{language}.txt", text);
    }

    [Fact]
    public void Two_segments_hold_any_digest_on_SMS_with_its_summary_and_an_urgent_code()
    {
        var text = Gen.OneOf(Gen.String[Gen.Char["абвгөүң ёжz"], 0, 300], Gen.String[0, 200], Gen.Int[0, 2].Select(i => Oddities[i]));
        var count = Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, int.MaxValue / 2]);
        var report = Gen.Select(Gen.Int[0, 300_000], text.Array[0, 2], Gen.Int[0, 4000], text, (n, about, days, words) =>
            new DigestReport(ReportCode.Of(n, 7), about, TimeSpan.FromDays(days), Core.Texts.OneLine.Of(words, 120)));
        var line = Gen.Select(text, count, count, (name, now, before) => new DigestLine(name, new Tally(now, before)));
        Gen.Select(Gen.Int[0, 2].Select(i => Core.Texts.Languages.All[i]), Gen.Select(count, count), line.List[1, 12], line.List[1, 12], report.List[0, 8], report.List[0, 3], count, Gen.Bool)
            .Sample((language, tally, services, places, urgent, oldest, surveys, quiet) =>
            {
                var coordinator = DigestWorld.Coordinator(language: language);
                var digest = new Digest(coordinator, Date, DigestClock.Window(coordinator, Date))
                {
                    Complaints = new Tally(quiet ? 0 : Math.Max(1, tally.Item1), tally.Item2), Services = services, Places = places, Urgent = urgent, UrgentCount = urgent.Count * 7,
                    Oldest = oldest, OpenCount = oldest.Count * 1000, Surveys = surveys,
                };
                var sms = DigestText.For(digest, SampleContent.Texts, Medium.Sms);
                var chat = DigestText.For(digest, SampleContent.Texts, Medium.Chat);
                return Segments.Of(sms).Count <= 2
                    && sms.StartsWith("23.11: ", StringComparison.Ordinal)
                    && (digest.IsQuiet || urgent.Count == 0 || sms.Contains(urgent[0].Code.Spoken, StringComparison.Ordinal))
                    && (!digest.IsQuiet || (!sms.Contains('\n', StringComparison.Ordinal) && !chat.Contains('\n', StringComparison.Ordinal)));
            });
    }

    [Fact]
    public void A_sentence_an_operator_made_too_long_is_cut_rather_than_sent_in_three_segments()
    {
        var phrases = Core.Texts.TextKeys.All.Select(k => new KeyValuePair<(string, string), Core.Texts.Phrase>(("ru", k), new(new string('ж', 500))));
        var sms = DigestText.For(Busy(DigestWorld.Coordinator(language: "ru")), new Core.Texts.Texts(phrases), Medium.Sms);

        Assert.Equal(2, Segments.Of(sms).Count);
        Assert.EndsWith("...", sms, StringComparison.Ordinal);
    }

    static Digest Busy(Coordinator coordinator)
    {
        string[] places = ["alay", "uzgen", "nookat", "aravan", "sokuluk", "kant"];
        HourCount[] during = [.. places.Select((p, i) => Count("passport", p, i + 1)), Count("water", null, 7), Count(null, "kant", 3), Count("kindergarten", "alay", 1, 31)];
        Report[] reports =
        [
            DigestWorld.Report(1, "2026-11-10T10:00Z", "water", "kant"),
            DigestWorld.Report(2, "2026-11-21T10:00Z", null, "alay"),
            DigestWorld.Report(3, "2026-11-22T10:00Z", "passport", "alay", urgent: true, text: "Сказали: 2000 сом, иначе ждите месяц.\nМой номер 0555 12-34-56, ПИН 21512199012345"),
            DigestWorld.Report(4, "2026-11-22T11:00Z", "passport", null, urgent: true, text: ""),
            .. Enumerable.Range(5, 9).Select(n => DigestWorld.Report(n, "2026-11-22T12:00Z", null, null, urgent: true, text: "Суу жок, үчүнчү күн")),
        ];
        return DigestBuilder.Build(
            coordinator, Date, DigestClock.Window(coordinator, Date),
            new DigestSources([Count("passport", "alay", 100), Count("water", "kant", 10)], during, reports.Where(r => r.Urgent), reports), DigestWorld.Names);
    }

    static Digest OneComplaint(Coordinator coordinator)
    {
        Report[] reports = [DigestWorld.Report(1, "2026-11-22T10:00Z", "passport", "alay", text: "Долго")];
        return DigestBuilder.Build(coordinator, Date, DigestClock.Window(coordinator, Date), new DigestSources([], [Count("passport", "alay", 1)], reports, reports), DigestWorld.Names);
    }

    static Digest Quiet(Coordinator coordinator)
    {
        Report[] reports = [DigestWorld.Report(1, "2026-11-10T10:00Z"), DigestWorld.Report(2, "2026-11-20T10:00Z")];
        return DigestBuilder.Build(coordinator, Date, DigestClock.Window(coordinator, Date), new DigestSources([], [Count(null, null, 0, 4)], [], reports), DigestWorld.Names);
    }

    static HourCount Count(string? service, string? place, int reports, int responses = 0) => new(DigestWorld.At("2026-11-22T10:00Z"), service, place, reports, 0, responses);
}
