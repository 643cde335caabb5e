using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes a report as a Word file on A4, the mark of invented data in the head of every page and its number at the foot.</summary>
static class DocxFile
{
    // Twentieths of a point: A4, and its margins.
    const uint PageWidth = 11906;
    const uint PageHeight = 16838;
    const int Margin = 964;

    /// <summary>The file.</summary>
    public static byte[] Write(Document document)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Of(document);
            word.PackageProperties.Title = document.Mark is { } mark ? $"{document.Title} ({mark})" : document.Title;
            word.PackageProperties.Language = document.Language;
            var body = new Body();
            if (document.Front.Count > 0)
            {
                body.Append(Paragraph(document.Title, DocxStyles.Title));
                foreach (var line in document.Front)
                    body.Append(Paragraph(line, DocxStyles.Subtitle));
            }

            var writer = new DocxBlocks(main, document.IsLarge);
            foreach (var block in document.Blocks)
                writer.Write(block, body);
            body.Append(Section(main, document));
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
            main.Document.Save();
        }

        return file.ToArray();
    }

    /// <summary>A paragraph of one style.</summary>
    public static Paragraph Paragraph(string words, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(Run(words));
        return paragraph;
    }

    /// <summary>Words as they stand.</summary>
    public static Run Run(string words) => new(new Text(Legal(words)) { Space = SpaceProcessingModeValues.Preserve });

    // Signs that XML does not know have no place in a file.
    static string Legal(string words) => string.Concat(words.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    static SectionProperties Section(MainDocumentPart main, Document document)
    {
        var section = new SectionProperties();
        if (document.Mark is { } mark)
        {
            var head = main.AddNewPart<HeaderPart>();
            head.Header = new Header(Paragraph(mark, DocxStyles.Mark));
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(head) });
        }

        var foot = main.AddNewPart<FooterPart>();
        foot.Footer = new Footer(new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField(Run("1")) { Instruction = "PAGE" }));
        section.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) });
        section.Append(new PageSize { Width = PageWidth, Height = PageHeight });
        section.Append(new PageMargin { Top = Margin, Bottom = Margin, Left = (uint)Margin, Right = (uint)Margin, Header = 400, Footer = 400, Gutter = 0 });
        return section;
    }

    /// <summary>How wide the page's words run, in twentieths of a point.</summary>
    public static int TextWidth => (int)PageWidth - (2 * Margin);

    /// <summary>A number as attributes have it.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
