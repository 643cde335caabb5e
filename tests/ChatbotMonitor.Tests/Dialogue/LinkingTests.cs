using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

/// <summary>Two channels, one person; whole conversations are in <c>Transcripts/two-channels.txt</c>.</summary>
public class LinkingTests
{
    static readonly Address Stranger = new(ChannelNames.Telegram, "4711");

    readonly NewsWorld _world = new();

    public LinkingTests() => _world.Content = _world.Content with { BotName = static () => "SampleMonitorBot", SmsNumber = "4455" };

    static Address Phone => NewsWorld.Citizen;

    static Address Chat => NewsWorld.Chat;

    string CodeFrom(Address address)
    {
        _world.Heard(address);
        _world.Write(address, address.Medium == Medium.Sms ? "ТЕЛЕГРАМ" : "/sms");
        return Assert.Single(_world.Heard(address))[^8..];
    }

    void Tie() => _world.Write(Chat, $"/start {CodeFrom(Phone)}");

    [Fact]
    public void The_code_is_for_the_other_medium_and_no_one_can_use_it_twice()
    {
        var code = CodeFrom(Phone);
        _world.Write(new Address(ChannelNames.Sms, "+996555000999"), $"КОД {code}");
        Assert.Null(_world.StateOf(Phone).Linked);
        _world.Write(Chat, $"/start {code}");
        _world.Write(Stranger, $"/start {code}");
        Assert.Equal((Chat, Phone), (_world.StateOf(Phone).Linked, _world.StateOf(Chat).Linked));
        Assert.Null(_world.StateOf(Stranger).Linked);
    }

    [Fact]
    public void Wrong_codes_are_counted_with_wrong_invitations_and_few_a_day_are_taken()
    {
        var code = CodeFrom(Phone);
        for (var i = 0; i < 3; i++)
            _world.Write(Chat, "код 00000000");
        _world.Write(Chat, "/join osh-0000");
        _world.Write(Chat, "/join osh-0001");
        _world.Write(Chat, $"код {code}");
        Assert.Null(_world.StateOf(Chat).Linked);
        _world.Pass(TimeSpan.FromDays(1));
        _world.Write(Chat, $"код {CodeFrom(Phone)}");
        Assert.Equal(Phone, _world.StateOf(Chat).Linked);
    }

    [Fact]
    public void Where_the_other_channel_is_not_set_it_is_said_so()
    {
        _world.Content = _world.Content with { BotName = static () => null, SmsNumber = null };
        _world.Set(new Conversation(Phone) { Language = "ru" });
        _world.Set(new Conversation(Chat) { Language = "ru" });
        _world.Write(Phone, "телеграм");
        _world.Write(Chat, "/sms");
        Assert.Equal("Извините, Telegram пока не подключён. Пишите по SMS.", Assert.Single(_world.Heard(Phone)));
        Assert.Equal("Извините, SMS пока не подключены. Продолжайте здесь.", Assert.Single(_world.Heard(Chat)));
        Assert.DoesNotContain(_world.Effects, e => e is Effect.KeepLinkCode);
    }

    [Fact]
    public void What_was_begun_here_is_kept_where_what_was_begun_there_comes()
    {
        _world.Set(new Conversation(Phone) { Language = "ru" });
        _world.Set(new Conversation(Chat) { Language = "ru" });
        _world.Write(Phone, "ЖАЛОБА");
        _world.Write(Phone, "1");
        _world.Write(Chat, "Третий день нет воды");
        var moved = _world.StateOf(Phone).Draft!;
        Tie();
        Assert.Equal("_complaint", Assert.Single(_world.Effects.OfType<Effect.KeepResponse>()).Response.SurveyId);
        Assert.Equal((moved.Id, moved.Question), (_world.StateOf(Chat).Draft!.Id, _world.StateOf(Chat).Draft!.Question));
        Assert.Null(_world.StateOf(Phone).Draft);
        Assert.Equal(moved.Answers, _world.StateOf(Chat).Draft!.Answers);
    }

    [Fact]
    public void Once_tied_the_open_survey_comes_along_by_its_own_word()
    {
        _world.Set(new Conversation(Phone) { Language = "ru" });
        _world.Write(Phone, "ЖАЛОБА");
        _world.Write(Phone, "1");
        Tie();
        _world.Write(Phone, "ЖАЛОБА");
        Assert.Null(_world.StateOf(Chat).Draft);
        Assert.Equal("service", _world.StateOf(Phone).Draft!.Question);
        Assert.Single(_world.StateOf(Phone).Draft!.Answers);
    }

    [Fact]
    public void Complaints_of_both_are_found_at_both()
    {
        var byPhone = _world.File();
        _world.Pass(TimeSpan.FromMinutes(1));
        var byChat = _world.File(Chat);
        Tie();
        foreach (var (address, code) in new[] { (Phone, byChat.Code), (Phone, byPhone.Code), (Chat, byPhone.Code), (Chat, byChat.Code) })
        {
            _world.Heard(address);
            _world.Write(address, $"статус {code.Spoken}");
            Assert.Contains(code.Spoken, Assert.Single(_world.Heard(address)), StringComparison.Ordinal);
        }

        _world.Write(Phone, "статус");
        Assert.Contains(byChat.Code.Spoken, Assert.Single(_world.Heard(Phone)), StringComparison.Ordinal);
    }

    [Fact]
    public void News_goes_where_the_person_wrote_last()
    {
        var report = _world.File();
        Tie();
        Clear();
        _world.Move(report, ReportStatus.Seen);
        _world.Pass(TimeSpan.FromDays(1));
        Assert.NotEmpty(_world.Heard(Chat));
        Assert.Empty(_world.Heard(Phone));

        _world.Write(Phone, "статус");
        Clear();
        _world.Move(report, ReportStatus.Referred);
        _world.Pass(TimeSpan.FromDays(2));
        Assert.NotEmpty(_world.Heard(Phone));
        Assert.Empty(_world.Heard(Chat));

        _world.Set(_world.StateOf(Phone) with { Unreachable = true });
        _world.Move(report, ReportStatus.Answered, "починили");
        _world.Pass(TimeSpan.FromDays(2));
        Assert.NotEmpty(_world.Heard(Chat));
    }

    [Fact]
    public void News_that_waits_comes_along_when_the_person_writes_from_elsewhere()
    {
        var report = _world.File();
        Tie();
        _world.Now = _world.Now.AddHours(14);
        Clear();
        _world.Set(_world.StateOf(Chat) with { ToldOn = DateOnly.FromDateTime(_world.Now.AddHours(6).Date) });
        _world.Move(report, ReportStatus.Seen);
        Assert.NotEmpty(_world.StateOf(Chat).News);
        _world.Write(Phone, "статус");
        Clear();
        Assert.Empty(_world.StateOf(Chat).News);
        _world.Pass(TimeSpan.FromDays(2));
        Assert.Single(_world.Heard(Phone));
        Assert.Empty(_world.Heard(Chat));
    }

    [Fact]
    public void A_new_tie_takes_the_old_ones_place()
    {
        Tie();
        _world.Write(Stranger, $"/start {CodeFrom(Phone)}");
        Assert.Equal(Stranger, _world.StateOf(Phone).Linked);
        Assert.Equal(Phone, _world.StateOf(Stranger).Linked);
        Assert.Null(_world.StateOf(Chat).Linked);
    }

    [Fact]
    public void To_erase_is_to_erase_both_and_a_code_asked_for_before_opens_nothing()
    {
        var byPhone = _world.File();
        var byChat = _world.File(Chat);
        Tie();
        _world.Write(Chat, "/forget");
        _world.Write(Chat, "да");
        Assert.Equal((null, null), (_world.StateOf(Phone).Linked, _world.StateOf(Chat).Linked));
        Assert.Null(_world.Lookups.Report(byPhone.Code)!.Reporter);
        Assert.Null(_world.Lookups.Report(byChat.Code)!.Reporter);
        Assert.Equal(new Conversation(Phone), _world.StateOf(Phone));
    }

    [Theory]
    [InlineData("код 1234")]
    [InlineData("код")]
    [InlineData("Код домофона 12345678 не работает")]
    public void What_only_begins_like_a_code_is_as_any_other_word(string text)
    {
        _world.Set(new Conversation(Phone) { Language = "ru" });
        _world.Write(Phone, text);
        Assert.Equal(0, _world.StateOf(Phone).FailedJoins);
    }

    void Clear()
    {
        _world.Heard(Phone);
        _world.Heard(Chat);
    }
}
