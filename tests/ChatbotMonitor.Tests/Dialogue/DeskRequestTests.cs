using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>What coordinators write, and what is meant by it. 549704 is a code with a right check digit.</summary>
public class DeskRequestTests
{
    [Theory]
    [InlineData("549704", "show 549704")]
    [InlineData("549 704", "show 549704")]
    [InlineData("№549-704", "show 549704")]
    [InlineData("/report 549 704", "show 549 704")]
    [InlineData("/report@monitor_bot 549704", "show 549704")]
    [InlineData("жалоба 549704", "show 549704")]
    [InlineData("/report", "nothing")]
    [InlineData("жалоба", "nothing")]
    [InlineData("жалоба на 549704", "nothing")]
    [InlineData("549704 OK", "Seen 549704")]
    [InlineData("549704 ОК", "Seen 549704")]
    [InlineData("549704: ок.", "Seen 549704")]
    [InlineData("549 704 принял", "Seen 549704")]
    [InlineData("549704 JOOP Суу эртең келет", "Answer 549704 Суу эртең келет")]
    [InlineData("549704 жооп: 24дө, саат 10:00", "Answer 549704 24дө, саат 10:00")]
    [InlineData("549704 Ответ Две\nстроки", "Answer 549704 Две\nстроки")]
    [InlineData("549704 передать", "Refer 549704")]
    [InlineData("549704 дубль 475000", "Duplicate 549704 475000")]
    [InlineData("549704 закрыть повторно не нужно", "Close 549704 повторно не нужно")]
    [InlineData("549704 чалдым", "Called 549704")]
    [InlineData("549704 что там?", "unclear 549704")]
    [InlineData("549705 OK", "nothing")]
    [InlineData("/seen 549 704", "Seen 549 704")]
    [InlineData("/answer 549 704 Приходите 25-го", "Answer 549 704 Приходите 25-го")]
    [InlineData("/close 12", "Close 12")]
    [InlineData("/answer", "Answer ")]
    [InlineData("/open", "Open")]
    [InlineData("/open please", "Open")]
    [InlineData("ачык", "Open")]
    [InlineData("Открытые", "Open")]
    [InlineData("открытые вопросы остались", "nothing")]
    [InlineData("мои", "Mine")]
    [InlineData("кечиккен", "Overdue")]
    [InlineData("/calls", "Calls")]
    [InlineData("/find суу жок", "Find суу жок")]
    [InlineData("найти вода", "Find вода")]
    [InlineData("изде", "nothing")]
    [InlineData("/find", "Find")]
    [InlineData("/status 549704", "nothing")]
    [InlineData("Нет воды третий день", "nothing")]
    [InlineData("12", "nothing")]
    [InlineData("500 сом", "nothing")]
    [InlineData("0555 123 456", "nothing")]
    public void A_message_is_read_as_what_is_meant(string text, string meant) => Assert.Equal(meant.Trim(), Written(DeskRequest.Read(text)).Trim());

    [Fact]
    public void No_survey_may_begin_with_a_command_of_coordinators_but_with_report()
    {
        Assert.True(Core.Dialogue.Commands.IsReserved("open", Medium.Chat));
        Assert.True(Core.Dialogue.Commands.IsReserved("/seen", Medium.Chat));
        Assert.False(Core.Dialogue.Commands.IsReserved("report", Medium.Chat));
        Assert.False(Core.Dialogue.Commands.IsReserved("жалоба", Medium.Sms));
    }

    static string Written(DeskRequest? request) => request switch
    {
        DeskRequest.Show show => $"show {show.Code}",
        DeskRequest.Act act => $"{act.Verb} {act.Code} {act.Words}",
        DeskRequest.Many many => $"{many.List} {many.Words}",
        DeskRequest.Unclear unclear => $"unclear {unclear.Code}",
        _ => "nothing",
    };
}
