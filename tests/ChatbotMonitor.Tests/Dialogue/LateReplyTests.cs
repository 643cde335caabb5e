using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>Which question a reply belongs to, by when it was sent.</summary>
public class LateReplyTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));
    static readonly Address Phone = new(ChannelNames.Sms, "+996555000111");

    [Theory]
    [InlineData(-600, false)]
    [InlineData(-121, false)]
    [InlineData(-60, true)]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(-100_000, true)]
    public void A_reply_sent_before_its_question_is_not_taken_where_the_clock_can_be_believed(int seconds, bool taken)
    {
        var draft = Asked("days", Now) with { Answers = [new Answer("service", "passport")], Trail = ["service"] };
        var turn = Hear(draft, new Inbound("t:1", Phone, Now.AddSeconds(5), new Input.Text("3")) { SentAt = Now.AddSeconds(seconds) });
        Assert.Equal(taken ? "3" : null, turn.Next.Draft!.Find("days")?.Value);
    }

    [Fact]
    public void A_reply_that_reached_us_before_the_first_question_is_taken()
    {
        var turn = Hear(Asked("place", Now), new Inbound("t:1", Phone, Now.AddSeconds(-1), new Input.Text("Bishkek")));
        Assert.Equal("bishkek", turn.Next.Draft!.Find("place")?.Value);
    }

    [Fact]
    public void A_reply_that_no_question_before_could_have_is_one_typed_ahead()
    {
        var draft = Asked("days", Now) with { Answers = [new Answer("service", "passport")], Trail = ["service"] };
        var turn = Hear(draft, new Inbound("t:1", Phone, Now.AddSeconds(-1), new Input.Text("12")));
        Assert.Equal("12", turn.Next.Draft!.Find("days")?.Value);
    }

    [Fact]
    public void The_same_answer_again_says_nothing_and_changes_nothing()
    {
        var draft = Asked("days", Now) with { Answers = [new Answer("service", "clinic")], Trail = ["service"] };
        var turn = Hear(draft, new Inbound("t:1", Phone, Now.AddSeconds(-1), new Input.Text("2")));
        Assert.Empty(turn.Effects);
        Assert.Equal("days", turn.Next.Draft!.Question);
    }

    [Fact]
    public void A_late_number_does_not_send_the_summary()
    {
        var draft = Asked("days", Now) with { Question = null, Answers = [new Answer("service", "passport"), new Answer("days", "1")], Trail = ["service", "days"] };
        var state = new Conversation(Phone) { Language = "en", Draft = draft, Asking = Asking.Summary };
        var turn = Dialogue.Step(state, new Inbound("t:1", Phone, Now.AddSeconds(-1), new Input.Text("1")), Now, SampleContent.Content, new FixedLookups());
        Assert.NotNull(turn.Next.Draft);
        Assert.Empty(turn.Effects);
    }

    [Fact]
    public void Digits_sent_twice_are_not_taken_for_words_the_first_time()
    {
        var draft = Asked("comment", Now) with { Answers = [new Answer("service", "water")], Trail = ["service"] };
        var first = Hear(draft, new Inbound("t:1", Phone, Now.AddSeconds(5), new Input.Text("4")));
        Assert.Null(first.Next.Draft!.Find("comment"));
        var second = Dialogue.Step(first.Next, new Inbound("t:2", Phone, Now.AddSeconds(9), new Input.Text("4")), Now.AddSeconds(9), SampleContent.Content, new FixedLookups());
        Assert.Equal("4", second.Next.Draft!.Find("comment")?.Value);
    }

    static Draft Asked(string question, DateTimeOffset at) => new("d", "quality", Now.AddMinutes(-5)) { Question = question, AskedAt = at, HeardAt = at };

    static Turn Hear(Draft draft, Inbound inbound) =>
        Dialogue.Step(new Conversation(Phone) { Language = "en", Draft = draft }, inbound, Now.AddSeconds(5), SampleContent.Content, new FixedLookups());
}
