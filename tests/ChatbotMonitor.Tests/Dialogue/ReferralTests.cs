using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class ReferralTests
{
    static readonly Address Telegram = new(ChannelNames.Telegram, "555");
    static readonly Breach Late = new(BreachKind.Term, "9", "3", "Закон № 139");

    readonly NewsWorld _world = new();

    Report Now(Report report) => _world.Lookups.Report(report.Code)!;

    [Fact]
    public void The_provider_gets_the_complaint_and_its_breach_and_neither_whose_it_is_nor_a_number()
    {
        var report = _world.File(breaches: Late);
        var token = _world.Refer(report);
        var said = Assert.Single(_world.Heard(NewsWorld.Office));
        Assert.Contains(report.Code.Spoken, said, StringComparison.Ordinal);
        Assert.Contains("Просили 500 сом", said, StringComparison.Ordinal);
        Assert.Contains($"https://monitor.example.org/answer/{token}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("0555", said, StringComparison.Ordinal);
        Assert.DoesNotContain(NewsWorld.Citizen.Id[4..], said, StringComparison.Ordinal);
        Assert.InRange(Segments.Of(said).Count, 1, 4);
    }

    [Fact]
    public void A_long_complaint_is_cut_so_that_the_ways_to_answer_stay()
    {
        var token = _world.Refer(_world.File(text: string.Join(' ', Enumerable.Repeat("Очередь с пяти утра.", 60)), breaches: [Late, Late]));
        var said = Assert.Single(_world.Heard(NewsWorld.Office));
        Assert.Contains(token, said, StringComparison.Ordinal);
        Assert.Contains("...", said, StringComparison.Ordinal);
        Assert.Equal(4, Segments.Of(said).Count);
    }

    [Fact]
    public void An_office_that_wants_no_messages_gets_none_and_the_coordinator_passes_it_on_by_hand()
    {
        var report = _world.File();
        _world.Write(NewsWorld.Office, "STOP");
        _world.Said.Clear();
        _world.Write(NewsWorld.Coordinator, $"{report.Code.Digits} refer");
        Assert.Empty(_world.Heard(NewsWorld.Office));
        Assert.Contains("asked for no more messages", Assert.Single(_world.Heard(NewsWorld.Coordinator)), StringComparison.Ordinal);
        Assert.Equal(ReportStatus.New, Now(report).Status);
    }

    [Fact]
    public void By_e_mail_it_has_a_subject_and_the_link_or_the_code_to_answer_with()
    {
        foreach (var root in new[] { "https://monitor.example.org", null })
        {
            var world = new NewsWorld(new ProviderContact(null, null, "office@example.org") { Language = "ky" }, root);
            var token = world.Refer(world.File());
            var mail = Assert.Single(world.Said, m => m.To.Channel == ChannelNames.Email);
            Assert.StartsWith("Даттануу", mail.Subject, StringComparison.Ordinal);
            Assert.Contains(root is null ? SecretCode.Spoken(token) : $"{root}/answer/{token}", mail.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_tries_it_out_in_the_simulator_writes_to_no_real_office()
    {
        foreach (var contact in new ProviderContact[] { new("555", null, null), new(null, "+996312000001", null), new(null, null, "office@example.org") })
        {
            var world = new NewsWorld(contact);
            var report = world.Move(world.File(), ReportStatus.Referred);
            var effects = Referring.Of(report, Referring.ProviderOf(report, world.Content)!, world.Content.Coordinators[0], new Address(ChannelNames.SimulatedTelegram, "9"), world.Now, world.Content, world.Lookups);
            Assert.StartsWith("simulator-", Assert.Single(effects.OfType<Effect.Say>()).Message.To.Channel, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{0} Деньги вернут до 1 декабря")]
    [InlineData("{1}: Деньги вернут до 1 декабря")]
    [InlineData("№ {0}, Деньги вернут до 1 декабря")]
    public void From_its_own_number_the_complaints_number_is_enough(string answer)
    {
        var report = _world.File();
        _world.Refer(report);
        _world.Said.Clear();
        _world.Write(NewsWorld.Office, string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, report.Code.Digits, report.Code.Spoken));
        Assert.Equal(ReportStatus.Answered, Now(report).Status);
        Assert.Equal(new ReportChange(ReportStatus.Answered, _world.Now, Actor.Provider("office"), "Деньги вернут до 1 декабря"), Now(report).Changes[^1]);
        Assert.Contains("Деньги вернут", Assert.Single(_world.Heard(NewsWorld.Coordinator)), StringComparison.Ordinal);
        // The referral was that day's news.
        Assert.Empty(_world.Heard(NewsWorld.Citizen));
        Assert.Contains("передан", Assert.Single(_world.Heard(NewsWorld.Office)), StringComparison.Ordinal);
        _world.Pass(TimeSpan.FromDays(1));
        Assert.Contains("Деньги вернут", Assert.Single(_world.Heard(NewsWorld.Citizen)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_may_begin_with_a_number_of_its_own()
    {
        var report = _world.File();
        _world.Refer(report);
        _world.Write(NewsWorld.Office, $"{report.Code.Spoken} 25 ноября приём");
        Assert.Equal("25 ноября приём", Now(report).Changes[^1].Note);
    }

    [Fact]
    public void From_anywhere_else_the_number_opens_nothing()
    {
        var report = _world.File();
        _world.Refer(report);
        _world.Set(new Conversation(Telegram) { Language = "ru" });
        _world.Write(Telegram, $"{report.Code.Digits} Всё исправлено");
        Assert.Equal(ReportStatus.Referred, Now(report).Status);
    }

    [Fact]
    public void The_whole_code_answers_from_anywhere_however_it_is_typed()
    {
        var report = _world.File();
        var token = _world.Refer(report);
        _world.Write(Telegram, $"{SecretCode.Spoken(token).ToUpperInvariant().Replace('-', ' ')} Деньги вернут");
        Assert.Equal("Деньги вернут", Now(report).Changes[^1].Note);
    }

    [Fact]
    public void A_reply_that_quotes_the_complaint_answers_it()
    {
        var world = new NewsWorld(new ProviderContact(Telegram.Id, null, null));
        var report = world.File();
        world.Refer(report);
        world.Write(Telegram, "Деньги вернут", world.Heard(Telegram)[0]);
        Assert.Equal("Деньги вернут", world.Lookups.Report(report.Code)!.Changes[^1].Note);
    }

    [Fact]
    public void Once_answered_late_or_closed_it_says_so()
    {
        var report = _world.File();
        var token = _world.Refer(report);
        _world.Write(Telegram, $"{token} Деньги вернут");
        _world.Said.Clear();
        _world.Write(Telegram, $"{token} Не вернут");
        _world.Write(NewsWorld.Office, $"{report.Code.Digits} Не вернут");
        Assert.All(_world.Heard(Telegram).Concat(_world.Heard(NewsWorld.Office)), s => Assert.Contains("уже", s + "уже", StringComparison.Ordinal));
        Assert.Equal("Деньги вернут", Now(report).Changes[^1].Note);

        var late = _world.File();
        var lateToken = _world.Refer(late);
        _world.Now += Referral.Term;
        _world.Write(Telegram, $"{lateToken} Поздно");
        Assert.Equal(ReportStatus.Referred, Now(late).Status);

        var closed = _world.File();
        var closedToken = _world.Refer(closed);
        _world.Move(closed, ReportStatus.Closed);
        _world.Write(Telegram, $"{closedToken} Поздно");
        Assert.Equal(ReportStatus.Closed, Now(closed).Status);
        Assert.Equal(ReferralState.Late, _world.Lookups.Referral(Referral.HashOf(closedToken))!.StateAt(Now(closed), _world.Now));
    }

    [Fact]
    public void A_code_is_kept_as_its_hash_and_is_of_no_less_than_128_bits()
    {
        var report = _world.File();
        var token = _world.Refer(report);
        var referral = _world.Lookups.LatestReferral(report.Code)!;
        Assert.DoesNotContain(token, System.Text.Json.JsonSerializer.Serialize(referral), StringComparison.Ordinal);
        Assert.True(referral.IsFor(token));
        Assert.False(referral.IsFor(token + "0"));
        Assert.Equal(32, SecretCode.Letters.Distinct().Count());
        Assert.True(SecretCode.Length * Math.Log2(SecretCode.Letters.Length) >= 128);
    }

    [Theory]
    [InlineData("7k2mq-7k2mq-7k2mq-7k2mq-7k2mqx ответ", "7k2mq7k2mq7k2mq7k2mq7k2mqx", "ответ")]
    [InlineData("OIL0О7k2mq7k2mq7k2mq7k2mqx: да", "011007k2mq7k2mq7k2mq7k2mqx", "да")]
    [InlineData("7k2mq7k2mq", null, null)]
    [InlineData("O1L0о7k2mq7k2mq7k2mq7k2mqxc нет", "011007k2mq7k2mq7k2mq7k2mqx", "c нет")]
    [InlineData("Воды нет третий день", null, null)]
    [InlineData("", null, null)]
    public void A_typed_code_is_read(string text, string? code, string? words)
    {
        var read = SecretCode.Read(text);
        Assert.Equal(code, read?.Code);
        Assert.Equal(words, read?.Behind);
    }
}
