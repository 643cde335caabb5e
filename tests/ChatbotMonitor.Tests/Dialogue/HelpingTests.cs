using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>Somebody answers for another person; whole conversations are in <c>Transcripts/helper.txt</c> and <c>helper-sms.txt</c>.</summary>
public class HelpingTests
{
    readonly NewsWorld _world = new();

    static Address Helper => NewsWorld.Citizen;

    [Theory]
    [InlineData("ЖАРДАМДАШАМ")]
    [InlineData("помогаю")]
    [InlineData("Helping")]
    [InlineData("I help")]
    public void The_word_is_read_however_it_is_written(string word)
    {
        Begin(word);
        Assert.Equal(Asking.Consent, _world.StateOf(Helper).Asking);
        Assert.Equal(1, Segments.Of(Assert.Single(_world.Heard(Helper))).Count);
    }

    [Fact]
    public void For_each_person_it_is_said_anew_and_asked_anew()
    {
        Answer("ПОМОГАЮ", "1", "1", "1", "вчера", "20", "1", "пропустить", "1");
        Answer("ЖАЛОБА", "1", "1", "вчера", "20", "1", "пропустить", "1");
        Answer("ЖАЛОБА", "1", "ПОМОГАЮ", "да", "1", "вчера", "20", "1", "пропустить", "1");
        Assert.Equal([true, false, true], _world.Effects.OfType<Effect.KeepResponse>().Select(k => k.Response.Assisted));
        Assert.Equal([true, false, true], _world.Effects.OfType<Effect.FileReport>().Select(f => f.Report.Assisted));
    }

    [Fact]
    public void Where_the_person_does_not_agree_nothing_is_kept()
    {
        Answer("ЖАЛОБА", "1", "1", "ПОМОГАЮ", "нет");
        Assert.Null(_world.StateOf(Helper).Draft);
        Assert.DoesNotContain(_world.Effects, e => e is Effect.KeepResponse or Effect.FileReport);
    }

    [Fact]
    public void The_coordinators_card_says_so()
    {
        Answer("ПОМОГАЮ", "1", "1", "1", "вчера", "20", "1", "пропустить", "1");
        var report = _world.Effects.OfType<Effect.FileReport>().Single().Report;
        _world.Set(_world.StateOf(NewsWorld.Coordinator) with { Language = "ru" });
        _world.Heard(NewsWorld.Coordinator);
        _world.Write(NewsWorld.Coordinator, $"/report {report.Code.Spoken}");
        Assert.Contains("Отвечали через помощника", Assert.Single(_world.Heard(NewsWorld.Coordinator)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_helper_left_open_is_kept_as_a_helpers()
    {
        Answer("ПОМОГАЮ", "1", "1");
        _world.Pass(TimeSpan.FromDays(4));
        var response = Assert.Single(_world.Effects.OfType<Effect.KeepResponse>()).Response;
        Assert.Equal((ResponseStatus.Incomplete, true), (response.Status, response.Assisted));
    }

    void Begin(string word)
    {
        _world.Set(_world.StateOf(Helper) with { Language = "ru" });
        _world.Write(Helper, word);
    }

    void Answer(params string[] words)
    {
        Begin(words[0]);
        foreach (var word in words[1..])
            _world.Write(Helper, word);
    }
}
