using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Finds the choices that the type of a select names: a list, a table beside the form, or a search in one.</summary>
/// <param name="form">What the rows of one form share.</param>
/// <param name="other">The words for a choice that is not listed.</param>
sealed partial class SelectLists(FormScope form, LocalText other)
{
    /// <summary>What was found.</summary>
    /// <param name="Choices">The choices, or null where there are none to be had.</param>
    internal sealed record Found(ChoiceList? Choices)
    {
        /// <summary>The filter that a search stands for, or null.</summary>
        public Expression? Filter { get; init; }

        /// <summary>What to do about a table that is not there, or null.</summary>
        public string? Missing { get; init; }

        /// <summary>True where the answer is typed, because the choices would be earlier answers.</summary>
        public bool IsTyped { get; init; }
    }

    /// <summary>The choices of a select, or null where the row is none.</summary>
    public Found? Read(Fields row, TextNode? at, RowType? type, Parameters parameters, TextNode? appearance)
    {
        if (type is not RowType.Select select || at is null)
            return null;
        var found = select.List.Contains("${", StringComparison.Ordinal) ? Typed(at) : select.Source switch
        {
            ChoiceSource.File => OfFile(at, select, parameters),
            ChoiceSource.External => Named(at, select.List, form.Lists.FindExternal(select.List), form.Lists.ExternalNames),
            _ when Path.GetExtension(select.List) is ".csv" && form.Lists.Find(select.List) is null => OfFile(at, select, parameters),
            _ => Named(at, select.List, form.Lists.Find(select.List), form.Lists.Names),
        };
        if (found.Choices is not { } list)
            return found;
        if (select.Type != QuestionType.SelectOne && list.Choices.FirstOrDefault(c => c.Name.Any(char.IsWhiteSpace)) is { } parted)
            form.Faults.Error(at.At, $"the choice '{Fields.Short(parted.Name)}' of '{list.Name}' has a blank in its name, and several are kept with blanks between them", "write its name without");
        if (select.OrOther && row.Text("choice_filter") is { } filter)
            form.Faults.Error(filter.At, "a choice_filter beside or_other", "remove one of them, or add a choice 'other' to the list");
        if (select.OrOther)
            found = found with { Choices = ChoiceLists.WithOther(list, other) };
        return appearance is not null && Search().Match(appearance.Value) is { Success: true } search ? Searched(appearance, search, found) : found;
    }

    Found Typed(TextNode at)
    {
        form.Names.Check(at, self: null);
        form.Faults.Remind(at.At, "choices that come from earlier answers are not offered: the answer is typed", "name a list where there is one");
        return new Found((ChoiceList?)null) { IsTyped = true };
    }

    Found Named(TextNode at, string name, ChoiceList? list, IEnumerable<string> names)
    {
        if (list is null)
            form.Faults.Error(at.Within(at.Value.LastIndexOf(name, StringComparison.Ordinal)), $"there is no list '{Fields.Short(name)}'", Nearest.Mend(name, names, "lists"));
        return new Found(list);
    }

    Found OfFile(TextNode at, RowType.Select select, Parameters parameters)
    {
        if (at.At.Sheet is not null && form.Lists.IsOwn(Path.GetFileNameWithoutExtension(select.List)))
            form.Faults.Error(at.At, $"'{Fields.Short(select.List)}' is named as the list '{Path.GetFileNameWithoutExtension(select.List)}' is, and other tools take one for the other", "rename one of them");
        switch (Path.GetExtension(select.List))
        {
            case ".csv":
                return form.Tables.Find(select.List) is { } table
                    ? new Found(TableChoices.Read(table, parameters["value"] ?? "name", parameters["label"] ?? "label", at.At, form.Faults))
                    : new Found((ChoiceList?)null) { Missing = $"put '{Fields.Short(select.List)}' beside the form, in UTF-8" };
            case ".xml" or ".geojson":
                return new Found((ChoiceList?)null) { Missing = $"save '{Fields.Short(select.List)}' as .csv and name that" };
            default:
                form.Faults.Error(at.At, $"'{Fields.Short(select.List)}' is no .csv, .xml or .geojson file", "write the file's name with its ending");
                return new Found((ChoiceList?)null);
        }
    }

    // The list's one row then names the table's columns.
    Found Searched(TextNode appearance, Match search, Found found)
    {
        if (form.Tables.Find(search.Groups["table"].Value) is not { } table || found.Choices!.Choices is not [var columns, ..])
        {
            form.Faults.Remind(appearance.At, $"there is no table '{Fields.Short(search.Groups["table"].Value)}.csv' to search: the list's own choices are offered", "put it beside the form, in UTF-8");
            return found;
        }

        var list = TableChoices.Read(table, columns.Name, columns.Label.In(Languages.Russian), appearance.At, form.Faults);
        if (!search.Groups["column"].Success)
            return found with { Choices = list };
        form.Names.Check(appearance, self: null);
        var filter = $"{search.Groups["column"].Value} = {search.Groups["value"].Value}";
        try
        {
            return found with { Choices = list, Filter = Expression.Parse(filter) };
        }
        catch (FormatException e)
        {
            form.Faults.Error(appearance.At, Fields.Short(e.Message, 200), "write search('table', 'matches', 'column', ${name})");
            return found;
        }
    }

    [GeneratedRegex(@"search\s*\(\s*['""](?<table>[^'""]+)['""](?:\s*,\s*['""]matches['""]\s*,\s*['""](?<column>[\p{L}_][\p{L}\p{N}_.\-]*)['""]\s*,\s*(?<value>\$\{[^}]*\}|'[^']*'|""[^""]*""))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Search();
}
