using ChatbotMonitor.Core.Messages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotMonitor.Tests;

public sealed class SimulatorPageTests(Browser browser) : IAsyncLifetime
{
    SimulatorHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SimulatorHost.Start();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("en-GB", "Digest now")]
    [InlineData("ru-RU", "Сводка сейчас")]
    [InlineData("ky-KG", "Азыркы жыйынтык")]
    [InlineData("de-DE", "Digest now")]
    public async Task The_page_opens_without_an_error_in_the_language_of_the_browser(string language, string label)
    {
        await using var tab = await browser.Open(_host.Address, language: language);
        await Ready(tab.Page, "/");

        await Expect(tab.Page.GetByTestId("digest-now")).ToContainTextAsync(label);
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task A_pressed_button_is_posted_and_gives_way_to_the_choice()
    {
        await using var tab = await browser.Open(_host.Address, language: "ky-KG");
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("telegram-phone");

        await phone.GetByTestId("telegram-start").ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Русский" }).ClickAsync();

        await Expect(phone.GetByTestId("chosen")).ToHaveTextAsync("✓ Русский");
        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Кыргызча" })).ToHaveCountAsync(0);
        Assert.Collection(
            _host.Bot.Heard,
            start => Assert.Equal((new Input.Text("/start"), "ky"), (start.Input, start.LanguageHint)),
            press =>
            {
                Assert.Equal(new Input.Press("lang:ru"), press.Input);
                Assert.NotNull(press.PromptId);
            });
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task A_photo_and_a_place_are_sent_from_behind_the_paper_clip()
    {
        await using var tab = await browser.Open(_host.Address);
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("telegram-phone");

        await phone.GetByTestId("telegram-attach").ClickAsync();
        await phone.GetByTestId("send-photo").ClickAsync();
        await phone.GetByTestId("telegram-attach").ClickAsync();
        await phone.GetByTestId("send-location-osh").ClickAsync();

        await Expect(Bubbles(phone, "bot")).ToHaveCountAsync(2);
        Assert.Equal(new Input.Photo("simulator:photo", null), _host.Bot.Heard[0].Input);
        Assert.IsType<Input.Location>(_host.Bot.Heard[1].Input);
        Assert.True(await phone.GetByRole(AriaRole.Img).Last.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"));
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task A_keypad_phone_shows_what_each_message_costs_and_all_of_them()
    {
        await using var tab = await browser.Open(_host.Address);
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("sms-phone");

        await phone.GetByTestId("sms-input").FillAsync("ЖАЛОБА");
        await phone.GetByTestId("sms-send").ClickAsync();
        await Expect(Bubbles(phone, "bot")).ToHaveCountAsync(1);
        await phone.GetByTestId("key-1").ClickAsync();
        await phone.GetByTestId("key-2").FocusAsync();
        await tab.Page.Keyboard.PressAsync("2");
        await Expect(phone.GetByTestId("sms-input")).ToHaveValueAsync("12");
        await phone.GetByTestId("sms-send").ClickAsync();

        await Expect(phone.GetByTestId("cost")).ToHaveTextAsync(
        [
            "1 segment · 6/70 · UCS-2",
            "1 segment · 40/70 · UCS-2",
            "1 segment · 2/160 · GSM-7",
            "1 segment · 56/70 · UCS-2",
        ]);
        await Expect(phone.GetByTestId("segments-total")).ToHaveTextAsync("4 segments");
        Assert.Equal(["+996555000101"], _host.Bot.Heard.Select(m => m.From.Id).Distinct(StringComparer.Ordinal));
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public async Task Each_resident_has_a_chat_of_their_own()
    {
        await using var tab = await browser.Open(_host.Address);
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("telegram-phone");
        await Write(phone, "telegram", "one");

        await phone.GetByTestId("telegram-new").ClickAsync();
        await Expect(phone.GetByTestId("bubble")).ToHaveCountAsync(0);
        await Write(phone, "telegram", "two");

        await Expect(Bubbles(phone, "me")).ToContainTextAsync("two");
        await phone.GetByTestId("telegram-person").First.ClickAsync();
        await Expect(Bubbles(phone, "me")).ToContainTextAsync("one");
        Assert.Equal(["citizen-1", "citizen-2"], _host.Bot.Heard.Select(m => m.From.Id));
    }

    [Fact]
    public async Task Two_pages_show_the_same()
    {
        await using var one = await browser.Open(_host.Address);
        await using var two = await browser.Open(_host.Address);
        await Ready(one.Page);
        await Ready(two.Page);

        await Write(one.Page.GetByTestId("coordinator-phone"), "coordinator", "/join osh-7421");
        await one.Page.GetByTestId("digest-now").ClickAsync();

        var phone = two.Page.GetByTestId("coordinator-phone");
        await Expect(Bubbles(phone, "me")).ToContainTextAsync("/join osh-7421");
        await Expect(phone.GetByText("СРОЧНО")).ToBeVisibleAsync();
        Assert.Equal(1, _host.Bot.Digests);
    }

    [Fact]
    public async Task After_a_restart_the_page_is_back_and_its_open_question_can_be_answered()
    {
        await using var tab = await browser.Open(_host.Address);
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("telegram-phone");
        await phone.GetByTestId("telegram-start").ClickAsync();
        await Expect(phone.GetByTestId("choice")).ToHaveCountAsync(3);

        var (bot, port) = (_host.Bot, _host.Address.Port);
        await _host.DisposeAsync();
        await Expect(tab.Page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "offline");
        await phone.GetByTestId("telegram-input").FillAsync("while the worker is away");
        await phone.GetByTestId("telegram-send").ClickAsync();
        _host = await SimulatorHost.Start(bot, port);

        await Expect(tab.Page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "live");
        await Expect(Bubbles(phone, "bot")).ToHaveCountAsync(2);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Русский" }).ClickAsync();
        await Expect(phone.GetByTestId("chosen")).ToHaveTextAsync("✓ Русский");
        Assert.Equal([new Input.Text("/start"), new Input.Text("while the worker is away"), new Input.Press("lang:ru")], bot.Heard.Select(m => m.Input));
    }

    [Fact]
    public async Task A_reloaded_page_shows_what_it_showed()
    {
        await using var tab = await browser.Open(_host.Address);
        await Ready(tab.Page);
        var phone = tab.Page.GetByTestId("telegram-phone");
        await phone.GetByTestId("telegram-start").ClickAsync();
        await Expect(phone.GetByTestId("choice")).ToHaveCountAsync(3);

        await tab.Page.ReloadAsync();

        await Expect(phone.GetByTestId("choice")).ToHaveCountAsync(3);
        await Expect(phone.GetByTestId("bubble")).ToHaveCountAsync(2);
        Assert.Empty(tab.Errors);
    }

    [Theory]
    [InlineData("ky-KG")]
    [InlineData("ru-RU")]
    [InlineData("en-GB")]
    public async Task On_a_phone_one_device_fills_the_width(string language)
    {
        await using var tab = await browser.Open(_host.Address, 390, 844, language: language);
        await Ready(tab.Page);
        await tab.Page.GetByTestId("telegram-start").ClickAsync();

        foreach (var device in (string[])["telegram", "sms", "coordinator"])
        {
            await tab.Page.GetByTestId($"tab-{device}").ClickAsync();
            await Expect(tab.Page.GetByTestId($"{device}-phone")).ToBeVisibleAsync();
            await Expect(tab.Page.GetByTestId($"{device}-send")).ToBeInViewportAsync();
            Assert.Equal(1, await tab.Page.Locator("section:visible").CountAsync());
            Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{device} is wider than the phone");
        }

        Assert.Empty(tab.Errors);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1440, 900)]
    public async Task On_a_laptop_three_devices_stand_side_by_side(int width, int height)
    {
        await using var tab = await browser.Open(_host.Address, width, height);
        await Ready(tab.Page);

        foreach (var device in (string[])["telegram", "sms", "coordinator"])
            await Expect(tab.Page.GetByTestId($"{device}-send")).ToBeInViewportAsync();
        await Expect(tab.Page.GetByTestId("key-#")).ToBeInViewportAsync();
    }

    static async Task Ready(IPage page, string path = "/simulator")
    {
        await page.GotoAsync(path);
        await Expect(page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "live");
    }

    static ILocator Bubbles(ILocator phone, string from) => phone.Locator($"[data-testid=bubble][data-from={from}]");

    static async Task Write(ILocator phone, string device, string text)
    {
        await phone.GetByTestId($"{device}-input").FillAsync(text);
        await phone.GetByTestId($"{device}-send").ClickAsync();
        await Expect(Bubbles(phone, "bot")).ToHaveCountAsync(1);
    }
}
