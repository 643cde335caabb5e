using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class CallingTests
{
    readonly NewsWorld _world = new();

    static Address Citizen => NewsWorld.Citizen;

    Report Latest(Address address) => _world.Lookups.LatestReport(address)!;

    [Theory]
    [InlineData("ЧАЛ")]
    [InlineData("чалыңыз")]
    [InlineData("ПОЗВОНИТЕ")]
    [InlineData("call")]
    public void One_word_by_SMS_is_enough(string word)
    {
        _world.Write(Citizen, word);
        Assert.Equal(new CallBack(Citizen.Id, _world.Now), Latest(Citizen).CallBack);
        Assert.Contains(Latest(Citizen).Code.Spoken, Assert.Single(_world.Heard(NewsWorld.Coordinator)), StringComparison.Ordinal);
        var said = Assert.Single(_world.Heard(Citizen));
        Assert.Equal(1, Segments.Of(said).Count);
    }

    [Fact]
    public void A_complaint_that_is_open_is_what_the_call_is_about()
    {
        var report = _world.File();
        _world.File(NewsWorld.Chat);
        _world.Write(Citizen, "ПОЗВОНИТЕ");
        Assert.Equal(report.Code, Latest(Citizen).Code);
        Assert.NotNull(Latest(Citizen).CallBack);
        Assert.Equal("osh", Latest(Citizen).Place);
    }

    [Fact]
    public void Of_several_the_code_says_which_and_nobody_elses()
    {
        var (first, second, other) = (_world.File(), _world.File(), _world.File(NewsWorld.Chat));
        _world.Write(Citizen, $"ПОЗВОНИТЕ {first.Code.Spoken}");
        Assert.NotNull(_world.Lookups.Report(first.Code)!.CallBack);
        _world.Write(Citizen, $"ПОЗВОНИТЕ {other.Code.Digits}");
        Assert.Null(_world.Lookups.Report(other.Code)!.CallBack);
        Assert.NotNull(_world.Lookups.Report(second.Code)!.CallBack);
    }

    [Fact]
    public void Without_a_complaint_it_is_one_of_its_own_and_the_place_is_asked_for()
    {
        _world.Set(new Conversation(Citizen) { Language = "ru" });
        _world.Write(Citizen, "ПОЗВОНИТЕ");
        Assert.Equal("Просит позвонить.", Latest(Citizen).Text);
        Assert.Equal(Asking.Whereabouts, _world.StateOf(Citizen).Asking);
        _world.Write(Citizen, "Узген");
        Assert.Equal("uzgen", Latest(Citizen).Place);
        Assert.Equal(Asking.Nothing, _world.StateOf(Citizen).Asking);
    }

    [Fact]
    public void What_is_no_place_is_heard_as_always()
    {
        _world.Set(new Conversation(Citizen) { Language = "ru" });
        _world.Write(Citizen, "ПОЗВОНИТЕ");
        _world.Write(Citizen, "Третий день нет воды, дети болеют");
        Assert.Equal("_complaint", _world.StateOf(Citizen).Draft?.SurveyId);
    }

    [Theory]
    [InlineData("0555 123 456", "0555123456")]
    [InlineData("мой номер +996 (555) 12-34-56", "+996555123456")]
    public void In_a_chat_a_number_is_asked_for(string reply, string number)
    {
        var report = _world.File(NewsWorld.Chat);
        _world.Write(NewsWorld.Chat, "/call");
        _world.Write(NewsWorld.Chat, "потом скажу");
        Assert.Equal(Asking.Number, _world.StateOf(NewsWorld.Chat).Asking);
        _world.Write(NewsWorld.Chat, reply);
        Assert.Equal(number, _world.Lookups.Report(report.Code)!.CallBack!.Number);
    }

    [Fact]
    public void Whoever_gives_no_number_is_let_go()
    {
        _world.File(NewsWorld.Chat);
        _world.Write(NewsWorld.Chat, "/call");
        _world.Write(NewsWorld.Chat, "12");
        _world.Write(NewsWorld.Chat, "не знаю");
        Assert.Equal(Asking.Nothing, _world.StateOf(NewsWorld.Chat).Asking);
        Assert.Null(Latest(NewsWorld.Chat).CallBack);
    }

    [Fact]
    public void An_open_survey_is_gone_on_with()
    {
        _world.File();
        _world.Write(Citizen, "ЖАЛОБА");
        var draft = _world.StateOf(Citizen).Draft!;
        _world.Heard(Citizen);
        _world.Write(Citizen, "ПОЗВОНИТЕ");
        Assert.Equal(draft.Question, _world.StateOf(Citizen).Draft?.Question);
        Assert.Equal(1, Segments.Of(Assert.Single(_world.Heard(Citizen))).Count);
        _world.Write(Citizen, "1");
        Assert.NotEmpty(_world.StateOf(Citizen).Draft!.Answers);
    }

    [Fact]
    public void Whoever_is_forgotten_is_not_called()
    {
        var report = _world.File();
        _world.Write(Citizen, "ПОЗВОНИТЕ");
        _world.Write(Citizen, "УДАЛИТЬ");
        _world.Write(Citizen, "1");
        Assert.Null(_world.Lookups.Report(report.Code)!.CallBack);
    }

    [Fact]
    public void A_call_made_is_noted_and_off_the_list()
    {
        var report = _world.File() with { CallBack = new CallBack("1", _world.Now) };
        var called = ReportLife.Called(report, Actor.Coordinator("osh-office"), _world.Now, "поговорили");
        Assert.Null(called.CallBack);
        Assert.Equal("поговорили", called.Changes[^1].Note);
    }
}
