using System.IO.Compression;
using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>Forms as Excel writes them.</summary>
public class XlsxFormTests
{
    static readonly object?[] Headers = ["type", "name", "label"];

    [Fact]
    public void A_form_is_the_same_in_Excel_in_CSV_and_in_Markdown()
    {
        var forms = new[] { ("md", Encoding.UTF8.GetBytes(SomeForms.Household)), ("csv", Encoding.UTF8.GetBytes(SomeForms.Csv(SomeForms.Household))), ("xlsx", SomeForms.Xlsx(SomeForms.Household)) }
            .Select(f => ContentFixture.Read([($"surveys/hh.{f.Item1}", f.Item2)])).ToArray();
        Assert.All(forms, f => Assert.Empty(f.Faults));
        var dumps = forms.Select(f => FormDump.Of(f.Content!.Surveys[0])).ToArray();
        Assert.Equal(14, dumps[0].Count);
        Assert.All(dumps, d => Assert.Equal(dumps[0], d));
    }

    [Theory]
    [InlineData(Medium.Chat)]
    [InlineData(Medium.Sms)]
    public void A_form_is_answered_to_its_end(Medium medium)
    {
        var survey = ContentFixture.Read([("surveys/hh.xlsx", SomeForms.Xlsx(SomeForms.Household))]).Content!.Surveys[0];
        var response = FormPlayer.Play(SampleContent.Content, survey, medium);
        var answers = response.Answers.ToLookup(a => a.Name, a => a.Value, StringComparer.Ordinal);
        Assert.Equal("uzgen", answers["town"].Single());
        Assert.NotEmpty(answers["name"]);
        Assert.Equal("1", answers["mark"].Single());
        Assert.DoesNotContain("water_other", response.Answers.Select(a => a.Name));
    }

    [Fact]
    public void Numbers_booleans_and_dates_are_what_their_author_sees()
    {
        var book = SomeForms.Workbook(
            ("survey", [["type", "name", "label", "required", "default", "relevant"], ["integer", "a", "A", true, 5.0, null], ["decimal", "b", "B", false, 0.1, null], ["date", "c", "C", null, new DateTime(2024, 1, 31, 0, 0, 0, DateTimeKind.Unspecified), null], ["select_one l", "d", "D", null, 2, "${a} > 1"]]),
            ("choices", [["list_name", "name", "label"], ["l", 1, "One"], ["l", 2, 2.5]]));
        Assert.Equal(
            [
                "f \"f\"; start=f; sms=f",
                "a: Integer; label=A; required=yes; default=5",
                "b: Decimal; label=B; default=0.1",
                "c: Date; label=C; default=2024-01-31",
                "d: SelectOne; label=D; choices=1=\"One\" 2=\"2.5\"; relevant=${a} > 1; default=2",
            ],
            FormDump.Of(ContentFixture.Read([("surveys/f.xlsx", book)]).Content!.Surveys[0]));
    }

    [Fact]
    public void A_fault_names_the_row_that_Excel_shows_with_empty_rows_counted()
    {
        var book = SomeForms.Workbook(("Survey", [["type", "name", "label", "relevant"], [], ["text", "a", "A"], [], [], ["text", "b", "B", "${c} = 1"]]));
        Assert.Equal("config/surveys/service.xlsx: Survey, row 6, relevant: there is no question 'c'; questions: a, b", Assert.Single(Faults(book, "surveys/service.xlsx")));
    }

    [Fact]
    public void The_only_sheet_of_a_book_is_its_survey_whatever_it_is_called() =>
        Assert.Empty(Faults(SomeForms.Workbook(("Sheet1", [Headers, ["text", "q", "Q"]]))));

    [Fact]
    public void A_book_without_a_survey_says_so() =>
        Assert.Equal("config/surveys/f.xlsx: there is no sheet 'survey', or it is empty; add one with the columns type, name and label", Assert.Single(Faults(SomeForms.Workbook(("Data", [Headers]), ("Other", [Headers])))));

    [Fact]
    public void What_is_no_workbook_is_told_what_to_do()
    {
        var encrypted = new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }.Concat(new byte[600]).Concat(Encoding.Unicode.GetBytes("EncryptedPackage")).ToArray();
        Assert.Equal("config/surveys/f.xlsx: the workbook is locked with a password; open it in Excel, remove the password (File, Info, Protect Workbook) and save it", Assert.Single(Faults(encrypted)));
        Assert.Equal("config/surveys/f.xlsx: this is a workbook of the old kind (.xls); open it in Excel and save it as .xlsx", Assert.Single(Faults([0xD0, 0xCF, 0x11, 0xE0, 0, 0])));
        Assert.Equal("config/surveys/f.xlsx: this is no Excel workbook; save it as .xlsx in Excel, or as .csv", Assert.Single(Faults("survey"u8.ToArray())));
        Assert.Equal("config/surveys/f.xls: a form in .xls is not read; open it and save it as .xlsx", Assert.Single(Faults([0xD0], "surveys/f.xls")));
        var whole = SomeForms.Xlsx(SomeForms.Household);
        Assert.StartsWith("config/surveys/f.xlsx: the workbook is damaged (", Assert.Single(Faults(whole[..(whole.Length / 2)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_that_unpacks_without_end_is_refused()
    {
        var bomb = With(SomeForms.Xlsx(SomeForms.Household), zip =>
        {
            using var part = zip.CreateEntry("xl/media/picture.png", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 70; i++)
                part.Write(zeros);
        });
        Assert.Equal("config/surveys/f.xlsx: the workbook unpacks to more than 64 MiB; remove pictures and what else does not belong to the form", Assert.Single(Faults(bomb)));
    }

    [Fact]
    public void A_cell_at_the_end_of_the_sheet_does_no_harm()
    {
        var sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>type</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>na</t></r><r><t>me</t></r></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>label</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c></row>"
            + "<row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>text</v></c><c r=\"B1048576\" t=\"inlineStr\"><is><t>q_x005F_</t></is></c><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
        var book = With(SomeForms.Workbook(("survey", [Headers])), zip => Replace(zip, "xl/worksheets/sheet1.xml", sheet));
        Assert.Equal("config/surveys/f.xlsx: survey, row 1048576, label: a question has no 'label'; fill in the column 'label'", Assert.Single(Faults(book)));
    }

    [Fact]
    public void A_link_that_is_no_address_does_no_harm()
    {
        var links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a b@@c,d\" TargetMode=\"External\"/></Relationships>";
        var book = With(SomeForms.Workbook(("survey", [Headers, ["text", "q", "Q"]])), zip => Replace(zip, "xl/worksheets/_rels/sheet1.xml.rels", links));
        Assert.Empty(Faults(book));
    }

    [Fact]
    public void Files_that_Excel_leaves_beside_an_open_book_are_passed_over() =>
        Assert.Single(ContentFixture.Read([("surveys/~$f.xlsx", [1, 2, 3]), ("surveys/f.xlsx", SomeForms.Workbook(("survey", [Headers, ["text", "q", "Q"]])))]).Content!.Surveys);

    static string[] Faults(byte[] bytes, string path = "surveys/f.xlsx") => [.. ContentFixture.Read([(path, bytes)]).Faults.Select(f => f.ToString())];

    static byte[] With(byte[] book, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            change(zip);
        return stream.ToArray();
    }

    static void Replace(ZipArchive zip, string path, string xml)
    {
        zip.GetEntry(path)?.Delete();
        using var part = new StreamWriter(zip.CreateEntry(path).Open());
        part.Write(xml);
    }
}
