using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Citizens, a coordinator and a provider around some complaints, on a clock that is set by hand; the server's clock is UTC.</summary>
sealed class NewsWorld
{
    public static readonly Address Citizen = new(ChannelNames.Sms, "+996555000111");
    public static readonly Address Chat = new(ChannelNames.Telegram, "77700123");
    public static readonly Address Coordinator = new(ChannelNames.Telegram, "900");
    public static readonly Address Office = new(ChannelNames.Sms, "+996312000001");

    readonly Dictionary<Address, Conversation> _states = [];
    int _ids;

    public NewsWorld(ProviderContact? contact = null, string? publicUrl = "https://monitor.example.org")
    {
        var office = new Provider("office", new LocalText([new("ky", "Паспорт столу"), new("ru", "Паспортный стол"), new("en", "Passport office")]), contact ?? new ProviderContact(null, Office.Id, null));
        Content = SampleContent.Content with { Register = new ServiceRegister([office], SampleContent.Register.Services), PublicUrl = publicUrl };
        Do(Coordinator, new Effect.JoinCoordinator("osh-office"));
    }

    public Content Content { get; set; }

    public FixedLookups Lookups { get; } = new();

    /// <summary>Ten in the morning in Bishkek.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    /// <summary>What was said to whom since it was last looked at.</summary>
    public List<Outbound> Said { get; } = [];

    public List<Effect> Effects { get; } = [];

    DateTimeOffset Local => TimeZoneInfo.ConvertTime(Now, Content.Zone);

    public Conversation StateOf(Address address) => _states.GetValueOrDefault(address) ?? new Conversation(address);

    public void Set(Conversation state) => Take(new Turn(state, []));

    public Report File(Address? citizen = null, string language = "ru", string text = "Просили 500 сом, звоните 0555 123 456", params Breach[] breaches)
    {
        var reporter = citizen ?? Citizen;
        Set(StateOf(reporter) with { Language = language });
        var report = new Report(Lookups.NewReportCode(), Now, text) { Reporter = reporter, Channel = reporter.Channel, Service = "passport", Place = "osh", Breaches = breaches };
        Do(reporter, new Effect.FileReport(report));
        return report;
    }

    /// <summary>The coordinator moves a complaint, and whoever filed it is told.</summary>
    public Report Move(Report report, ReportStatus to, string note = "")
    {
        var before = Lookups.Report(report.Code)!;
        var after = Assert.IsType<ReportMove.Moved>(ReportLife.Move(before, to, Actor.Coordinator("osh-office"), Now, note)).Report;
        Do(Coordinator, new Effect.ChangeReport(before, after), new Effect.Inform(after));
        return after;
    }

    /// <summary>The coordinator passes a complaint on to its provider; gives the one-time code.</summary>
    public string Refer(Report report)
    {
        var after = Move(report, ReportStatus.Referred);
        Do(Coordinator, [.. Referring.Of(after, Referring.ProviderOf(after, Content)!, Content.Coordinators[0], Coordinator, Now, Content, Lookups)]);
        return Lookups.LastSecret;
    }

    public void Write(Address from, string text, string? quoted = null) =>
        Take(Dialogue.Step(StateOf(from), new Inbound($"test:{++_ids}", from, Now, new Input.Text(text)) { Quoted = quoted }, Local, Content, Lookups));

    public void Press(Address from, string data) =>
        Take(Dialogue.Step(StateOf(from), new Inbound($"test:{++_ids}", from, Now, new Input.Press(data)), Local, Content, Lookups));

    /// <summary>Lets time pass, waking whoever wants to say something on the way.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (_states.Values.Where(s => s.WakeAt <= until).MinBy(s => s.WakeAt) is { WakeAt: { } due } state)
        {
            Now = due > Now ? due.ToUniversalTime() : Now;
            Take(Dialogue.Wake(state, Local, Content, Lookups));
        }

        Now = until;
    }

    /// <summary>What was said to <paramref name="address"/> since it was last asked.</summary>
    public IReadOnlyList<string> Heard(Address address)
    {
        var texts = Said.Where(m => m.To == address).Select(m => m.Text).ToList();
        Said.RemoveAll(m => m.To == address);
        return texts;
    }

    void Do(Address who, params Effect[] effects) => Take(new Turn(StateOf(who), effects));

    void Take(Turn turn)
    {
        var others = Dialogue.Follow(turn.Effects, turn.Next, Local, Content, Lookups);
        foreach (var one in others.Prepend(turn))
        {
            Lookups.Remember(one.Next.Address, one);
            _states[one.Next.Address] = one.Next;
            Effects.AddRange(one.Effects);
            Said.AddRange(one.Effects.OfType<Effect.Say>().Select(s => s.Message));
        }
    }
}
