namespace ChatbotMonitor.ContentFiles;

/// <summary>Writes out <c>begin loop over LIST</c>: a group a choice, with <c>%(name)s</c> and <c>%(label)s</c> filled in.</summary>
/// <param name="lists">The form's lists of choices.</param>
/// <param name="faults">Where faults go.</param>
sealed class FormLoops(MapNode? lists, FileFaults faults)
{
    // Loops within loops multiply; no form that a person answers comes near.
    const int MaxRows = 5_000;

    /// <summary>The rows, with each loop written out.</summary>
    public IReadOnlyList<MapNode> Expand(IReadOnlyList<MapNode> rows)
    {
        var expanded = new List<MapNode>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (TypeOf(rows[i]) is not RowType.Begin { Kind: RowType.InLoop } loop)
            {
                expanded.Add(rows[i]);
                continue;
            }

            var end = EndOf(rows, i);
            var choices = ChoicesOf(loop, rows[i]);
            if (end < 0)
            {
                expanded.Add(As(rows[i], "begin_group"));
                continue;
            }

            var inner = Expand([.. rows.Skip(i + 1).Take(end - i - 1)]);
            if (expanded.Count + ((inner.Count + 2) * choices.Count) > MaxRows)
            {
                faults.Error(rows[i].At, $"the loop comes to more than {MaxRows} rows", "ask about fewer choices");
                return expanded;
            }

            expanded.Add(As(rows[i], "begin_group"));
            foreach (var choice in choices)
            {
                expanded.Add(new MapNode(rows[i].At, [Entry("type", rows[i], "begin_group"), .. choice.Entries.Where(e => e.Key.Value is "name" or "label")]));
                expanded.AddRange(inner.Select(r => Filled(r, choice)));
                expanded.Add(As(rows[end], "end_group"));
            }

            expanded.Add(As(rows[end], "end_group"));
            i = end;
        }

        return expanded;
    }

    static int EndOf(IReadOnlyList<MapNode> rows, int begin)
    {
        var depth = 0;
        for (var i = begin; i < rows.Count; i++)
        {
            var type = TypeOf(rows[i]);
            depth += type is RowType.Begin ? 1 : type is RowType.End ? -1 : 0;
            if (depth == 0)
                return type is RowType.End { Kind: RowType.InLoop } ? i : -1;
        }

        return -1;
    }

    List<MapNode> ChoicesOf(RowType.Begin loop, MapNode row)
    {
        if (lists?.Entries.FirstOrDefault(e => e.Key.Value == loop.List)?.Value is ListNode list)
            return [.. list.Items.OfType<MapNode>()];
        faults.Error(row.At with { Header = "type" }, loop.List is null ? "a loop names no list of choices" : $"there is no list '{Fields.Short(loop.List)}'", "write `begin loop over LIST`");
        return [];
    }

    static MapNode Filled(MapNode row, MapNode choice) => new(row.At, [.. row.Entries.Select(e => e with { Value = Filled(e.Value, choice) })]);

    static Node Filled(Node node, MapNode choice) => node switch
    {
        TextNode text when text.Value.Contains("%(", StringComparison.Ordinal) => text.With(Filled(text.Value, choice, language: null)),
        MapNode map => new MapNode(map.At, [.. map.Entries.Select(e => e with { Value = ((TextNode)e.Value).With(Filled(((TextNode)e.Value).Value, choice, e.Key.Value)) })]),
        _ => node,
    };

    static string Filled(string text, MapNode choice, string? language) =>
        text.Replace("%(name)s", Text(choice, "name", language), StringComparison.Ordinal).Replace("%(label)s", Text(choice, "label", language), StringComparison.Ordinal);

    static string Text(MapNode choice, string key, string? language) => choice.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value switch
    {
        TextNode text => text.Value,
        MapNode map => ((map.Entries.FirstOrDefault(e => e.Key.Value == language) ?? map.Entries[0]).Value as TextNode)!.Value,
        _ => "",
    };

    static RowType? TypeOf(MapNode row) => row.Entries.FirstOrDefault(e => e.Key.Value == "type")?.Value is TextNode type ? QuestionTypes.Read(type.Value) : null;

    static MapNode As(MapNode row, string type) => new(row.At, [.. row.Entries.Select(e => e.Key.Value == "type" ? Entry("type", row, type) : e)]);

    static Entry Entry(string key, MapNode row, string value) => new(new TextNode(row.At with { Header = key }, key), new TextNode(row.At with { Header = key }, value));
}
