using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatbotMonitor.Scorecards;

/// <summary>The styles of a Word file: headings that Word makes a table of contents of, notes, quotations, tables.</summary>
static class DocxStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Note = "Note";
    public const string Quote = "Quote";
    public const string Point = "Point";
    public const string Cell = "Cell";
    public const string Mark = "Mark";
    public const string Caption = "Caption";

    /// <summary>The style of a heading.</summary>
    public static string Heading(int level) => $"Heading{DocxFile.Text(level)}";

    /// <summary>All of them; sizes are half points.</summary>
    public static Styles Of(Document document)
    {
        var size = document.IsLarge ? 25 : 21;
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Noto Sans", HighAnsi = "Noto Sans", EastAsia = "Noto Sans", ComplexScript = "Noto Sans" },
                    new FontSize { Val = DocxFile.Text(size) },
                    new Languages { Val = document.Language })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = document.IsLarge ? "60" : "100", Line = document.IsLarge ? "252" : "264", LineRule = LineSpacingRuleValues.Auto }))),
            Style("Normal", "Normal", null, null, isDefault: true),
            Style(Title, "Title", new SpacingBetweenLines { After = "120" }, Run(true, size * 2, "0072B2")),
            Style(Subtitle, "Subtitle", new SpacingBetweenLines { After = "40" }, Run(false, size + 4, null)),
            Named(1, size + (document.IsLarge ? 16 : 11), document.IsLarge ? "0" : "320"),
            Named(2, size + 5, document.IsLarge ? "140" : "240"),
            Named(3, size + 1, "160"),
            Style(Note, "Note", null, Run(false, size - 3, "555555")),
            Style(Quote, "Quote", new Indentation { Left = "400" }, Italic(size)),
            Style(Point, "Point", new Indentation { Left = "360", Hanging = "260" }, null),
            Style(Cell, "Cell", new SpacingBetweenLines { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto }, Run(false, 17, null)),
            Style(Caption, "caption", new SpacingBetweenLines { Before = "160", After = "60" }, Run(true, size - 3, null), keep: true),
            Style(Mark, "Mark", new Justification { Val = JustificationValues.Center }, Run(true, 22, "B35900")));
    }

    static Style Named(int level, int size, string before)
    {
        var style = Style(Heading(level), $"heading {DocxFile.Text(level)}", null, Run(true, size, level == 1 ? "0072B2" : null));
        style.InsertAfter(new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = before, After = "80" }, new OutlineLevel { Val = level - 1 }), style.GetFirstChild<PrimaryStyle>());
        return style;
    }

    static Style Style(string id, string name, DocumentFormat.OpenXml.OpenXmlElement? paragraph, StyleRunProperties? run, bool isDefault = false, bool keep = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            var properties = new StyleParagraphProperties();
            if (keep)
                properties.Append(new KeepNext());
            properties.Append(paragraph);
            style.Append(properties);
        }

        if (run is not null)
            style.Append(run);
        return style;
    }

    static StyleRunProperties Run(bool bold, int size, string? colour)
    {
        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = DocxFile.Text(size) });
        return run;
    }

    static StyleRunProperties Italic(int size) => new(new Italic(), new FontSize { Val = DocxFile.Text(size) });
}
