using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class NewsTests
{
    readonly NewsWorld _world = new();

    static Address Citizen => NewsWorld.Citizen;

    [Fact]
    public void A_citizen_hears_that_their_complaint_was_read()
    {
        var report = _world.File();
        _world.Move(report, ReportStatus.Seen);
        Assert.Equal($"Жалоба {report.Code.Spoken}: координатор занимается с 24.11.2026.", Assert.Single(_world.Heard(Citizen)));
    }

    [Fact]
    public void What_comes_later_that_day_waits_until_eight_and_is_told_as_it_stands_then()
    {
        var report = _world.File();
        _world.Move(report, ReportStatus.Seen);
        _world.Heard(Citizen);
        _world.Pass(TimeSpan.FromHours(1));
        _world.Move(report, ReportStatus.Referred);
        _world.Pass(TimeSpan.FromHours(1));
        _world.Move(report, ReportStatus.Answered, "Деньги вернут");
        Assert.Empty(_world.Heard(Citizen));

        _world.Pass(new DateTimeOffset(2026, 11, 25, 1, 59, 59, TimeSpan.Zero) - _world.Now);
        Assert.Empty(_world.Heard(Citizen));
        _world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal($"Жалоба {report.Code.Spoken}: ответ 24.11.2026: Деньги вернут", Assert.Single(_world.Heard(Citizen)));
    }

    [Fact]
    public void The_day_is_Bishkeks_while_the_server_counts_in_UTC()
    {
        // 20:30 in Bishkek.
        _world.Now = new DateTimeOffset(2026, 11, 24, 14, 30, 0, TimeSpan.Zero);
        var report = _world.File();
        _world.Move(report, ReportStatus.Seen);
        Assert.Single(_world.Heard(Citizen));
        Assert.Equal(new DateOnly(2026, 11, 24), _world.StateOf(Citizen).ToldOn);

        // 23:59:59 is the same day, and a second later a new one has begun, which in UTC is the 24th still.
        _world.Now = new DateTimeOffset(2026, 11, 24, 17, 59, 59, TimeSpan.Zero);
        _world.Move(report, ReportStatus.Referred);
        Assert.Empty(_world.Heard(Citizen));
        _world.Now = _world.Now.AddSeconds(1);
        _world.Move(report, ReportStatus.Answered, "Деньги вернут");
        Assert.Empty(_world.Heard(Citizen));
        _world.Pass(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero) - _world.Now);
        Assert.Contains("Деньги вернут", Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 25), _world.StateOf(Citizen).ToldOn);

        // What comes an hour later waits for eight o'clock of the 26th, two in the morning in UTC.
        _world.Now = _world.Now.AddHours(1);
        _world.Move(report, ReportStatus.Referred);
        Assert.Empty(_world.Heard(Citizen));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 2, 0, 0, TimeSpan.Zero), _world.StateOf(Citizen).WakeAt);
    }

    [Fact]
    public void Several_complaints_come_in_one_message_of_two_segments()
    {
        Report[] reports = [_world.File(), _world.File(), _world.File()];
        _world.Move(reports[0], ReportStatus.Seen);
        _world.Heard(Citizen);
        foreach (var report in reports)
            _world.Move(report, ReportStatus.Answered, "Приходите во вторник с паспортом, деньги вернут в кассе номер три");
        Assert.Empty(_world.Heard(Citizen));
        _world.Pass(TimeSpan.FromDays(1));
        var said = Assert.Single(_world.Heard(Citizen));
        Assert.StartsWith($"Жалоба {reports[0].Code.Spoken}", said, StringComparison.Ordinal);
        Assert.Equal(2, Segments.Of(said).Count);
    }

    [Fact]
    public void An_answer_is_told_in_full_in_a_chat()
    {
        var report = _world.File(NewsWorld.Chat);
        var answer = string.Join(' ', Enumerable.Repeat("Деньги вернут.", 40));
        _world.Move(report, ReportStatus.Answered, answer);
        Assert.Contains(answer, Assert.Single(_world.Heard(NewsWorld.Chat)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportStatus.Seen)]
    [InlineData(ReportStatus.Referred)]
    [InlineData(ReportStatus.Answered)]
    public void Each_kind_can_be_switched_off(ReportStatus status)
    {
        _world.Content = _world.Content with { Notices = new NoticeRules { Seen = false, Referred = false, Answered = false, AskFixedAfter = null } };
        _world.Move(_world.File(), status, "ответ");
        _world.Pass(TimeSpan.FromDays(9));
        Assert.Empty(_world.Heard(Citizen));
    }

    [Fact]
    public void Whoever_sent_STOP_hears_nothing_not_even_what_was_waiting()
    {
        var report = _world.File();
        _world.Move(report, ReportStatus.Seen);
        _world.Move(report, ReportStatus.Answered, "ответ");
        _world.Write(Citizen, "СТОП");
        _world.Heard(Citizen);
        _world.Pass(TimeSpan.FromDays(9));
        _world.Move(report, ReportStatus.Answered, "ещё ответ");
        _world.Pass(TimeSpan.FromDays(9));
        Assert.Empty(_world.Heard(Citizen));
        Assert.Null(_world.StateOf(Citizen).WakeAt);
    }

    [Fact]
    public void Whoever_blocked_us_hears_nothing()
    {
        var report = _world.File();
        _world.Set(_world.StateOf(Citizen) with { Unreachable = true });
        _world.Move(report, ReportStatus.Seen);
        _world.Pass(TimeSpan.FromDays(2));
        Assert.Empty(_world.Heard(Citizen));
    }

    [Fact]
    public void Whoever_was_forgotten_hears_nothing_and_nothing_waits_for_them()
    {
        var report = _world.File();
        _world.Move(report, ReportStatus.Seen);
        _world.Move(report, ReportStatus.Answered, "ответ");
        _world.Write(Citizen, "УДАЛИТЬ");
        _world.Write(Citizen, "1");
        _world.Heard(Citizen);
        Assert.Equal(new Conversation(Citizen) { News = _world.StateOf(Citizen).News, ToAsk = _world.StateOf(Citizen).ToAsk }, _world.StateOf(Citizen));
        Assert.Empty(_world.StateOf(Citizen).News);
        _world.Move(report, ReportStatus.Referred);
        _world.Pass(TimeSpan.FromDays(9));
        Assert.Empty(_world.Heard(Citizen));
    }

    [Fact]
    public void Whoever_wants_it_quiet_asks_by_themselves()
    {
        var report = _world.File();
        _world.Write(Citizen, "ТИХО");
        _world.Heard(Citizen);
        _world.Move(report, ReportStatus.Answered, "Деньги вернут");
        _world.Pass(TimeSpan.FromDays(9));
        Assert.Empty(_world.Heard(Citizen));
        _world.Write(Citizen, "СТАТУС");
        Assert.Contains("Деньги вернут", Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
        _world.Write(Citizen, "тынч");
        _world.Move(report, ReportStatus.Referred);
        Assert.Equal(2, _world.Heard(Citizen).Count);
    }

    [Fact]
    public void In_the_middle_of_a_survey_news_waits_until_it_is_over()
    {
        var report = _world.File();
        _world.Write(Citizen, "ЖАЛОБА");
        _world.Heard(Citizen);
        _world.Move(report, ReportStatus.Seen);
        Assert.Empty(_world.Heard(Citizen));
        _world.Write(Citizen, "ОТМЕНА");
        _world.Heard(Citizen);
        _world.Pass(TimeSpan.FromMinutes(1));
        Assert.Contains(report.Code.Spoken, Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_filed_a_duplicate_is_told_how_the_original_stands()
    {
        var (original, other) = (_world.File(NewsWorld.Chat), _world.File());
        var merged = Assert.IsType<ReportMove.Moved>(ReportLife.Merge(other, original.Code, Actor.Coordinator("osh-office"), _world.Now)).Report;
        _world.Lookups.Remember(NewsWorld.Coordinator, new Turn(_world.StateOf(NewsWorld.Coordinator), [new Effect.ChangeReport(other, merged)]));
        _world.Move(original, ReportStatus.Answered, "Воду дадут завтра");
        _world.Heard(Citizen);
        _world.Write(Citizen, $"СТАТУС {other.Code.Digits}");
        Assert.Contains("Воду дадут завтра", Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
    }
}
