using System.IO.Compression;
using System.Text.RegularExpressions;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Texts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;

namespace ChatbotMonitor.Tests;

public sealed partial class ExampleReportTests(ExampleStore example) : IClassFixture<ExampleStore>
{
    static string Mark(string language) => ExampleStore.Content.Texts.Say(TextKeys.CardExample, language, Core.Messages.Medium.Chat);

    [Theory]
    [InlineData("ky", "Ким, кантип жүргүздү", "Корутундулар жана сунуштар", "аралыгы")]
    [InlineData("ru", "Кто и как проводил", "Выводы и рекомендации", "интервал")]
    [InlineData("en", "Who did it, and how", "Conclusions and recommendations", "interval")]
    public async Task A_report_says_in_its_language_what_a_hearing_needs(string language, string who, string conclusions, string interval)
    {
        var html = await File.ReadAllTextAsync(await example.Made(language, $"whole.{language}.html"));
        Assert.All(new[] { who, conclusions, interval, Mark(language), "1–12", "0,96", "Постановление Правительства КР от 03.04.2017 № 197" }, said => Assert.Contains(said == "0,96" && language == "en" ? "0.96" : said, html, StringComparison.Ordinal));
        Assert.Equal(2, Regex.Count(html, "<svg "));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(src|href)=""(?!#)", html);
        // Every key of a sentence is filled in, and no rule of the draft shows.
        Assert.DoesNotMatch(@"\{\w+\}|\{%|\{\{|card_", PaperText.OfHtml(html));
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_word_file_is_what_the_format_allows_and_has_the_mark_on_every_page(string language)
    {
        foreach (var pack in new[] { false, true })
        {
            using var word = WordprocessingDocument.Open(await example.Made(language, $"{pack}.{language}.docx", pack), isEditable: false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Contains(Mark(language), word.MainDocumentPart!.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
            Assert.Equal(2, word.MainDocumentPart.ImageParts.Count());
            Assert.Contains(Mark(language), word.PackageProperties.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_row_of_each_sheet_says_that_it_is_invented()
    {
        var file = await example.Made("en", "whole.xlsx");
        var sheets = MiniExcel.GetSheetNames(file);
        Assert.True(sheets.Count > 8, $"{sheets.Count} sheets");
        foreach (var sheet in sheets)
        {
            var rows = MiniExcel.Query(file, useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>().ToList();
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.Equal(Mark("en"), r["_example"]));
        }
    }

    [Fact]
    public async Task Nothing_in_any_output_tells_who_somebody_is()
    {
        await example.Export("who.csv");
        string[] files =
        [
            await example.Made("ru", "who.html"), await example.Made("ky", "who.docx"), await example.Made("ru", "who.xlsx"), Path.Combine(example.Folder, "who.html.md"),
            .. Directory.EnumerateFiles(example.Folder, "who*.csv"),
        ];
        foreach (var file in files)
        {
            var text = Text(file);
            Assert.DoesNotMatch(@"0555|123 456|\+996|example-(tokmok|naryn_c|uzgen_c)-\d|example-\d{3}-\d{4}", text);
        }
    }

    [Fact]
    public async Task What_was_edited_stays_and_is_what_the_report_and_the_pack_say()
    {
        var draft = Path.Combine(example.Folder, "edited.md");
        var request = new ReportRequest("example", "en", "edited.html", Draft: draft, Bot: "SampleMonitorBot");
        var (_, said, _) = await example.Report(request);
        Assert.Contains("are a draft", said, StringComparison.Ordinal);
        // Nobody wrote in it: it is drawn up anew.
        Assert.Contains("are a draft", (await example.Report(request)).Output, StringComparison.Ordinal);

        var edited = (await File.ReadAllTextAsync(draft)).Replace("(There is no answer yet. Write here what the provider says to these findings.)", "We thank the monitors & will open a second <window>.", StringComparison.Ordinal)
            .Replace("## Recommendations <!-- requests:con -->", "## Recommendations <!-- requests:con -->\n- Wishes of the hearing come first.", StringComparison.Ordinal);
        await File.WriteAllTextAsync(draft, edited);
        (_, said, _) = await example.Report(request);
        Assert.Contains("nothing in it was changed", said, StringComparison.Ordinal);
        Assert.Equal(edited, await File.ReadAllTextAsync(draft));
        Assert.Contains("We thank the monitors &amp; will open a second &lt;window&gt;.", await File.ReadAllTextAsync(Path.Combine(example.Folder, "edited.html")), StringComparison.Ordinal);

        await example.Report(request with { Out = "edited-pack.html", Pack = true });
        var pack = await File.ReadAllTextAsync(Path.Combine(example.Folder, "edited-pack.html"));
        Assert.Contains("<li>Wishes of the hearing come first.</li>", pack, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(pack, "<li>"));
        Assert.Contains("https://t.me/SampleMonitorBot", pack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_a_place_tells_of_it_alone()
    {
        var html = await File.ReadAllTextAsync(await example.Made("en", "tokmok.html", provider: "con", place: "tokmok"));
        Assert.Contains("ID card, Tokmok", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Naryn city", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Uzgen city", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", null, null, "a.html", "There is no round 'nothing'. There are: example-spring, example.")]
    [InlineData("example", "nobody", null, "a.html", "--provider: there is no provider 'nobody' in register.yaml.")]
    [InlineData("example", null, "nowhere", "a.html", "--place: there is no place 'nowhere' in places.yaml.")]
    [InlineData("example", "tax", null, "a.html", "Round 'example' has nothing of that provider and place.")]
    [InlineData("example", null, null, "a.pdf", "ends neither in .html")]
    public async Task What_cannot_be_reported_is_said_in_one_sentence(string round, string? provider, string? place, string file, string sentence)
    {
        var (code, _, error) = await example.Report(new ReportRequest(round, "en", file, provider, place));
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(example.Folder, file)));
    }

    [Fact]
    public async Task Invented_data_never_go_into_a_file_that_is_there()
    {
        var own = Path.Combine(example.Folder, "own.db");
        await File.WriteAllTextAsync(own, "mine");
        Assert.Contains("is there already", (await example.Example(own, Path.Combine(example.Folder, "monitor.db"))).Error, StringComparison.Ordinal);
        Assert.Contains("belongs to the store itself", (await example.Example(own, own)).Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(own));

        var (code, output, _) = await example.Example(Path.Combine(example.Folder, "new", "again.db"), own);
        Assert.Equal(0, code);
        Assert.Contains("INVENTED", output, StringComparison.Ordinal);
        Assert.Contains("report --round example", output, StringComparison.Ordinal);
    }

    static string Text(string file)
    {
        if (Path.GetExtension(file) is not (".docx" or ".xlsx"))
            return PaperText.OfHtml(File.ReadAllText(file));
        using var zip = ZipFile.OpenRead(file);
        return string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            // Parts are named by chance, and a chance of digits is nobody's number.
            return PartName().Replace(reader.ReadToEnd(), "");
        }));
    }

    [GeneratedRegex(@"\br:(id|embed)=""\w+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartName();
}
