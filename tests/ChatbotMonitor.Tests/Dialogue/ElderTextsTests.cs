using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>What is said to elderly people by SMS costs them and us one segment.</summary>
public class ElderTextsTests
{
    static readonly string[] Keys =
    [
        TextKeys.Welcome, TextKeys.CallDone, TextKeys.CallDoneGoOn, TextKeys.CallRelief, TextKeys.CallReliefKept, TextKeys.SimplerNumbers, TextKeys.LinkTelegram, TextKeys.LinkNoTelegram,
        TextKeys.LinkUnknown, TextKeys.LinkTooOften, TextKeys.LinkDone, TextKeys.LinkMoved, TextKeys.HelpingAsk, TextKeys.HelpingNo,
        TextKeys.SimplerChoice, TextKeys.SimplerInteger, TextKeys.SimplerDate, TextKeys.SimplerTime, TextKeys.SimplerDateTime, TextKeys.SimplerRank, TextKeys.SimplerText,
    ];

    public static TheoryData<string, string> Sentences => [.. Keys.SelectMany(k => Languages.All.Select(l => new TheoryDataRow<string, string>(k, l)))];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Each_sentence_fits_one_segment(string key, string language)
    {
        var text = SampleContent.Texts.Say(key, language, Medium.Sms,
            ("cost", SampleContent.Texts.Say(TextKeys.ReplyCost, language, Medium.Sms)), ("code", "549 704"), ("number", "+996555123456"), ("numbers", "1, 2, 3, 4, 5 же 6"), ("link", "t.me/PublicMonitoringBot?start=48213907"));
        Assert.Equal(1, Segments.Of(text).Count);
        Assert.DoesNotContain('{', text);
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_code_for_the_other_channel_is_never_kept(string language)
    {
        var world = new NewsWorld();
        world.Content = world.Content with { SmsNumber = "4455" };
        world.Set(new Conversation(NewsWorld.Chat) { Language = language });
        world.Write(NewsWorld.Chat, "/sms");
        var code = Assert.Single(world.Heard(NewsWorld.Chat))[^8..];
        var kept = Assert.Single(world.Effects.OfType<Effect.KeepLinkCode>()).Code;
        Assert.DoesNotContain(code, kept.ToString(), StringComparison.Ordinal);
        Assert.Equal(LinkCode.HashOf(code), kept.Hash);
    }
}
