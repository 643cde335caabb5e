namespace ChatbotMonitor.Tests;

/// <summary>Somebody in a Telegram chat with the bot, who reads its messages one after another and presses their buttons.</summary>
sealed class BotCitizen(FakeBotApi bot, long chat, string language = "ru")
{
    int _read;

    public long Chat => chat;

    /// <summary>All that the bot has said, in order; what it said twice in a row counts once.</summary>
    public IEnumerable<string> Heard
    {
        get
        {
            string? before = null;
            foreach (var message in bot.Screen(chat))
            {
                if (!string.Equals(message.Text, before, StringComparison.Ordinal))
                    yield return message.Text;
                before = message.Text;
            }
        }
    }

    /// <summary>Reads the next message, which must hold <paramref name="fragment"/>.</summary>
    public async Task<BotMessage> Next(string fragment)
    {
        var message = await bot.Shown(chat, ++_read);
        Assert.Contains(fragment, message.Text, StringComparison.Ordinal);
        return message;
    }

    /// <summary>Says something; gives the update's number.</summary>
    public int Say(string text) => bot.Say(chat, text, language);

    /// <summary>Presses the button of that label; gives the update's number.</summary>
    public int Press(BotMessage under, string label) => bot.Press(chat, under.Id, under.Text, under.Buttons.Single(b => string.Equals(b.Label, label, StringComparison.Ordinal)).Data, language);

    /// <summary>Presses the first button; gives the update's number.</summary>
    public int PressFirst(BotMessage under) => Press(under, under.Buttons[0].Label);
}
