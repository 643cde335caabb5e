using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The question that stands behind each turn of a repeat, unless its form counts the turns itself: one more?</summary>
static class OneMore
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>More turns than anybody answers, so that a slip of the finger does not ask for ever.</summary>
    public const int MostTurns = 200;

    /// <summary>The name its answers have in a draft.</summary>
    public static string NameOf(Group repeat) => repeat.Path + "/";

    /// <summary>Whether a name is that of such a question.</summary>
    public static bool Is(string name) => name.EndsWith('/');

    /// <summary>The repeat that a name asks one more turn of, or null.</summary>
    public static Group? RepeatOf(string name, Survey survey) =>
        Is(name) && survey.Outline.GroupAt(name[..^1]) is { Repeats: true, Count: null } repeat ? repeat : null;

    /// <summary>The question of <paramref name="repeat"/>; to skip it is to say no.</summary>
    public static Question Of(Group repeat, Content content)
    {
        var texts = content.Texts;
        return new Question(QuestionType.SelectOne, NameOf(repeat), In(Medium.Chat)) { Sms = In(Medium.Sms), Group = repeat, Choices = content.YesNo, Default = No };

        Label In(Medium medium) => new(new LocalText(Languages.All.Select(l => KeyValuePair.Create(l, repeat.Label.Text.In(l) is { Length: > 0 } label
            ? texts.Say(TextKeys.OneMore, l, medium, ("label", label))
            : texts.Say(TextKeys.OneMorePlain, l, medium)))));
    }

    /// <summary>Yes and no, in all languages.</summary>
    public static ChoiceList YesNo(Texts.Texts texts) => new("_one_more", [Choice(Yes, TextKeys.NavYes, texts), Choice(No, TextKeys.NavNo, texts)]);

    static Choice Choice(string name, string key, Texts.Texts texts) =>
        new(name, new LocalText(Languages.All.Select(l => KeyValuePair.Create(l, texts.Say(key, l, Medium.Chat)))));
}
