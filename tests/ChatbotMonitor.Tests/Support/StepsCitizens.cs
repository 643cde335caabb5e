using System.Net;

namespace ChatbotMonitor.Tests;

/// <summary>Citizens by Telegram and by SMS who all answer the survey of <see cref="TelegramWorker.Steps"/> in one go, and what each of them is to hear.</summary>
sealed class StepsCitizens(FakeBotApi bot, FakeTwilio twilio, WorkerProcess worker)
{
    /// <summary>What each answers.</summary>
    public static readonly string[] Answers = ["a", "b", "c", "d", "e"];
    /// <summary>What a citizen says in a chat.</summary>
    public static readonly string[] ByTelegram = ["/start", "Русский", .. Answers, "1"];

    // By SMS no summary is sent to be confirmed.
    static readonly string[] BySms = ["STEPS", "2", .. Answers];

    readonly List<BotCitizen> _chats = [];
    readonly List<(SmsCitizen Citizen, Task Speaking)> _phones = [];

    /// <summary>Messages that stand on all screens, repeats included.</summary>
    public int Shown => bot.AllShown + twilio.Requests.Count;

    /// <summary>How many have begun.</summary>
    public int Count => _chats.Count + _phones.Count;

    /// <summary>The settings of a worker that they can write to.</summary>
    public static Dictionary<string, string> Settings(FakeBotApi bot, FakeTwilio twilio)
    {
        var settings = TelegramWorker.Settings(bot);
        foreach (var (key, value) in TwilioWorkerTests.Settings(twilio.Url))
            settings[key] = value;
        return settings;
    }

    /// <summary>So many more begin.</summary>
    public void Begin(int chats, int phones)
    {
        for (var n = 0; n < chats; n++)
        {
            var citizen = new BotCitizen(bot, Absences.Chat(_chats.Count + 1));
            _chats.Add(citizen);
            foreach (var words in ByTelegram)
                citizen.Say(words);
        }

        for (var n = 0; n < phones; n++)
        {
            var citizen = new SmsCitizen(worker, twilio, $"+996555000{_phones.Count + 1:d3}");
            _phones.Add((citizen, Speak(citizen)));
        }
    }

    /// <summary>Waits until each has heard everything, and holds that it was what the first of their channel heard, in that order; gives how many messages came more than once.</summary>
    public async Task<int> AllHeardAll(string end = "Спасибо!")
    {
        foreach (var citizen in _chats)
            await bot.Shown(citizen.Chat, end);
        foreach (var (citizen, speaking) in _phones)
        {
            await speaking;
            await Until.True(() => citizen.Inbox.Any(sms => sms.Contains(end, StringComparison.Ordinal)), seconds: 60);
        }

        return Repeats([.. _chats.Select(c => bot.Screen(c.Chat).Select(m => m.Text).ToList())], ByTelegram.Length)
            + Repeats([.. _phones.Select(p => p.Citizen.Inbox.ToList())], BySms.Length + 1); // What is kept, and how to erase it, is told in a message of its own.
    }

    /// <summary>Holds that the worker keeps the answers of each of them once.</summary>
    public async Task AreKeptOnce()
    {
        var (code, table) = await worker.Run("export", "responses", "--out", "-");
        Assert.Equal(0, code);
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(Count, rows.Length);
        Assert.All(rows, row => Assert.Contains(string.Join(',', Answers), row, StringComparison.Ordinal));
    }

    /// <summary>Posts a message until the worker has it, as Twilio does by its fallback.</summary>
    public static Task Insist(SmsCitizen citizen, string words)
    {
        var (sid, answers) = (SmsCitizen.NewSid(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        return Until.True(
            async () =>
            {
                var status = await Status(citizen, words, sid);
                answers[$"{status}"] = answers.GetValueOrDefault($"{status}") + 1;
                return status == HttpStatusCode.OK;
            },
            () => $"'{words}' was not taken: {string.Join(", ", answers.Select(a => $"{a.Value} times '{a.Key}'"))}",
            seconds: 120);
    }

    static async Task<HttpStatusCode?> Status(SmsCitizen citizen, string words, string sid)
    {
        try
        {
            return (await citizen.Write(words, sid)).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    static async Task Speak(SmsCitizen citizen)
    {
        foreach (var words in BySms)
            await Insist(citizen, words);
    }

    /// <summary>Holds that all heard the same in the same order, of that length; gives how many messages came more than once.</summary>
    public static int Repeats(List<List<string>> screens, int length)
    {
        if (screens.Count == 0)
            return 0;
        var expected = screens[0].Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(length, expected.Count);
        Assert.All(screens, screen => Assert.Equal(expected, screen.Distinct(StringComparer.Ordinal)));
        return screens.Sum(screen => screen.Count - length);
    }
}
