using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>"0" by SMS: a call, but where the open question takes a nought.</summary>
public class NoughtTests
{
    static readonly ChoiceList Scale = new("scale", [new Choice("none", new LocalText("0")), new Choice("some", new LocalText("5"))]);
    static readonly ChoiceList Words = new("words", [new Choice("a", new LocalText("First")), new Choice("b", new LocalText("Second"))]);

    public static TheoryData<string, bool> Questions => new()
    {
        { "number", true },
        { "number from 1", false },
        { "range from 0", true },
        { "range from 1", false },
        { "choice", false },
        { "choice called 0", true },
        { "choices", false },
        { "date", false },
        { "text", false },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Where_the_question_takes_it_it_is_the_answer(string question, bool isAnswer)
    {
        var world = World(question);
        world.Write(NewsWorld.Citizen, "0");
        Assert.Equal(isAnswer, world.Lookups.LatestReport(NewsWorld.Citizen)?.CallBack is null);
        Assert.Equal(isAnswer, world.StateOf(NewsWorld.Citizen).Draft!.Answers.Any(a => a.Name == "q"));
        if (!isAnswer)
            Assert.Equal(1, Segments.Of(Assert.Single(world.Heard(NewsWorld.Citizen))).Count);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("range from 0")]
    [InlineData("choice called 0")]
    [InlineData("text")]
    public void The_word_is_a_call_everywhere(string question)
    {
        var world = World(question);
        world.Write(NewsWorld.Citizen, "ЧАЛ");
        Assert.NotNull(world.Lookups.LatestReport(NewsWorld.Citizen)?.CallBack);
        Assert.Equal("q", world.StateOf(NewsWorld.Citizen).Draft!.Question);
    }

    [Fact]
    public void In_a_chat_it_is_as_any_other_word()
    {
        var world = World("choice", NewsWorld.Chat);
        world.Write(NewsWorld.Chat, "0");
        Assert.Null(world.Lookups.LatestReport(NewsWorld.Chat));
        Assert.Equal(1, world.StateOf(NewsWorld.Chat).Wrong);
    }

    [Fact]
    public void Whoever_asks_again_is_not_put_on_the_list_twice_and_the_answers_are_the_newest()
    {
        var world = new NewsWorld();
        world.Set(new Conversation(NewsWorld.Citizen) { Language = "ru" });
        foreach (var word in new[] { "ЖАЛОБА", "1", "0", "1", "0" })
            world.Write(NewsWorld.Citizen, word);
        Assert.Single(world.Heard(NewsWorld.Coordinator));
        var report = world.Lookups.LatestReport(NewsWorld.Citizen)!;
        Assert.Equal(("Просит позвонить. Где: Бишкек; Какая услуга: Паспорт", "bishkek", "passport"), (report.Text, report.Place, report.Service));
    }

    [Fact]
    public void After_STOP_the_wish_is_kept_and_nothing_is_said()
    {
        var world = new NewsWorld();
        world.Write(NewsWorld.Citizen, "СТОП");
        world.Heard(NewsWorld.Citizen);
        world.Write(NewsWorld.Citizen, "0");
        Assert.NotNull(world.Lookups.LatestReport(NewsWorld.Citizen)?.CallBack);
        Assert.Empty(world.Heard(NewsWorld.Citizen));
        Assert.Single(world.Heard(NewsWorld.Coordinator));
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public void The_first_SMS_says_who_writes_and_what_a_reply_costs_in_one_segment(string language)
    {
        var world = new NewsWorld();
        world.Set(new Conversation(NewsWorld.Citizen));
        world.Write(NewsWorld.Citizen, language switch { "ky" => "АРЫЗ", "ru" => "ЖАЛОБА", _ => "REPORT" });
        Assert.Equal(1, Segments.Of(Assert.Single(world.Heard(NewsWorld.Citizen))).Count);
        var first = $"{SampleContent.Texts.Say(TextKeys.Welcome, language, Medium.Sms, ("cost", SampleContent.Texts.Say(TextKeys.ReplyCost, language, Medium.Sms)))}\n1 Кыргызча\n2 Русский\n3 English";
        Assert.Equal(1, Segments.Of(first).Count);
    }

    [Fact]
    public void No_text_for_a_phone_holds_a_link_or_a_command_of_a_chat()
    {
        // What only a chat says or is asked there, and the two that a link or Telegram was asked for.
        string[] others = [TextKeys.WayOut, TextKeys.WayOutRequired, TextKeys.LinkUnknown, TextKeys.LinkTelegram, TextKeys.ReferralLink, TextKeys.GroupChatTied, TextKeys.FieldDeskHelp, TextKeys.MeasureHow, TextKeys.QualityHow, TextKeys.QualityReason, TextKeys.QualityUnknown];
        foreach (var key in TextKeys.All.Except(others))
        {
            foreach (var language in Languages.All)
                Assert.DoesNotMatch(@"(^|[ (])/[a-z]{3}|https?:|t\.me|\{link\}", SampleContent.Texts.Say(key, language, Medium.Sms));
        }
    }

    static NewsWorld World(string question, Address? who = null)
    {
        var citizen = who ?? NewsWorld.Citizen;
        var q = question switch
        {
            "number" => Of(QuestionType.Integer),
            "number from 1" => Of(QuestionType.Integer) with { Constraint = Expression.Parse(". >= 1") },
            "range from 0" => Of(QuestionType.Range) with { Range = new NumberRange(0, 10, 1) },
            "range from 1" => Of(QuestionType.Range) with { Range = new NumberRange(1, 10, 1) },
            "choice" => Of(QuestionType.SelectOne) with { Choices = Words },
            "choice called 0" => Of(QuestionType.SelectOne) with { Choices = Scale },
            "choices" => Of(QuestionType.SelectMultiple) with { Choices = Words },
            "date" => Of(QuestionType.Date),
            _ => Of(QuestionType.Text),
        };
        var survey = new Survey("nought", new LocalText("Nought"), [q, new Question(QuestionType.Text, "last", new Label(new LocalText("And?")))]) { StartKeywords = ["NOUGHT"], StartCommands = ["nought"] };
        var world = new NewsWorld();
        world.Content = world.Content with { Surveys = [survey] };
        world.Set(new Conversation(citizen) { Language = "en" });
        world.Write(citizen, citizen.Medium == Medium.Sms ? "NOUGHT" : "/nought");
        world.Heard(citizen);
        return world;
    }

    static Question Of(QuestionType type) => new(type, "q", new Label(new LocalText("How?")));
}
