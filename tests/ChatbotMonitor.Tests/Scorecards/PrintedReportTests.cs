using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>The report as it comes out of a printer, and as others open it.</summary>
public class PrintedReportTests(ExampleStore example) : IClassFixture<ExampleStore>
{
    [Theory]
    [InlineData("ky", false)]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    [InlineData("ky", true)]
    public async Task Every_printed_page_says_that_it_is_an_example(string language, bool pack)
    {
        var chromium = Prerequisite.Find("chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser");
        var html = await example.Made(language, $"print-{pack}.{language}.html", pack);
        var pdf = Path.ChangeExtension(html, ".pdf");
        await Prerequisite.Run(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={example.Folder}/chromium", $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri);
        var pages = await Pages(pdf);
        Assert.All(pages, p => Assert.Contains(ExampleStore.Content.Texts.Say(TextKeys.CardExample, language, Core.Messages.Medium.Chat), p, StringComparison.Ordinal));
        // A provider's page at the hearing is one page.
        Assert.True(pack ? pages.Length == 1 : pages.Length is > 6 and < 20, $"{pages.Length} pages");
        if (!pack)
            Assert.Contains(ExampleStore.Content.Texts.Say(TextKeys.CardAnnex, language, Core.Messages.Medium.Chat), string.Concat(pages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", false)]
    [InlineData("ky", true)]
    public async Task LibreOffice_opens_the_word_file(string language, bool pack)
    {
        var office = Prerequisite.Find("libreoffice-writer-nogui", "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice");
        var word = await example.Made(language, $"office-{pack}.{language}.docx", pack);
        var (code, said) = await Prerequisite.Run(office, $"-env:UserInstallation=file://{example.Folder}/office", "--headless", "--convert-to", "pdf", "--outdir", example.Folder, word);
        Assert.True(code == 0 && !said.Contains("rror:", StringComparison.Ordinal), said);
        var pages = await Pages(Path.ChangeExtension(word, ".pdf"));
        Assert.All(pages, p => Assert.Contains(ExampleStore.Content.Texts.Say(TextKeys.CardExample, language, Core.Messages.Medium.Chat), p, StringComparison.Ordinal));
        if (pack)
            Assert.Single(pages);
    }

    static async Task<string[]> Pages(string pdf)
    {
        var (code, text) = await Prerequisite.Run(Prerequisite.Find("poppler-utils", "/usr/bin/pdftotext"), "-layout", pdf, "-");
        Assert.Equal(0, code);
        return PaperText.Pages(text);
    }
}
