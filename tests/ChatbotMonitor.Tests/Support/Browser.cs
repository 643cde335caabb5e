using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChatbotMonitor.Tests.Browser))]

namespace ChatbotMonitor.Tests;

/// <summary>Debian's Chromium, started once for all tests: a test class takes it as a constructor argument.</summary>
public sealed class Browser : IAsyncLifetime
{
    static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    // Milliseconds; a build server is slow when it builds beside its tests.
    const int Patience = 30_000;

    readonly SemaphoreSlim _gate = new(1);
    IPlaywright? _playwright;
    IBrowser? _chromium;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask; // nothing is started for a run without a browser test

    /// <summary>A page with a storage of its own; errors of its console are gathered. Skips the test where Chromium is absent, and fails it on the build server.</summary>
    /// <param name="baseUrl">Where relative addresses lead.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="language">The browser's language.</param>
    public async Task<BrowserPage> Open(Uri baseUrl, int width = 1366, int height = 768, ColorScheme scheme = ColorScheme.Light, string language = "en-GB")
    {
        var chromium = await Chromium();
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseUrl.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = language,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new BrowserPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.CloseAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    async Task<IBrowser> Chromium()
    {
        await _gate.WaitAsync();
        try
        {
            return _chromium ??= await Launch();
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task<IBrowser> Launch()
    {
        var path = Array.Find(Paths, File.Exists);
        if (path is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", "Chromium is not installed: apt-get install chromium.");
            Assert.Fail("Chromium is not installed, and nothing may be skipped here: apt-get install chromium.");
        }

        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            // Debian's build in a container has no sandbox; the rest keeps it from calling home.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}

/// <summary>A page and the errors it has shown.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly List<string> _errors = [];

    public BrowserPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts so far.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    void Note(bool isError, string text)
    {
        lock (_errors)
        {
            if (isError)
                _errors.Add(text);
        }
    }
}
