using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class FixingTests
{
    readonly NewsWorld _world = new();

    static Address Citizen => NewsWorld.Citizen;

    Report Answered(Address? citizen = null)
    {
        var report = _world.Move(_world.File(citizen), ReportStatus.Answered, "Деньги вернут");
        _world.Heard(citizen ?? Citizen);
        return report;
    }

    Report Now(Report report) => _world.Lookups.Report(report.Code)!;

    [Fact]
    public void Five_days_after_an_answer_it_is_asked_whether_it_is_fixed()
    {
        var report = Answered();
        _world.Pass(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        Assert.Empty(_world.Heard(Citizen));
        _world.Pass(TimeSpan.FromSeconds(1));
        var asked = Assert.Single(_world.Heard(Citizen));
        Assert.Equal($"Жалоба {report.Code.Spoken}: Вам ответили. Исправлено? 1 да, 2 нет", asked);
        Assert.Equal(1, Segments.Of(asked).Count);
    }

    [Theory]
    [InlineData("1", ReportStatus.Fixed)]
    [InlineData("Да", ReportStatus.Fixed)]
    [InlineData("ооба", ReportStatus.Fixed)]
    [InlineData("2", ReportStatus.Reopened)]
    [InlineData("2.", ReportStatus.Reopened)]
    [InlineData("Нет", ReportStatus.Reopened)]
    [InlineData("жок", ReportStatus.Reopened)]
    public void A_number_or_a_word_answers(string reply, ReportStatus status)
    {
        var report = Answered();
        _world.Pass(TimeSpan.FromDays(5));
        _world.Write(Citizen, reply);
        Assert.Equal(status, Now(report).Status);
        Assert.Equal(Asking.Nothing, _world.StateOf(Citizen).Asking);
        Assert.Equal(status == ReportStatus.Reopened, Now(report).IsPriority);
    }

    [Fact]
    public void The_first_no_is_told_to_the_coordinators_the_second_is_noted()
    {
        var report = Answered();
        _world.Pass(TimeSpan.FromDays(5));
        _world.Heard(NewsWorld.Coordinator);
        _world.Write(Citizen, "2");
        Assert.Contains("не исправлено", Assert.Single(_world.Heard(NewsWorld.Coordinator)), StringComparison.Ordinal);

        _world.Move(report, ReportStatus.Answered, "Теперь вернули");
        _world.Pass(TimeSpan.FromDays(6));
        _world.Heard(Citizen);
        _world.Write(Citizen, "нет");
        Assert.Equal(ReportStatus.NotFixed, Now(report).Status);
        Assert.Empty(_world.Heard(NewsWorld.Coordinator));
    }

    [Fact]
    public void Whoever_does_not_reply_is_not_asked_again()
    {
        Answered();
        _world.Pass(TimeSpan.FromDays(60));
        Assert.Single(_world.Heard(Citizen));
        Assert.Equal(Asking.Nothing, _world.StateOf(Citizen).Asking);
        Assert.Null(_world.StateOf(Citizen).WakeAt);
    }

    [Fact]
    public void Several_are_asked_about_one_after_another_on_different_days()
    {
        Report[] reports = [Answered(), Answered()];
        // The second answer was news of the next day.
        _world.Pass(TimeSpan.FromDays(5));
        _world.Said.Clear();
        _world.Write(Citizen, "1");
        _world.Said.Clear();
        _world.Pass(new DateTimeOffset(2026, 11, 29, 17, 0, 0, TimeSpan.Zero) - _world.Now);
        Assert.Empty(_world.Heard(Citizen));
        _world.Pass(TimeSpan.FromDays(1));
        Assert.Contains(reports[1].Code.Spoken, Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Fixed, Now(reports[0]).Status);
    }

    [Fact]
    public void A_button_pressed_weeks_later_still_counts()
    {
        var report = Answered(NewsWorld.Chat);
        _world.Pass(TimeSpan.FromDays(5));
        var no = Assert.Single(_world.Said, m => m.To == NewsWorld.Chat).Keyboard[0][1].Data;
        _world.Pass(TimeSpan.FromDays(30));
        _world.Press(NewsWorld.Chat, no);
        Assert.Equal(ReportStatus.Reopened, Now(report).Status);
    }

    [Fact]
    public void A_button_of_somebody_elses_complaint_changes_nothing()
    {
        var report = Answered(NewsWorld.Chat);
        _world.Pass(TimeSpan.FromDays(5));
        var no = Assert.Single(_world.Said, m => m.To == NewsWorld.Chat).Keyboard[0][1].Data;
        _world.Set(new Conversation(new Address(ChannelNames.Telegram, "5")) { Language = "ru" });
        _world.Press(new Address(ChannelNames.Telegram, "5"), no);
        Assert.Equal(ReportStatus.Answered, Now(report).Status);
    }

    [Fact]
    public void A_word_that_says_neither_is_asked_about_again_once_and_a_new_complaint_is_one()
    {
        var report = Answered();
        _world.Pass(TimeSpan.FromDays(5));
        _world.Heard(Citizen);
        _world.Write(Citizen, "спасибо");
        Assert.Contains("1 да, 2 нет", Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
        _world.Write(Citizen, "В поликлинике третий день нет врача");
        Assert.Equal("_complaint", _world.StateOf(Citizen).Draft?.SurveyId);
        Assert.Equal(ReportStatus.Answered, Now(report).Status);
    }

    [Fact]
    public void It_waits_while_a_survey_is_open()
    {
        Answered();
        _world.Pass(TimeSpan.FromDays(5) - TimeSpan.FromHours(1));
        _world.Write(Citizen, "ЖАЛОБА");
        _world.Heard(Citizen);
        _world.Pass(TimeSpan.FromHours(2));
        Assert.Empty(_world.Heard(Citizen));
        _world.Write(Citizen, "ОТМЕНА");
        _world.Heard(Citizen);
        _world.Pass(TimeSpan.FromMinutes(1));
        Assert.Contains("Исправлено", Assert.Single(_world.Heard(Citizen)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_closed_or_taken_up_again_meanwhile_is_not_asked_about()
    {
        _world.Move(Answered(), ReportStatus.Closed, "повтор");
        _world.Pass(TimeSpan.FromDays(9));
        Assert.Empty(_world.Heard(Citizen));
    }

    [Fact]
    public void The_fix_rate_is_of_what_was_answered_and_silent_about_few()
    {
        var reports = Enumerable.Range(0, 6).Select(_ => Answered()).ToList();
        Assert.Null(new FixRate(3, 4).Percent);
        for (var n = 0; n < 3; n++)
            _world.Lookups.Remember(Citizen, new Turn(_world.StateOf(Citizen), [new Effect.ChangeReport(reports[n], Assert.IsType<ReportMove.Moved>(ReportLife.Confirm(reports[n], n < 2, _world.Now)).Report)]));
        var rate = Assert.Single(FixRate.By(reports.Select(Now), _world.Content.Register));
        Assert.Equal(("office", "passport"), rate.Key);
        Assert.Equal(new FixRate(2, 6) { Citizens = 1 }, rate.Value);
        Assert.Equal(33, rate.Value.Percent);
    }
}
