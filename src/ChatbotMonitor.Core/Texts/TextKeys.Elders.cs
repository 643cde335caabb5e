namespace ChatbotMonitor.Core.Texts;

/// <summary>What is there for elderly people above all.</summary>
public static partial class TextKeys
{
    // What a reply costs, a call, two channels, a helper.
    public const string ReplyCost = "reply_cost";
    public const string NoughtHint = "nought_hint";
    public const string SimplerNumbers = "simpler_numbers";             // {numbers}
    public const string NavCall = "nav_call";
    public const string CallDoneGoOn = "call_done_go_on";
    public const string CallRelief = "call_relief";
    public const string CallReliefKept = "call_relief_kept";
    public const string CallTextLost = "call_text_lost";
    public const string LinkTelegram = "link_telegram";                 // {link}
    public const string LinkNoTelegram = "link_no_telegram";
    public const string LinkSms = "link_sms";                           // {number} {code}
    public const string LinkNoSms = "link_no_sms";
    public const string LinkUnknown = "link_unknown";
    public const string LinkTooOften = "link_too_often";
    public const string LinkDone = "link_done";
    public const string LinkMoved = "link_moved";
    public const string HelpingAsk = "helping_ask";
    public const string HelpingYes = "helping_yes";
    public const string HelpingNo = "helping_no";
    public const string HelpingNext = "helping_next";
    public const string NavHelping = "nav_helping";
    public const string MenuHelping = "menu_helping";
    public const string DeskAssisted = "desk_assisted";
}
