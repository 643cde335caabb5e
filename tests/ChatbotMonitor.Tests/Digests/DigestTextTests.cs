using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Digests;
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
                Shown(new Telling.Day(digest)))
            .Concat([Shown(new Telling.Day(Field(coordinator with { SmsSegments = 4 }))), Shown(new Telling.Week(Busy(coordinator))), Shown(new Telling.Alert(Quiet(coordinator), "Travel passport, alay", 12, 24, new ReportCode("482913"))), Shown(new Telling.Reminder(Busy(coordinator), "Chuy office"))]));

        Approved.Check($"Digests/{language}.txt", text);
    }

    static Digest Field(Coordinator coordinator) => Quiet(coordinator) with
    {
        Rounds = [new RoundLine("Passports in autumn", new DateOnly(2026, 11, 30), 12, 30, 200, 900), new RoundLine("Visits of clinics", new DateOnly(2026, 11, 25), 3, 3, 0, 0)],
        MeasuresLate = [new MeasureLine(3, "Public Service Center", "a ramp at the entrance", new DateOnly(2026, 11, 1))],
        MeasuresDue = [new MeasureLine(12, "Mayor of Osh", "a bus to the clinic", new DateOnly(2026, 11, 27))],
    };

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
                var (sms, chat) = (Say(digest, Medium.Sms), Say(digest, Medium.Chat));
                return Segments.Of(sms).Count <= 2
                    && sms.StartsWith("23.11: ", StringComparison.Ordinal)
                    && (digest.IsQuiet || urgent.Count == 0 || sms.Contains(urgent[0].Code.Spoken, StringComparison.Ordinal))
                    && (!digest.IsQuiet || (!sms.Contains('\n', StringComparison.Ordinal) && !chat.Contains('\n', StringComparison.Ordinal)));
            });
    }

    [Fact]
    public void Words_an_operator_made_too_long_are_cut_rather_than_sent_in_three_segments()
    {
        var content = DigestWorld.Content() with { Templates = new Dictionary<string, string> { ["digest.sms.ru.liquid"] = new('ж', 500) } };
        var sms = DigestWorld.Words(content).Say(new Telling.Day(Busy(DigestWorld.Coordinator(language: "ru"))), Medium.Sms);

        Assert.Equal(2, Segments.Of(sms).Count);
        Assert.EndsWith("...", sms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% if kind")]
    [InlineData("{{ nobody }}")]
    [InlineData("{{ new.nothing }}")]
    [InlineData("{{ new.number | shout }}")]
    [InlineData("{{ new.number | plural: 'x' }}")]
    [InlineData("{% for i in (1..100000000) %}{{ i }}{% endfor %}")]
    [InlineData("{% if kind == 'week' %}only the week{% endif %}")]
    public void A_template_with_a_fault_loses_no_digest(string source)
    {
        var own = DigestWorld.Content() with { Templates = new Dictionary<string, string> { ["digest.telegram.en.liquid"] = source } };
        var telling = new Telling.Day(Busy(DigestWorld.Coordinator()));

        Assert.Equal(Say(telling.Digest, Medium.Chat), DigestWorld.Words(own).Say(telling, Medium.Chat));
    }

    static string Shown(Telling telling)
    {
        var words = DigestWorld.Words(DigestWorld.Content());
        var sms = words.Say(telling, Medium.Sms);
        return $"{words.Say(telling, Medium.Chat)}\n\n--- SMS, {Segments.Of(sms)}\n{sms}\n\n==========\n\n";
    }

    static string Say(Digest digest, Medium medium) => DigestWorld.Words(DigestWorld.Content()).Say(new Telling.Day(digest), medium);

    static Digest Busy(Coordinator coordinator)
    {
        (string? Service, string? Place, int Count)[] during = [("passport", "alay", 1), ("passport", "uzgen", 2), ("passport", "nookat", 3), ("passport", "aravan", 4), ("passport", "sokuluk", 5), ("passport", "kant", 6), ("water", null, 7), (null, "kant", 3), ("kindergarten", "alay", 1)];
        Report[] urgent =
        [
            DigestWorld.Report(3, "2026-11-22T09:00Z", "passport", "alay", urgent: true, text: "Сказали: 2000 сом, иначе ждите месяц.\nМой номер 0555 12-34-56, ПИН 21512199012345"),
            DigestWorld.Report(4, "2026-11-22T09:30Z", "passport", null, urgent: true, text: ""),
            .. Enumerable.Range(5, 9).Select(n => DigestWorld.Report(n, "2026-11-22T12:00Z", null, "alay", urgent: true, text: "Суу жок, үчүнчү күн") with { Reporter = new Address(ChannelNames.Telegram, $"{n}") }),
        ];
        Report[] old = [DigestWorld.Report(1, "2026-11-10T10:00Z", "water", "kant"), DigestWorld.Report(2, "2026-11-21T10:00Z", null, "alay")];
        var late = new Core.Register.Breach(Core.Register.BreachKind.Term, "9", "3", null);
        return DigestWorld.Read(
            Date,
            [
                .. urgent, .. old,
                .. during.SelectMany((d, i) => Enumerable.Range(0, d.Count).Select(n => DigestWorld.Report(100 + (20 * i) + n, "2026-11-22T10:00Z", d.Service, d.Place) with { Breaches = i == 2 ? [late] : [] })),
                .. Enumerable.Range(0, 100).Select(n => Closed(DigestWorld.Report(1000 + n, "2026-11-18T10:00Z", "passport", "alay"), n < 60)),
                .. Enumerable.Range(0, 10).Select(n => Closed(DigestWorld.Report(2000 + n, "2026-11-19T10:00Z", "water", "kant"), n < 2)),
            ],
            Enumerable.Range(0, 31).Select(n => DigestWorld.Response($"r{n}", "2026-11-22T10:00Z")),
            coordinator);
    }

    static Report Closed(Report report, bool isFixed) => report with
    {
        Changes =
        [
            new(ReportStatus.Answered, report.FiledAt.AddDays(1), Actor.Coordinator("osh-office"), ""),
            isFixed ? new(ReportStatus.Fixed, report.FiledAt.AddDays(2), Actor.Citizen, "") : new(ReportStatus.Closed, report.FiledAt.AddDays(2), Actor.Coordinator("osh-office"), ""),
        ],
    };

    static Digest OneComplaint(Coordinator coordinator) => DigestWorld.Read(Date, [DigestWorld.Report(1, "2026-11-22T10:00Z", "passport", "alay", text: "Долго")], [], coordinator);

    static Digest Quiet(Coordinator coordinator) =>
        DigestWorld.Read(Date, [DigestWorld.Report(1, "2026-11-10T10:00Z"), DigestWorld.Report(2, "2026-11-20T10:00Z")], Enumerable.Range(0, 4).Select(n => DigestWorld.Response($"r{n}", "2026-11-22T10:00Z")), coordinator);
}
