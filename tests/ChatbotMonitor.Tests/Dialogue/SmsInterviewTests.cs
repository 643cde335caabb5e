using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>This repository's survey on a keypad phone, from the first word to the number of the complaint.</summary>
public class SmsInterviewTests
{
    const int MostSegments = 8;

    static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(6));

    static readonly Lazy<Content> Shipped = new(() => ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!);

    public static TheoryData<string, string[]> LongestWays => new()
    {
        { "ky", ["АРЫЗ", "1", "Аламүдүн", "соттолбогондук", "жок", "12", "Эки жолу барып, кезек көп болду"] },
        { "ru", ["ЖАЛОБА", "2", "Ленинский район", "загранпаспорт", "0", "25", "Никто не говорит, когда будет готово"] },
        { "en", ["REPORT", "3", "Karakol", "passport abroad", "none", "25", "Nobody says when it will be ready"] },
    };

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(LongestWays))]
    public void A_whole_complaint_costs_at_most_eight_segments(string language, string[] answers)
    {
        var said = new List<string>();
        Conversation? state = null;
        foreach (var answer in answers)
            said.AddRange(Hear(ref state, answer));
        Assert.Equal(language, state!.Language);
        Assert.Null(state.Draft);
        Assert.Contains("549 704", said[^1], StringComparison.Ordinal);
        // What is kept and how to erase it is a message of its own, behind the language.
        Assert.Equal(answers.Length + 1, said.Count);
        Assert.All(said, sms => Assert.True(Segments.Of(sms).Count == 1, sms));
        Assert.InRange(said.Count, 1, MostSegments);
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void No_way_through_it_costs_more(string language)
    {
        var survey = Shipped.Value.Survey("service-quality")!;
        var rehearsed = new SmsRehearsal(Shipped.Value, survey, language, Now).Play(most: 5000);
        Assert.InRange(rehearsed.Longest, rehearsed.Shortest, MostSegments);
        Assert.Equal(5, rehearsed.MostQuestions);
        Assert.All(rehearsed.Asked.Values, text => Assert.True(Segments.Of(text).Count == 1, text));
        Assert.Equal(["place", "service", "extra_fee", "days", "comment"], rehearsed.Asked.Keys.OrderBy(k => survey.Questions.ToList().FindIndex(q => q.Name == k)));
    }

    [Theory]
    [MemberData(nameof(LongestWays))]
    public void What_was_sent_is_shown_and_put_right_where_somebody_asks_for_it_and_counts_once(string language, string[] answers)
    {
        Conversation? state = null;
        foreach (var answer in answers)
            Hear(ref state, answer);
        var lookups = new FixedLookups();
        Assert.Equal(Asking.Summary, Step(ref state, language switch { "ky" => "ЖООП", "ru" => "Ответы", _ => "answers" }, lookups).Next.Asking);
        Step(ref state, "2 4", lookups);
        var turn = Step(ref state, "40", lookups);
        var kept = Assert.Single(turn.Effects.OfType<Effect.KeepResponse>());
        Assert.True(kept.Again);
        Assert.Equal("40", kept.Response.Answers.Single(a => a.Name == "days").Value);
        Assert.Null(turn.Next.Draft);
    }

    [Fact]
    public void Answers_that_are_looked_at_and_left_stay_as_they_were_sent()
    {
        Conversation? state = null;
        foreach (var answer in LongestWays.First().Data.Item2)
            Hear(ref state, answer);
        Hear(ref state, "жооп");
        var turn = Dialogue.Wake(state!, Now.AddHours(2), Shipped.Value, new FixedLookups());
        Assert.Empty(turn.Effects);
        Assert.Null(turn.Next.Draft);
        state = turn.Next;
        var later = Dialogue.Step(state, new Inbound("t:9", state.Address, Now.AddDays(2), new Input.Text("жооп")), Now.AddDays(2), Shipped.Value, new FixedLookups());
        Assert.Null(later.Next.Draft);
    }

    static IEnumerable<string> Hear(ref Conversation? state, string text) => [.. Step(ref state, text, new FixedLookups()).Effects.OfType<Effect.Say>().Select(s => s.Message.Text)];

    static Turn Step(ref Conversation? state, string text, FixedLookups lookups)
    {
        var turn = Dialogue.Step(state, new Inbound("t:1", Some.Phone(), Now, new Input.Text(text)), Now, Shipped.Value, lookups);
        state = turn.Next;
        return turn;
    }
}
