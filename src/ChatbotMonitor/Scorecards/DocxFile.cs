using System.Globalization;
using System.Text;
using System.Xml;
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
            using var body = new MemoryStream();
            using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
                Write(xml, main, document);
            body.Position = 0;
            main.FeedData(body);
        }

        return file.ToArray();
    }

    // Piece after piece: a large round's tables as a tree of objects take seconds and hundreds of megabytes.
    static void Write(XmlWriter xml, MainDocumentPart main, Document document)
    {
        xml.WriteStartElement("w", "document", new Body().NamespaceUri);
        xml.WriteStartElement("w", "body", new Body().NamespaceUri);
        if (document.Front.Count > 0)
        {
            Paragraph(document.Title, DocxStyles.Title).WriteTo(xml);
            foreach (var line in document.Front)
                Paragraph(line, DocxStyles.Subtitle).WriteTo(xml);
        }

        var writer = new DocxBlocks(main, xml, document.IsLarge);
        foreach (var block in document.Blocks)
            writer.Write(block);
        Section(main, document).WriteTo(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
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

    /// <summary>The same without signs that XML does not know: they have no place in a file.</summary>
    public static string Legal(string words) => words.All(IsLegal) ? words : string.Concat(words.Where(IsLegal));

    static bool IsLegal(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

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
