using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatbotMonitor.Scorecards;

/// <summary>Writes a report as one page of HTML that needs nothing beside it, runs no script, and prints on A4.</summary>
static partial class HtmlFile
{
    // So many rows stay on one page.
    const int Short = 14;

    const string Style = """
        @page { size: A4; margin: 14mm 16mm 16mm; }
        :root { color-scheme: light; }
        body { font: 15px/1.5 "Noto Sans", "DejaVu Sans", system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 54rem; padding: 1.5rem; }
        header { border-bottom: 3px solid #0072b2; margin-bottom: 1.5rem; padding-bottom: .5rem; }
        header h1 { border: 0; font-size: 2em; margin: 0; }
        header p { font-size: 1.1em; margin: .15em 0; }
        h1 { border-bottom: 1px solid #bbb; font-size: 1.5em; margin: 1.6em 0 .5em; padding-bottom: .15em; }
        h2 { font-size: 1.2em; margin: 1.3em 0 .4em; }
        h3 { font-size: 1.02em; margin: 1em 0 .3em; }
        h1, h2, h3, caption { break-after: avoid; line-height: 1.25; }
        p, ul { margin: .5em 0; }
        li { margin: .2em 0; }
        .note { color: #555; font-size: .87em; }
        blockquote { border-left: 3px solid #9cc9e6; margin: .6em 0; padding: .1em 0 .1em .9em; }
        figure { break-inside: avoid; margin: .9em 0; }
        figure svg { display: block; height: auto; max-width: 100%; }
        figcaption, caption { color: #333; font-size: .87em; font-weight: 600; padding: .3em 0; text-align: left; }
        table.data { border-collapse: collapse; font-size: .87em; margin: .9em 0; width: 100%; }
        table.data th, table.data td { border-bottom: 1px solid #ddd; padding: .25em .5em; text-align: left; vertical-align: top; }
        table.data th { background: #eef4f8; }
        table.data .number { text-align: right; white-space: nowrap; }
        thead { display: table-header-group; }
        tr, table.short { break-inside: avoid; }
        table.page { border-collapse: collapse; width: 100%; }
        table.page > tbody > tr { break-inside: auto; }
        table.page > thead > tr > td, table.page > tbody > tr > td { padding: 0; }
        .mark { background: #fff3cd; border: 2px solid #b35900; color: #7a3d00; font-weight: 700; margin-bottom: .6em; padding: .25em .6em; text-align: center; }
        .new-page { break-before: page; }
        .large { font-size: 19px; line-height: 1.35; }
        .large h1 { font-size: 1.75em; margin: .1em 0 .2em; }
        .large h2 { margin: .6em 0 .1em; }
        .large p, .large ul { margin: .25em 0; }
        .large figure { margin: .4em 0; }
        .large figcaption { display: none; }
        .large figure svg { max-height: 80mm; }
        .large .code { float: right; margin: .4em 0 0 1em; }
        @media print { body { font-size: 10.5pt; max-width: none; padding: 0; } .large { font-size: 13.5pt; } }
        """;

    /// <summary>The page as UTF-8.</summary>
    public static byte[] Write(Document document)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{document.Language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(Title(document))}</title>
            <style>
            {Style}
            </style>
            </head>
            <body{(document.IsLarge ? " class=\"large\"" : "")}>

            """);
        // What stands in the head of a table stands on each page it is printed on.
        if (document.Mark is { } mark)
            html.Append(CultureInfo.InvariantCulture, $"<table class=\"page\" role=\"presentation\"><thead><tr><td><div class=\"mark\">{Text(mark)}</div></td></tr></thead><tbody><tr><td>\n");
        if (document.Front.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<header><h1>{Text(document.Title)}</h1>{string.Concat(document.Front.Select(f => $"<p>{Text(f)}</p>"))}</header>\n");
        var isNew = false;
        foreach (var block in document.Blocks)
        {
            if (block is Block.NewPage)
                isNew = true;
            else
                Write(html, block, isNew && !(isNew = false) ? " class=\"new-page\"" : "");
        }

        if (document.Mark is not null)
            html.Append("</td></tr></tbody></table>\n");
        return Encoding.UTF8.GetBytes(html.Append("</body>\n</html>\n").ToString());
    }

    static string Title(Document document) => document.Mark is { } mark ? $"{document.Title} ({mark})" : document.Title;

    static void Write(StringBuilder html, Block block, string style)
    {
        switch (block)
        {
            case Block.Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}{style}>{Text(heading.Words)}</h{heading.Level}>\n");
                break;
            case Block.Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p{(paragraph.IsNote ? " class=\"note\"" : style)}>{Text(paragraph.Words)}</p>\n");
                break;
            case Block.Points points:
                html.Append(CultureInfo.InvariantCulture, $"<ul{style}>{string.Concat(points.Items.Select(i => $"<li>{Text(i)}</li>"))}</ul>\n");
                break;
            case Block.Quote quote:
                html.Append(CultureInfo.InvariantCulture, $"<blockquote>{Text(quote.Words)}</blockquote>\n");
                break;
            case Block.Picture picture:
                html.Append(CultureInfo.InvariantCulture, $"<figure{(picture.IsCode ? " class=\"code\"" : "")} role=\"img\" aria-label=\"{Text(picture.Words)}\">{Sized(picture)}<figcaption>{Text(picture.Words)}</figcaption></figure>\n");
                break;
            case Block.Table table:
                Write(html, table);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static void Write(StringBuilder html, Block.Table table)
    {
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"data{(table.Rows.Count <= Short ? " short" : "")}\"><caption>{Text(table.Name)}</caption><thead><tr>");
        foreach (var column in table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th{Number(column)}>{Text(column.Name)}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
                html.Append("<td").Append(Number(table.Columns[i])).Append('>').Append(Text(row[i] ?? Words.Hidden)).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    // Drawn parts keep their shape in whatever width there is.
    static string Sized(Block.Picture picture)
    {
        var svg = picture.Svg();
        var end = svg.IndexOf('>', StringComparison.Ordinal);
        var tag = svg[..end];
        return tag.Contains("viewBox", StringComparison.Ordinal)
            ? Size().Replace(tag, "") + string.Create(CultureInfo.InvariantCulture, $" style=\"width:{picture.Width}px\"") + svg[end..]
            : tag + string.Create(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {picture.Width} {picture.Height}\"") + svg[end..];
    }

    [GeneratedRegex("\\s(width|height)=\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Size();

    static string Number(Column column) => column.IsNumber ? " class=\"number\"" : "";

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
