using System.Text.Json;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Tests;

/// <summary>A store in which there is something of everything, and all that its readers say of it as one text.</summary>
static class FullStore
{
    /// <summary>When all of it happened.</summary>
    public static readonly DateTimeOffset Noon = new(2025, 11, 3, 12, 0, 0, TimeSpan.Zero);

    static readonly string[] Links = ["link-1", "link-2"];
    static readonly DateTimeOffset[] Always = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue];
    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true };

    /// <summary>Somebody with a Telegram chat.</summary>
    public static Address Chat(int n) => new(ChannelNames.Telegram, $"{7000 + n}");

    /// <summary>Somebody with a keypad phone.</summary>
    public static Address Phone(int n) => new(ChannelNames.Sms, $"+99655{n:d7}");

    /// <summary>The id of a message that was heard.</summary>
    public static string Id(int n) => $"telegram:{n}";

    /// <summary>Fills it with so many citizens and all the rest.</summary>
    public static void Fill(IStore store, int citizens)
    {
        foreach (var some in Enumerable.Range(0, citizens).Chunk(700))
            Commit(store, b => Array.ForEach(some, n => Citizen(store, b, n)));
        People(store);
        Sendings(store, citizens);
        // One who was asked is forgotten.
        Commit(store, b => b.Erased.Add(Phone(1)));
        Commit(store, b => b.Messages.AddRange(Enumerable.Range(0, 50).Select(n => (new Outbound(Chat(n % 3), $"{n}. Рахмат!"), Noon.AddMinutes(n)))));
    }

    // Some databases sum up, and some leave it to who asks.
    static readonly Stretches Stretch = new([(Enum.GetValues<Counted>(), [Noon.AddDays(-30)])]);

    /// <summary>All that can be read of it; what comes in no order is sorted.</summary>
    public static string Told(IStore store, int citizens)
    {
        var everybody = Enumerable.Range(0, citizens).SelectMany(n => new[] { Chat(n), Phone(n) }).ToList();
        var (from, to) = (Always[0], Always[1]);
        return JsonSerializer.Serialize(
            new object[]
            {
                store.ReportKey,
                everybody.Select(store.Conversation).OfType<Conversation>().Select(c => StoredShapes.Conversation.Text(c)),
                store.Due(to, 1_000_000).Select(c => c.Address.Key).Order(StringComparer.Ordinal),
                Enumerable.Range(0, citizens + 3).Count(n => store.Heard(Id(n))),
                store.Reports(from, to).Select(r => StoredShapes.Report.Text(r)),
                store.OpenReports().Select(r => r.Code.Digits),
                store.UrgentReports(from, to).Select(r => r.Code.Digits),
                everybody.Select(store.LatestReport).OfType<Report>().Select(r => r.Code.Digits),
                store.Reports(from, to).Select(r => store.LatestReferral(r.Code.Digits)).OfType<Referral>().Select(r => StoredShapes.Referral.Text(r)),
                Links.Select(h => store.LinkCode(h)?.From.Key),
                store.Responses(null, from, to).Select(r => StoredShapes.Response.Text(r)),
                store.Fieldwork("round").Select(r => r.Id),
                store.CountsOf("round").SelectMany(c => c.Done.Select(d => $"{c.Service} {c.Place} {d}").Concat(c.Strata.Select(s => $"{c.Service} {c.Place} {s}"))).Order(StringComparer.Ordinal),
                store.Pending().Select(m => $"{m.Id} {m.Attempts} {m.NotBefore:O} {m.CreatedAt:O} {StoredShapes.Outbound.Text(m.Message)}"),
                store.Trails(from, to).Select(t => $"{t}").Order(StringComparer.Ordinal),
                ((IFailedMessages)store).Failed().Select(f => $"{f.Id} {f.Why} {f.To.Key} {f.Message?.Text}"),
                Enumerable.Range(0, 9).Select(n => $"{store.Delivery(ChannelNames.Sms, $"SM{n}")} {store.Trail(ChannelNames.Sms, $"SM{n}")}"),
                store.Counts(from, to).Select(c => $"{c}").Order(StringComparer.Ordinal),
                store.Counts(Stretch).Where(c => c.Hour >= Stretch.From).GroupBy(c => (c.What, c.Service, c.Place)).Select(g => $"{g.Key} {g.Sum(c => c.Number)}").Order(StringComparer.Ordinal),
                store.Standing().Select(c => $"{c}").Order(StringComparer.Ordinal),
                store.DigestSent("osh", new DateOnly(2025, 11, 3)),
                store.DigestSent("osh", new DateOnly(2025, 11, 4)),
                store.Marked("alert")?.ToString("O") ?? "",
                store.Invitations().Select(i => StoredShapes.Invitation.Text(i)).Order(StringComparer.Ordinal),
                store.Invitation("quality", Phone(1))?.State.ToString() ?? "",
                store.Spent(from, to).Select(s => $"{s.From:O} {s.Gateway} {s.Messages} {s.Segments} {s.Amount:0.00}").Order(StringComparer.Ordinal),
                store.Aside(),
                store.Members("osh").Select(m => m.Key),
                store.MadeGroups().Select(g => StoredShapes.Group.Text(g)),
                store.GroupChats().Select(c => $"{c.Chat.Key} {c.GroupId}"),
                store.Monitors("osh").Select(m => StoredShapes.Monitor.Text(m)),
                store.Measures().Select(m => StoredShapes.Measure.Text(m)),
                store.Decisions("round").Select(d => StoredShapes.Decision.Text(d)).Order(StringComparer.Ordinal),
            },
            Plain);
    }

    /// <summary>Commits one batch.</summary>
    public static IReadOnlyList<OutboxMessage> Commit(IStore store, Action<Batch> fill)
    {
        var batch = new Batch();
        fill(batch);
        return store.Commit(batch);
    }

    static void Citizen(IStore store, Batch b, int n)
    {
        var (chat, at) = (Chat(n), Noon.AddHours(-n));
        b.Heard.Add((Id(n), at < Noon.AddDays(-20) ? Noon.AddDays(-20) : at));
        b.Conversations[chat] = new Conversation(chat) { Language = "ky", WakeAt = n % 5 == 0 ? Noon.AddMinutes(n).AddTicks(n) : null, Draft = n % 3 == 0 ? new Draft($"d{n}", "quality", at) { Question = "place", Answers = [new Answer("comment", "«Долго» \"\\ ү ң 😀")] } : null };
        b.Responses.Add(new Response($"r{n}", "quality", n % 7 == 0 ? ResponseStatus.Incomplete : ResponseStatus.Complete, at, at, [new Answer("place", "osh"), new Answer("comment", "Жакшы")])
        {
            Respondent = chat,
            Service = n % 2 == 0 ? "passport" : null,
            Place = "osh",
            Fieldwork = n % 4 == 0 ? new Fieldwork("round", n % 8 == 0 ? FieldworkKind.Visit : FieldworkKind.Interview, "passport", n % 3 == 0 ? "osh" : "alay", $"m{n % 3}", at) { Pair = n % 8 == 0 ? "p1" : null, Strata = new Dictionary<string, string>(StringComparer.Ordinal) { ["sex"] = n % 8 == 4 ? "f" : "m" } } : null,
        });
        if (n % 2 != 0)
            return;
        var report = new Report(ReportCode.Of(store.TakeReportNumber(), store.ReportKey), at, "Суу жок") { Reporter = chat, Channel = chat.Channel, Service = n % 6 == 0 ? null : "water", Place = "osh", Urgent = n % 10 == 0 };
        b.Reports.Add(report);
        if (n % 3 == 0)
            b.Changes.Add((report, report with { Changes = [new ReportChange(ReportStatus.Closed, at.AddHours(3), Actor.Coordinator("osh"), "Оңдолду")] }));
        if (n % 20 == 0)
            b.Referrals.Add(Referral.Of(report.Code, "office", chat, "osh", $"token{n}", at));
    }

    static void People(IStore store) => Commit(store, b =>
    {
        b.Members.AddRange([(Chat(2), "osh"), (Chat(1), "osh"), (Chat(0), "osh")]);
        b.Groups.AddRange([new Group("osh", "Osh", "osh", "1234567890") { Coordinator = "osh-office", Seats = 10 }, new Group("alay", "Alay", "alay", "2234567890")]);
        b.Monitors.AddRange([new Monitor("m2", "osh", "Айзада", Noon.AddHours(1)) { Address = Chat(1), IsLead = true }, new Monitor("m1", "osh", "Бакыт", Noon) { Address = Phone(1) }]);
        b.GroupChats.Add((new Address(ChannelNames.Telegram, "-100200"), "osh"));
        var measure = new Measure(1, "round", "con", "Center", "a ramp", new DateOnly(2027, 4, 1)) { EnteredBy = "osh-office" };
        b.Measures.AddRange([measure with { Id = 11 }, measure, measure with { Id = 2, State = MeasureState.Done, SaidOn = new DateOnly(2027, 3, 1) }]);
        b.Decisions.AddRange([new QualityDecision("r4", "round", SetAside: true, "too fast", "osh-office", Noon), new QualityDecision("r8", "round", SetAside: false, "", "osh-office", Noon)]);
        b.Digests.Add(("osh", new DateOnly(2025, 11, 3)));
        b.Marks.AddRange([("alert", Noon.AddTicks(1)), ("other", Noon)]);
        b.LinkCodes.AddRange([new LinkCode("link-1", Chat(1), Noon.AddHours(1)), new LinkCode("link-2", Chat(2), Noon.AddHours(1)) { UsedAt = Noon }]);
        b.Invitations.AddRange([new Invitation("quality", Phone(1), Noon), new Invitation("quality", Phone(2), Noon) { Language = "ky" }, new Invitation("other", Phone(2), Noon).Ended(InvitationState.Declined, Noon)]);
        b.Spent.AddRange([new Spent(Noon, "android", 1, 2, 1.80m), new Spent(Noon, "kannel", 1, 1, 1.35m), new Spent(Noon.AddHours(1), "kannel", 3, 3, 4m)]);
        b.Aside.AddRange([new SetAside("b", "sms", Noon.AddTicks(1), "no sender", "Body=x"), new SetAside("a", "telegram", Noon, "unreadable", "{\"update_id\":1}")]);
    });

    // Sent, delivered, lost and then delivered, lost, given up; a receipt of what is not known, one that came before its message.
    static void Sendings(IStore store, int citizens)
    {
        var added = Commit(store, b =>
        {
            b.Receipts.AddRange([new Receipt(ChannelNames.Sms, "SM7", DeliveryState.Failed, Noon, "30003") { By = new Carrier("kannel") }, new Receipt(ChannelNames.Sms, "SM1", DeliveryState.Delivered, Noon.AddSeconds(9)), new Receipt(ChannelNames.Sms, "SM6", DeliveryState.Sent, Noon)]);
            b.Messages.AddRange(Enumerable.Range(0, 6 + citizens).Select(n => (new Outbound(Phone(5 + n), $"Канча күн? {n}"), Noon)));
        });
        Commit(store, b =>
        {
            for (var n = 0; n < 5; n++)
                b.Outcomes.Add(new OutboxChange.Sent(added[n].Id, ChannelNames.Sms, $"SM{n}", Noon.AddSeconds(n)) { By = n == 0 ? null : new Carrier("android", $"AndroidSms__{n}") });
            b.Outcomes.Add(new OutboxChange.Failed(added[5].Id, added[5].Message.To, "30006: landline", Noon.AddMinutes(1)) { By = new Carrier("twilio") });
            b.Outcomes.AddRange(added.Skip(6).Where((_, n) => n % 2 == 0).Select(m => new OutboxChange.Sent(m.Id, ChannelNames.Sms, $"X{m.Id}", Noon.AddMinutes(2))));
            b.Outcomes.AddRange(added.Skip(6).Where((_, n) => n % 10 == 1).Select(m => new OutboxChange.Retry(m.Id, 2, Noon.AddHours(1))));
        });
        Commit(store, b => b.Receipts.AddRange(
        [
            new Receipt(ChannelNames.Sms, "SM2", DeliveryState.Failed, Noon.AddMinutes(3), "30005"), new Receipt(ChannelNames.Sms, "SM2", DeliveryState.Delivered, Noon.AddMinutes(4)),
            new Receipt(ChannelNames.Sms, "SM3", DeliveryState.Failed, Noon.AddMinutes(3), "30008"),
        ]));
    }
}
