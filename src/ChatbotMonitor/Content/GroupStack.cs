using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The groups that are open at a row, and the names that each holds.</summary>
sealed class GroupStack(FileFaults faults)
{
    readonly Stack<Open> _open = new([new Open(null, "", Spot.Start, NamesOfLevel())]);
    readonly Uniques _repeats = new("name of a repeat", StringComparer.Ordinal);

    /// <summary>The innermost group, or null at the top.</summary>
    public Group? Current => _open.Peek().Group;

    /// <summary>Takes a name for a question or a group; false, and a fault, where its level has it already.</summary>
    public bool Claim(TextNode name) => _open.Peek().Names.Claim(name, faults);

    /// <summary>Opens a group, whose name is claimed already.</summary>
    public void Begin(Group group, RowType.Begin type, TextNode at)
    {
        if (type.Repeats)
            _repeats.Claim(at, faults);
        _open.Push(new Open(group, type.Kind, at.At, NamesOfLevel()));
    }

    /// <summary>Closes the innermost group; a fault where it is of another kind, or none is open.</summary>
    public void End(RowType.End type, TextNode at)
    {
        var open = _open.Peek();
        if (open.Group is null)
        {
            faults.Error(at.At, $"'{at.Value}' without a 'begin_{type.Kind}' before it", "remove it, or add the row that begins it");
            return;
        }

        if (open.Kind != type.Kind)
            faults.Error(at.At, $"'{at.Value}' where the {open.Kind} '{open.Group.Name}' is to end", $"write 'end_{open.Kind}' here, or check which of the two ends first");
        _open.Pop();
    }

    /// <summary>Reports the groups that never end.</summary>
    public void Done()
    {
        foreach (var open in _open.Where(o => o.Group is not null))
            faults.Error(open.At, $"the {open.Kind} '{open.Group!.Name}' never ends", $"add a row of type 'end_{open.Kind}'");
    }

    static Uniques NamesOfLevel() => new("name", StringComparer.Ordinal);

    sealed record Open(Group? Group, string Kind, Spot At, Uniques Names);
}
