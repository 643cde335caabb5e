using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatbotMonitor.Channels.Telegram;

/// <summary>The menu of commands that Telegram shows beside the bot's text field, in each language the bot speaks.</summary>
static class TelegramMenu
{
    /// <summary>What it lists, in this order; a coordinator's <c>/join</c> is not for everyone to see.</summary>
    static readonly (string Command, string TextKey)[] Entries =
    [
        ("start", TextKeys.MenuStart),
        ("status", TextKeys.MenuStatus),
        ("info", TextKeys.MenuInfo),
        ("call", TextKeys.MenuCall),
        ("learn", TextKeys.MenuLearn),
        ("helping", TextKeys.MenuHelping),
        ("language", TextKeys.MenuLanguage),
        ("cancel", TextKeys.MenuCancel),
        ("forget", TextKeys.MenuForget),
        ("help", TextKeys.MenuHelp),
    ];

    /// <summary>The calls that put it up: one for people whose language we do not speak, in Russian, and one for each we do.</summary>
    public static IEnumerable<SetMyCommandsRequest> Requests(Texts texts) =>
        Languages.All.Select(language => Request(texts, language, language)).Prepend(Request(texts, Languages.Russian, code: null));

    static SetMyCommandsRequest Request(Texts texts, string language, string? code) => new()
    {
        LanguageCode = code,
        Commands = Entries.Select(e => new BotCommand(e.Command, texts.Say(e.TextKey, language, Medium.Chat))).ToArray(),
    };
}
