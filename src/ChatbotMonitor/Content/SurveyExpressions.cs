using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads the expressions of one survey, and checks what they name.</summary>
sealed class SurveyExpressions(SurveyNames names, ChoiceLists lists, FormTables tables, FileFaults faults)
{
    public const string LastSavedIsEmpty = "${last-saved#…} is empty here: earlier responses are not looked up";
    const int MaxLength = 4096;

    /// <summary>Where <c>standard()</c> is first called, or null: the report rule must then name the question that holds the service.</summary>
    public Spot? FirstStandard { get; private set; }

    /// <summary>The expression under <paramref name="key"/>, or null.</summary>
    /// <param name="fields">The question or the report rule.</param>
    /// <param name="key">The key.</param>
    /// <param name="self">The question that may be named beside those before it, or null.</param>
    /// <param name="own">The list that <c>.</c> is chosen from, or null.</param>
    /// <param name="filtered">The list whose attributes may stand bare, or null.</param>
    public Expression? Read(Fields fields, string key, string? self = null, ChoiceList? own = null, ChoiceList? filtered = null)
    {
        if (fields.Text(key) is not { } text)
            return null;
        text = WithoutLastSaved(text);
        if (!Callable(text))
            return null;
        try
        {
            var expression = Expression.Parse(text.Value);
            Check(text, self, own, filtered);
            return expression;
        }
        catch (FormatException e)
        {
            faults.Error(text.At, Fields.Short(e.Message, 200), "compare it with the expressions in README.md");
            return null;
        }
    }

    // What was answered in an earlier response is nobody's business here: one phone may be a whole village's.
    TextNode WithoutLastSaved(TextNode text)
    {
        if (!ExpressionScan.QuotesLastSaved(text.Value))
            return text;
        names.CheckLastSaved(text);
        faults.Slip(text.At, LastSavedIsEmpty, "leave it out");
        return text.With(ExpressionScan.WithoutLastSaved(text.Value, "''"));
    }

    bool Callable(TextNode text)
    {
        if (text.Value.Length > MaxLength)
        {
            faults.Error(text.At, $"an expression of {text.Value.Length} characters", $"at most {MaxLength} are read: move parts of it into questions of type calculate");
            return false;
        }

        if (ExpressionScan.BrokenReference(text.Value) is not null)
        {
            names.Check(text, self: null);
            return false;
        }

        var unknown = ExpressionScan.Calls(text.Value).Where(c => !Expression.Functions.Contains(c.Text, StringComparer.Ordinal)).ToArray();
        foreach (var call in unknown)
            faults.Error(text.Within(call.At), $"there is no function '{Fields.Short(call.Text)}()'", Nearest.Of(call.Text, Expression.Functions) is { } near ? $"did you mean '{near}'?" : "see the list in README.md");
        return unknown.Length == 0;
    }

    void Check(TextNode text, string? self, ChoiceList? own, ChoiceList? filtered)
    {
        var source = text.Value;
        names.Check(text, self);
        foreach (var word in ExpressionScan.Tables(source))
            CheckTable(word, text);
        if (!ExpressionScan.HasPath(source))
        {
            foreach (var word in ExpressionScan.BareNames(source))
                CheckBare(word, text, filtered);
        }

        foreach (var comparison in ExpressionScan.Comparisons(source))
            CheckChoice(comparison, text, comparison.Question is "." || comparison.Question == self ? own : names.Find(comparison.Question)?.Choices);
        foreach (var word in ExpressionScan.StandardFields(source))
            CheckStandard(word, text);
        foreach (var word in ExpressionScan.Patterns(source).Where(w => !IsPattern(w.Text)))
            faults.Error(text.Within(word.At), $"'{Fields.Short(word.Text)}' is not a pattern that regex() understands", "check brackets and backslashes");
    }

    void CheckBare(ExpressionScan.Word word, TextNode text, ChoiceList? filtered)
    {
        var at = text.Within(word.At);
        var attributes = filtered?.Choices.SelectMany(c => c.Attributes.Keys).ToHashSet(StringComparer.Ordinal) ?? [];
        if (attributes.Contains(word.Text) || (filtered is not null && !lists.IsRead(filtered.Name)))
            return;
        if (names.Has(word.Text))
            faults.Slip(at, $"'{word.Text}' stands bare", $"write ${{{word.Text}}}");
        else if (filtered is not null)
            faults.Slip(at, $"no choice of '{filtered.Name}' has '{Fields.Short(word.Text)}'", Nearest.Mend(word.Text, attributes, "what its choices have"));
        else
            faults.Slip(at, $"'{Fields.Short(word.Text)}' stands bare", "write ${name} for a question, 'text' in quotes for a value, name() for a function");
    }

    void CheckChoice(ExpressionScan.Comparison comparison, TextNode text, ChoiceList? choices)
    {
        var (value, at) = comparison.Value;
        if (choices is null || !lists.IsRead(choices.Name) || value.Length == 0 || choices.Find(value) is not null)
            return;
        var what = $"'{Fields.Short(value)}' is no choice of '{choices.Name}'";
        var mend = Nearest.Mend(value, choices.Choices.Select(c => c.Name), $"choices of {choices.Name}");
        // A register lacks a service today that it may have tomorrow, and "is not that one" holds until then.
        if (comparison.Differs && choices.Name is ChoiceLists.Places or ChoiceLists.Services)
            faults.Remind(text.Within(at), $"{what}, so this always holds", mend);
        else
            faults.Slip(text.Within(at), what, mend);
    }

    void CheckTable(ExpressionScan.Word word, TextNode text)
    {
        if (lists.Find(word.Text) is { } list)
            tables.Use(list);
        else if (tables.Find(word.Text) is null)
            faults.Slip(text.Within(word.At), $"there is no table '{Fields.Short(word.Text)}.csv' beside the form, so nothing is found in it", Nearest.Mend(word.Text, tables.Names, "tables"));
    }

    void CheckStandard(ExpressionScan.Word word, TextNode text)
    {
        FirstStandard ??= text.Within(word.At);
        if (!Standard.Fields.Contains(word.Text, StringComparer.Ordinal))
            faults.Error(text.Within(word.At), $"standard() knows no '{Fields.Short(word.Text)}'", Nearest.Mend(word.Text, Standard.Fields, "what it knows"));
    }

    static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
