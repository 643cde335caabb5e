using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Groups of the appearance <c>table-list</c>, whose selects share one list. A chat asks them one by one, and other tools draw one table.</summary>
sealed class TableLists
{
    readonly Dictionary<Group, string?> _lists = new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps in mind whether <paramref name="group"/>, which begins at <paramref name="row"/>, is one.</summary>
    public void Begin(Fields row, Group group)
    {
        if (row.IsRow && row.Text("appearance") is { } appearance && appearance.Value.Split(' ').Contains("table-list", StringComparer.Ordinal))
            _lists.Add(group, null);
    }

    /// <summary>Checks a row that stands in <paramref name="around"/>.</summary>
    public void Check(Fields row, RowType? type, Group? around)
    {
        if (type is not RowType.Select select || around is null || !_lists.TryGetValue(around, out var list))
            return;
        if (row.Text("choice_filter") is { } filter)
            row.Faults.Error(filter.At, $"a choice_filter in the table-list '{around.Name}'", "remove it, or the group's appearance");
        if (list is not null && list != select.List)
            row.Faults.Error(row.SpotOf("type"), $"the list '{Fields.Short(select.List)}' in the table-list '{around.Name}', which has '{Fields.Short(list)}'", "give its selects one list, or remove the group's appearance");
        _lists[around] = select.List;
    }
}
