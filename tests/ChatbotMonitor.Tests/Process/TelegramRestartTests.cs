using System.Text.RegularExpressions;

namespace ChatbotMonitor.Tests;

/// <summary>A survey in Telegram through restarts, by the repository's own content.</summary>
[Collection(WorkerProcess.Collection)]
public sealed partial class TelegramRestartTests
{
    [Fact]
    public async Task A_survey_by_its_own_buttons_outlives_a_stop_and_a_power_cut_and_ends_with_a_code()
    {
        await using var bot = await FakeBotApi.Start();
        await using var worker = await WorkerProcess.Start(TelegramWorker.Settings(bot));
        var citizen = new BotCitizen(bot, Absences.Chat(1));
        citizen.Say("/start");
        citizen.Press(await citizen.Next("/forget"), "Русский");
        citizen.Press(await citizen.Next("1/11"), "Бишкек");
        var open = await citizen.Next("1/11");

        await worker.Settled("telegram", 3);
        Assert.Equal(0, await worker.Stop());
        await worker.Start();
        var district = citizen.Press(open, "Ленинский район");
        open = await citizen.Next("2/11");

        await worker.Settled("telegram", 1);
        await worker.Kill();
        bot.Again(district);
        await worker.Start();
        citizen.PressFirst(open);
        citizen.Press(await citizen.Next("3/11"), "Вчера");
        await citizen.Next("4/11");
        citizen.Say("2");
        citizen.Press(await citizen.Next("5/11"), "Да");
        await citizen.Next("6/12");
        citizen.Say("500");
        await citizen.Next("7/12");
        citizen.Say("9");
        citizen.Press(await citizen.Next("8/12"), "Нет");
        citizen.Press(await citizen.Next("9/12"), "Грубо");
        citizen.Press(await citizen.Next("10/12"), "Плохо");
        await citizen.Next("11/12");
        citizen.Say("Ждал весь день, мой телефон +996 555 000 111");
        citizen.Press(await citizen.Next("12/12"), "Пропустить ›");
        var summary = await citizen.Next("Отправить?");
        citizen.Press(summary, "Отправить ✓");
        var thanks = await citizen.Next("зарегистрирована");
        Assert.Matches(Code, thanks.Text);

        // Nothing is asked twice, and a button that was pressed already only says how things stand.
        Assert.Equal(bot.Screen(citizen.Chat).Count, bot.Screen(citizen.Chat).Select(m => m.Text).Distinct(StringComparer.Ordinal).Count());
        citizen.Press(summary, "Отправить ✓");
        Assert.DoesNotMatch(Code, (await citizen.Next("")).Text);
        Assert.Equal(1, await worker.Counted("chatbotmonitor_repeated_total"));
        var (_, reports) = await worker.Run("export", "reports", "--out", "-");
        Assert.Equal(2, reports.Split('\n').Length);
    }

    [GeneratedRegex(@"\b\d{3} \d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Code { get; }
}
