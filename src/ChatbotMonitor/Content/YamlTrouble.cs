using YamlDotNet.Core;

namespace ChatbotMonitor.ContentFiles;

/// <summary>What a YAML parser complains of, in an operator's words.</summary>
static class YamlTrouble
{
    internal const string Alias = "an alias (*name) is not read here";
    internal const string KeyIsNoText = "a key of this map is not a text";
    internal const string SecondDocument = "a second document begins here (---)";
    internal const string GaveUp = "this is not YAML";
    internal const string TooDeep = "lists and maps lie too deep in one another";

    // A piece of YamlDotNet's message, what is wrong, the mend. The first that fits counts.
    static readonly (string Piece, string What, string Mend)[] Table =
    [
        (Alias, Alias, "write the value out"),
        (KeyIsNoText, KeyIsNoText, "write it as `key: value`"),
        (SecondDocument, SecondDocument, "a file holds one; remove the line or make two files"),
        (TooDeep, TooDeep, "check brackets and indentation"),
        (GaveUp, GaveUp, "check quotes, brackets and indentation here and just above"),
        ("tab", "a tab where YAML wants spaces", "indent with spaces only"),
        ("quoted scalar, found unexpected end of stream", "a quotation mark is opened here and never closed", "close it at the end of the text"),
        ("unknown escape character", "a backslash in double quotes that means nothing", "use single quotes, or write \\\\"),
        ("found invalid mapping", "a colon and a space inside a text, or a line indented too far", "put the text in quotes, or line the key up with the ones above"),
        ("expected ',' or ']'", "a list that is not closed before this place", "add the missing ',' or ']'"),
        ("expected ',' or '}'", "a map that is not closed before this place, or a text with ': ' or quotes inside", "add the missing ',' or '}', or put the text in quotes"),
        ("cannot start any token", "a character that cannot begin a text", "put the text in quotes"),
        ("did not find expected key", "a line that does not fit the ones above", "line keys up with one another, and put a text with quotes or brackets inside in quotes"),
        ("expected '-' indicator", "a line that does not fit the list above", "line it up with the '-' of the list, or begin it with '- '"),
        ("not allowed in this context", "a '-' or a key where none can stand", "begin it on a line of its own, indented under the key"),
        ("node content", "a bracket or a comma where a value should stand", "add the value, or put the text in quotes"),
        ("simple key", "a key without a colon after it", "write it as `key: value`"),
    ];

    /// <summary>Writes down what <paramref name="trouble"/> means in <paramref name="text"/>.</summary>
    public static void Report(YamlException trouble, string text, FileFaults faults)
    {
        var (_, what, mend) = Table.FirstOrDefault(t => trouble.Message.Contains(t.Piece, StringComparison.Ordinal));
        if (what is null)
            (what, mend) = ($"this is not YAML ({trouble.Message.TrimEnd('.')})", "compare the line with the ones around it");
        faults.Error(trouble.Message.Contains(" tab", StringComparison.Ordinal) ? FirstTab(text) : At(trouble.Start), what, mend);
    }

    // YamlDotNet places a tab at the beginning of the file, or at the text before it.
    static Spot FirstTab(string text)
    {
        var line = 0;
        foreach (var row in text.EnumerateLines())
        {
            line++;
            var indent = row[..(row.Length - row.TrimStart().Length)];
            if (indent.IndexOf('\t') is var tab and >= 0)
                return new Spot(line, tab + 1);
        }

        return Spot.Start;
    }

    static Spot At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
