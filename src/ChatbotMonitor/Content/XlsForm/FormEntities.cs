namespace ChatbotMonitor.ContentFiles;

/// <summary>The sheet <c>entities</c> and the column <c>save_to</c>: nothing of them is kept here, and what other tools would refuse is told.</summary>
sealed class FormEntities
{
    readonly FileFaults _faults;
    readonly List<(TextNode Name, MapNode Row)> _entities = [];
    readonly bool _isThere;

    public FormEntities(Sheet? sheet, FileFaults faults)
    {
        _faults = faults;
        if (sheet is not { Rows.Count: > 1 })
            return;
        _isThere = true;
        var table = new SheetTable(sheet, FormHeader.Entities, null, faults);
        faults.Remind(table.SpotOf(0), "entities are not kept here: the answers are, under the questions' names", "remove the sheet, or leave it for the other tools that read this form");
        foreach (var (header, at) in table.Unknown)
            faults.Error(at, $"there is no column '{Fields.Short(header)}' of entities", Nearest.Mend(header, FormHeader.Entities.Keys, "columns"));
        var names = new Uniques("list of entities", StringComparer.Ordinal);
        foreach (var row in table.Rows())
        {
            if (Cell(row, "list_name") is not { } name)
                faults.Error(row.At with { Header = "list_name" }, "the entities have no name", "fill in the column 'list_name'");
            else if (Fits(name, "the list of entities", mayHavePoints: false) && names.Claim(name, faults))
                _entities.Add((name, row));
            CheckWhen(row);
        }
    }

    /// <summary>Checks what the rows of the survey save to.</summary>
    public void Check(IReadOnlyList<MapNode> rows)
    {
        var taken = new Uniques("property", StringComparer.Ordinal);
        var repeats = new Stack<string>();
        foreach (var row in rows)
        {
            Follow(repeats, row);
            if (Cell(row, "save_to") is not { } text)
                continue;
            var parts = text.Value.Split('#');
            if (!_isThere)
                _faults.Error(text.At, "save_to, and there is no sheet 'entities'", "add the sheet, or remove what stands here");
            else if (Cell(row, "type") is { } type && QuestionTypes.Read(type.Value) is RowType.Begin or RowType.End)
                _faults.Error(text.At, "a group is saved to no entity", "write save_to beside a question");
            else if (parts.Length > 2)
                _faults.Error(text.At, $"'save_to' is '{Fields.Short(text.Value)}'", "write `property`, or `list#property` where there are several lists of entities");
            else if (parts.Length == 2 && !_entities.Exists(e => e.Name.Value == parts[0]))
                _faults.Error(text.At, $"there are no entities '{Fields.Short(parts[0])}'", Nearest.Mend(parts[0], _entities.Select(e => e.Name.Value), "entities"));
            else if (parts.Length == 1 && _entities.Count > 1)
                _faults.Error(text.At, $"'{Fields.Short(text.Value)}' of which entities?", "write `list#property`");
            else if (parts[^1].ToLowerInvariant() is "name" or "label")
                _faults.Error(text.At, $"no property can be called '{parts[^1]}'", "give it another name");
            else if (repeats.TryPeek(out var repeat) && !_entities.Exists(e => Cell(e.Row, "repeat") is { } named && named.Value.Trim('$', '{', '}', ' ') == repeat))
                _faults.Error(text.At, $"the repeat '{Fields.Short(repeat)}' makes no entities", "name it in the column 'repeat' of the sheet entities, or remove what stands here");
            else if (Fits(text.With(parts[^1]), "the property", mayHavePoints: true))
                taken.Claim(text, _faults);
        }
    }

    static void Follow(Stack<string> repeats, MapNode row)
    {
        switch (Cell(row, "type") is { } type ? QuestionTypes.Read(type.Value) : null)
        {
            case RowType.Begin { Repeats: true }:
                repeats.Push(Cell(row, "name")?.Value ?? "");
                break;
            case RowType.End { Kind: RowType.InRepeat }:
                repeats.TryPop(out _);
                break;
        }
    }

    void CheckWhen(MapNode row)
    {
        var (id, create, update) = (Cell(row, "entity_id"), Cell(row, "create_if"), Cell(row, "update_if"));
        if (update is not null && id is null)
            _faults.Error(update.At, "update_if without an entity_id", "add an entity_id, or write create_if");
        else if (id is not null && create is not null && update is null)
            _faults.Error(create.At, "create_if beside an entity_id, and no update_if", "add an update_if, or remove the entity_id");
        else if (id is null && Cell(row, "label") is null)
            _faults.Error(row.At with { Header = "label" }, "entities that are created have no label", "fill in the column 'label'");
    }

    bool Fits(TextNode name, string what, bool mayHavePoints)
    {
        if (!name.Value.StartsWith("__", StringComparison.Ordinal) && Written.Name(name.Value) is not null && (mayHavePoints || !name.Value.Contains('.', StringComparison.Ordinal)))
            return true;
        _faults.Error(name.At, $"{what} is called '{Fields.Short(name.Value)}'", "begin with a letter, then letters, digits, '_' and '-' only");
        return false;
    }

    static TextNode? Cell(MapNode row, string key) => row.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value as TextNode;
}
