using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes the pieces of a report into a Word file.</summary>
sealed class DocxBlocks(MainDocumentPart main, bool isLarge)
{
    // English metric units, 914400 an inch, of which a CSS pixel is a 96th.
    const long Pixel = 9525;

    // More columns than these get smaller letters.
    const int Many = 8;

    uint _pictures;

    public void Write(Block block, Body body)
    {
        switch (block)
        {
            case Block.Heading heading:
                body.Append(DocxFile.Paragraph(heading.Words, DocxStyles.Heading(heading.Level)));
                break;
            case Block.Paragraph paragraph:
                body.Append(DocxFile.Paragraph(paragraph.Words, paragraph.IsNote ? DocxStyles.Note : null));
                break;
            case Block.Quote quote:
                body.Append(DocxFile.Paragraph(quote.Words, DocxStyles.Quote));
                break;
            case Block.Points points:
                foreach (var item in points.Items)
                    body.Append(DocxFile.Paragraph($"•  {item}", DocxStyles.Point));
                break;
            case Block.Picture picture:
                body.Append(new Paragraph(new Run(Picture(picture))));
                if (!picture.IsCode && !isLarge)
                    body.Append(DocxFile.Paragraph(picture.Words, DocxStyles.Note));
                break;
            case Block.Table table:
                body.Append(DocxFile.Paragraph(table.Name, DocxStyles.Caption), Table(table), new Paragraph());
                break;
            case Block.NewPage:
                body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // A column gets room by its longest word and its longest words together, so that heads are not torn.
    static Table Table(Block.Table table)
    {
        int[] parts = [.. table.Columns.Select((c, i) => Room(c, table.Rows.Select(r => r[i])))];
        int[] widths = [.. parts.Select(p => DocxFile.TextWidth * p / parts.Sum())];
        var made = new Table(
            new TableProperties(
                new TableWidth { Width = DocxFile.Text(DocxFile.TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" }, new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "DDDDDD" }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = DocxFile.Text(w) })));
        made.Append(Row(table, widths, [.. table.Columns.Select(c => c.Name)], isHead: true));
        foreach (var row in table.Rows)
            made.Append(Row(table, widths, row, isHead: false));
        return made;
    }

    static int Room(Column column, IEnumerable<string?> cells)
    {
        const int Least = 5, Most = 34;
        var word = column.Name.Split(' ').Concat(cells.Take(Most).SelectMany(c => (c ?? "").Split(' '))).Max(w => w.Length);
        return Math.Clamp(Math.Max(word + 2, cells.Select(c => c?.Length ?? 0).DefaultIfEmpty(0).Max()), Least, Most);
    }

    static TableRow Row(Block.Table table, int[] widths, string?[] cells, bool isHead)
    {
        var row = new TableRow(isHead ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Length; i++)
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = DocxFile.Text(widths[i]), Type = TableWidthUnitValues.Dxa });
            if (isHead)
                properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF4F8" });
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell }));
            if (table.Columns[i].IsNumber)
                paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            var run = DocxFile.Run(cells[i] ?? Words.Hidden);
            if (isHead || table.Columns.Count > Many)
                run.PrependChild(Look(isHead, isSmall: table.Columns.Count > Many));
            paragraph.Append(run);
            row.Append(new TableCell(properties, paragraph));
        }

        return row;
    }

    static RunProperties Look(bool isHead, bool isSmall)
    {
        var look = new RunProperties();
        if (isHead)
            look.Append(new Bold());
        if (isSmall)
            look.Append(new FontSize { Val = "12" });
        return look;
    }

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
