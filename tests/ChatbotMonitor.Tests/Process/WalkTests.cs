using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotMonitor.Tests;

/// <summary>The walk a new user takes, by clicking, with the program as a process and the repository's own content.</summary>
[Collection(WorkerProcess.Collection)]
public sealed partial class WalkTests(Browser browser) : IAsyncLifetime
{
    WorkerProcess _worker = null!;
    BrowserPage _tab = null!;

    public async ValueTask InitializeAsync()
    {
        _worker = await WorkerProcess.Start();
        _tab = await browser.Open(_worker.Address, width: 1440, height: 900);
        await _tab.Page.GotoAsync("/simulator");
        await Live();
    }

    public async ValueTask DisposeAsync()
    {
        await _tab.DisposeAsync();
        await _worker.DisposeAsync();
    }

    [Fact]
    public async Task A_survey_in_Telegram_one_by_SMS_a_digest_and_a_restart_in_the_middle()
    {
        var code = await InTelegram();
        var codeBySms = await BySms();
        Assert.NotEqual(code, codeBySms);
        await Digest(code, codeBySms);
        await Pictures();
        await RestartInTheMiddle();
        Assert.DoesNotContain("+996555", _worker.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_tab.Errors, e => !e.Contains("ERR_", StringComparison.Ordinal));
    }

    async Task<string> InTelegram()
    {
        var phone = _tab.Page.GetByTestId("telegram-phone");
        await phone.GetByTestId("telegram-start").ClickAsync();
        await Press(phone, "Кыргызча");
        await Press(phone, "Ош облусу");
        await Press(phone, "Алай району");
        await Write(phone, "telegram", "суу");
        await Asked(phone, "Бул качан болду?");
        await Press(phone, "Кечээ");
        await Asked(phone, "канча жолу");
        await Write(phone, "telegram", "жүз миң");
        await Asked(phone, "0дөн 99га чейинки");
        await Write(phone, "telegram", "3");
        await Asked(phone, "акча сураштыбы");
        await Press(phone, "‹ Артка");
        await Asked(phone, "канча жолу");
        await Write(phone, "telegram", "2");
        await Press(phone, "Ооба");
        await Asked(phone, "канча сом");
        await Write(phone, "telegram", "500");
        await Asked(phone, "канча жумуш күнүндө");
        await Write(phone, "telegram", "9");
        await Press(phone, "Жок");
        await Press(phone, "Орой");
        await Press(phone, "Начар");
        await Asked(phone, "Эмне болгонун");
        await Write(phone, "telegram", "Үч күндөн бери суу жок, +996 555 123 456 деп чалсаңыз болот");
        await Press(phone, "Өткөрүү ›");
        await Press(phone, "Жөнөтүү ✓");
        await Asked(phone, "Рахмат");
        return await Code(phone);
    }

    async Task<string> BySms()
    {
        var phone = _tab.Page.GetByTestId("sms-phone");
        await Write(phone, "sms", "ЖАЛОБА");
        await Asked(phone, "3 English");
        await Write(phone, "sms", "Русский");
        await Asked(phone, "Район или город");
        for (var answers = 1; answers < 20 && !await Last(phone).Filter(new() { HasTextRegex = CodePattern() }).IsVisibleAsync(); answers++)
        {
            var said = await Bubbles(phone).CountAsync();
            await Write(phone, "sms", SmsCitizen.AnswerTo(await Last(phone).InnerTextAsync()));
            await Expect(Bubbles(phone)).ToHaveCountAsync(said + 1);
        }

        var total = await phone.GetByTestId("segments-total").InnerTextAsync();
        Assert.Matches(@"\d", total);
        return await Code(phone);
    }

    async Task Digest(string code, string codeBySms)
    {
        var chat = _tab.Page.GetByTestId("coordinator-phone");
        await Write(chat, "coordinator", "/join national-9148");
        await Asked(chat, "National office");
        await chat.GetByTestId("digest-now").ClickAsync();
        await Asked(chat, code);
        var digest = await Last(chat).InnerTextAsync();
        Assert.Contains(codeBySms, digest, StringComparison.Ordinal);
        Assert.Contains("Drinking water", digest, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("555", digest, StringComparison.Ordinal);
    }

    // PICTURES=.readme writes the pictures of README.md anew.
    async Task Pictures()
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is not { } folder)
            return;
        Directory.CreateDirectory(folder);
        await _tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "simulator.png") });
        await Last(_tab.Page.GetByTestId("coordinator-phone")).ScreenshotAsync(new() { Path = Path.Combine(folder, "digest.png") });
    }

    async Task RestartInTheMiddle()
    {
        var phone = _tab.Page.GetByTestId("telegram-phone");
        await Write(phone, "telegram", "/start");
        await Press(phone, "Бишкек");
        await Asked(phone, "1/11");
        Assert.Equal(0, await _worker.Stop());
        await _worker.Start(_worker.Address.Port);
        await Live();
        await Press(phone, "Ленин району");
        await Asked(phone, "2/11");
    }

    Task Live() => Expect(_tab.Page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "live");

    static ILocator Bubbles(ILocator phone) => phone.Locator("[data-testid=bubble][data-from=bot]");

    static ILocator Last(ILocator phone) => Bubbles(phone).Last;

    static Task Press(ILocator phone, string label) => phone.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    static Task Asked(ILocator phone, string text) => Expect(Last(phone)).ToContainTextAsync(text);

    static async Task Write(ILocator phone, string device, string text)
    {
        await phone.GetByTestId($"{device}-input").FillAsync(text);
        await phone.GetByTestId($"{device}-send").ClickAsync();
    }

    static async Task<string> Code(ILocator phone)
    {
        await Expect(Last(phone)).ToContainTextAsync(CodePattern());
        return CodePattern().Match(await Last(phone).InnerTextAsync()).Value;
    }

    [GeneratedRegex(@"\b\d{3} \d{3}\b", RegexOptions.None, 1000)]
    private static partial Regex CodePattern();
}
