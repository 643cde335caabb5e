using System.Xml;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes the tables of a Word file cell by cell: of a large round they have tens of thousands, too many to be objects first.</summary>
static class DocxTable
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // More columns than these get smaller letters.
    const int Many = 8;

    const string Frame = "BBBBBB", Between = "DDDDDD", Head = "EEF4F8", Small = "12";

    // A column gets room by its longest word and its longest words together, so that heads are not torn.
    public static void Write(XmlWriter xml, Block.Table table)
    {
        int[] parts = [.. table.Columns.Select((c, i) => Room(c, table.Rows.Select(r => r[i])))];
        string[] widths = [.. parts.Select(p => DocxFile.Text(DocxFile.TextWidth * p / parts.Sum()))];
        Begin(xml, "tbl");
        Begin(xml, "tblPr");
        Single(xml, "tblW", ("w", DocxFile.Text(DocxFile.TextWidth)), ("type", "dxa"));
        Begin(xml, "tblBorders");
        foreach (var (side, colour) in new[] { ("top", Frame), ("bottom", Frame), ("insideH", Between) })
            Single(xml, side, ("val", "single"), ("sz", "4"), ("color", colour));
        xml.WriteEndElement();
        Single(xml, "tblLayout", ("type", "fixed"));
        xml.WriteEndElement();
        Begin(xml, "tblGrid");
        foreach (var width in widths)
            Single(xml, "gridCol", ("w", width));
        xml.WriteEndElement();
        Row(xml, table, widths, [.. table.Columns.Select(c => c.Name)], isHead: true);
        foreach (var row in table.Rows)
            Row(xml, table, widths, row, isHead: false);
        xml.WriteEndElement();
    }

    static int Room(Column column, IEnumerable<string?> cells)
    {
        const int Least = 5, Most = 34;
        var all = cells.ToArray();
        var word = column.Name.Split(' ').Concat(all.Take(Most).SelectMany(c => (c ?? "").Split(' '))).Max(w => w.Length);
        return Math.Clamp(Math.Max(word + 2, all.Select(c => c?.Length ?? 0).DefaultIfEmpty(0).Max()), Least, Most);
    }

    static void Row(XmlWriter xml, Block.Table table, string[] widths, string?[] cells, bool isHead)
    {
        var isSmall = table.Columns.Count > Many;
        Begin(xml, "tr");
        Begin(xml, "trPr");
        Single(xml, "cantSplit");
        if (isHead)
            Single(xml, "tblHeader");
        xml.WriteEndElement();
        for (var i = 0; i < cells.Length; i++)
        {
            Begin(xml, "tc");
            Begin(xml, "tcPr");
            Single(xml, "tcW", ("w", widths[i]), ("type", "dxa"));
            if (isHead)
                Single(xml, "shd", ("val", "clear"), ("color", "auto"), ("fill", Head));
            xml.WriteEndElement();
            Begin(xml, "p");
            Begin(xml, "pPr");
            Single(xml, "pStyle", ("val", DocxStyles.Cell));
            if (table.Columns[i].IsNumber)
                Single(xml, "jc", ("val", "right"));
            xml.WriteEndElement();
            Run(xml, cells[i] ?? Words.Hidden, isHead, isSmall);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Run(XmlWriter xml, string words, bool isBold, bool isSmall)
    {
        Begin(xml, "r");
        if (isBold || isSmall)
        {
            Begin(xml, "rPr");
            if (isBold)
                Single(xml, "b");
            if (isSmall)
                Single(xml, "sz", ("val", Small));
            xml.WriteEndElement();
        }

        Begin(xml, "t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(DocxFile.Legal(words));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Begin(XmlWriter xml, string name) => xml.WriteStartElement("w", name, Word);

    static void Single(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(xml, name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString("w", attribute, Word, value);
        xml.WriteEndElement();
    }
}
