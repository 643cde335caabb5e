using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes the pieces of a report into a Word file.</summary>
sealed class DocxBlocks(MainDocumentPart main, XmlWriter xml, bool isLarge)
{
    // English metric units, 914400 an inch, of which a CSS pixel is a 96th.
    const long Pixel = 9525;

    uint _pictures;

    public void Write(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Write(DocxFile.Paragraph(heading.Words, DocxStyles.Heading(heading.Level)));
                break;
            case Block.Paragraph paragraph:
                Write(DocxFile.Paragraph(paragraph.Words, paragraph.IsNote ? DocxStyles.Note : null));
                break;
            case Block.Quote quote:
                Write(DocxFile.Paragraph(quote.Words, DocxStyles.Quote));
                break;
            case Block.Points points:
                foreach (var item in points.Items)
                    Write(DocxFile.Paragraph($"•  {item}", DocxStyles.Point));
                break;
            case Block.Picture picture:
                Write(new Paragraph(new Run(Picture(picture))));
                if (!picture.IsCode && !isLarge)
                    Write(DocxFile.Paragraph(picture.Words, DocxStyles.Note));
                break;
            case Block.Table table:
                Write(DocxFile.Paragraph(table.Name, DocxStyles.Caption));
                DocxTable.Write(xml, table);
                Write(new Paragraph());
                break;
            case Block.NewPage:
                Write(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    void Write(Paragraph paragraph) => paragraph.WriteTo(xml);

    Drawing Picture(Block.Picture picture)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(picture.Png()))
            part.FeedData(png);
        var number = ++_pictures;
        var (width, height) = (picture.Width * Pixel, picture.Height * Pixel);
        // No wider than the words.
        var most = DocxFile.TextWidth * 635L;
        if (isLarge && !picture.IsCode)
            most = most * 4 / 5;
        if (width > most)
            (width, height) = (most, height * most / width);
        var name = $"Chart {DocxFile.Text(number)}";
        return new Drawing(new W.Inline(
            new W.Extent { Cx = width, Cy = height },
            new W.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new W.DocProperties { Id = number, Name = name, Description = picture.Words },
            new W.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = number, Name = name }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0,
        });
    }
}
