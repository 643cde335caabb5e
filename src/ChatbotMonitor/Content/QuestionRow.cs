using System.Buffers;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads one row of a survey as a question.</summary>
/// <param name="form">What the rows of one form share.</param>
/// <param name="other">The words for a choice that is not listed.</param>
sealed partial class QuestionRow(FormScope form, LocalText other)
{
    public const string NameMend = "begin with a letter, then letters, digits, '_', '-' and '.' only";

    // What an expression has and a word does not.
    static readonly SearchValues<char> Signs = SearchValues.Create("$(=<>'.");

    static readonly char[] Drawn = [' ', ',', ';'];
    readonly SelectLists _selects = new(form, other);

    /// <summary>Whether an appearance hands the question to another program (<c>ex:org.app</c>).</summary>
    public static bool CallsAnApp(string appearance) => appearance.Split(' ').Any(w => w.StartsWith("ex:", StringComparison.Ordinal));

    /// <summary>The question's name; a note may go without, and an audit has its own.</summary>
    public static TextNode? NameOf(Fields row, RowType? type)
    {
        if (type is RowType.Metadata { Name: "audit" })
        {
            if (row.Text("name") is { Value: not "audit" } named)
                row.Faults.Error(named.At, "an audit is called 'audit' and nothing else", "empty this cell");
            return new TextNode(row.SpotOf("type"), "audit");
        }

        return row.IsRow && type is RowType.Plain { Type: QuestionType.Note } && row.Node("name") is null
            ? new TextNode(row.At, $"note_{row.At.Line}")
            : row.RequiredName("name", Written.Name, NameMend);
    }

    /// <summary>The question, whatever of it could be read.</summary>
    public Question Read(Fields row, TextNode? typeText, RowType? type, TextNode? name)
    {
        var self = name?.Value;
        var parameters = new Parameters(row, type);
        var appearance = row.Text("appearance");
        foreach (var picture in row.IsRow ? LocalWords.Texts(row.Node("media")) : [])
            form.Names.Check(picture, self);
        ParameterSense.Check(form, type, parameters, appearance?.Value ?? "");
        var select = _selects.Read(row, typeText, type, parameters, appearance);
        if (typeText is not null && type is null)
            form.Faults.Error(typeText.At, $"the type '{Fields.Short(typeText.Value)}' is not known", TypeMend(typeText.Value));
        var (required, when) = RequiredOf(row);
        var question = new Question(TypeOf(type, select), self ?? "", Label.None)
        {
            Choices = select?.Choices,
            Sms = LeavesOutSms(row) ? null : LabelOf(row, "sms"),
            AskedBySms = !LeavesOutSms(row),
            AskedInChat = row.Value("chat", Written.YesOrNo, "write yes or no") ?? true,
            SmsSegments = row.Value("sms_segments", Written.Segments, Written.SegmentsMend),
            Simple = LabelOf(row, "simple"),
            Required = required,
            RequiredWhen = when,
            RequiredMessage = LabelOf(row, "required_message"),
            ReadOnly = row.Text("read_only") is { } locked && (Written.YesOrNo(locked.Value) ?? Unread(row, locked)),
            Relevant = form.Expressions.Read(row, "relevant", self, select?.Choices),
            Constraint = form.Expressions.Read(row, "constraint", self, select?.Choices) ?? (type is RowType.Plain { Constraint: { } usual } ? Expression.Parse(usual) : null),
            ConstraintMessage = LabelOf(row, "constraint_message", self),
            Calculation = form.Expressions.Read(row, "calculation", row.IsRow ? self : null),
            ChoiceFilter = select?.Filter ?? form.Expressions.Read(row, "choice_filter", filtered: select?.Choices),
            Range = type is RowType.Plain { Type: QuestionType.Range } ? parameters.Range : null,
            Randomize = parameters.Randomize,
            Metadata = (type as RowType.Metadata)?.Name,
        };
        question = QuestionDefaults.Read(row, question, form.Expressions);
        question = Labelled(row, question);
        if (row.Text("trigger") is { } trigger)
            CheckTrigger(trigger, self);
        row.Done();
        if (type is not null)
            QuestionSense.Check(row, question, type is RowType.Unaskable, select?.Choices is null || form.Lists.IsRead(select.Choices.Name));
        return Askable(row, typeText, type, appearance, select, question);
    }

    /// <summary>The words under <paramref name="key"/>, which may quote questions, or null.</summary>
    public Label? LabelOf(Fields row, string key, string? self = null)
    {
        if (row.Words(key) is not { } words)
            return null;
        var texts = LocalWords.Texts(row.Node(key)).ToArray();
        foreach (var text in texts)
            form.Names.Check(text, self);
        if (!Array.Exists(texts, t => ExpressionScan.QuotesLastSaved(t.Value)))
            return new Label(words);
        row.Faults.Slip(texts[0].At, SurveyExpressions.LastSavedIsEmpty, "leave it out");
        return new Label(LocalWords.WithoutLastSaved(words));
    }

    // `sms: false` is no label but says that there is none.
    static bool LeavesOutSms(Fields row) => LocalWords.Texts(row.Node("sms")).ToArray() is { Length: > 0 } texts && Array.TrueForAll(texts, t => Written.YesOrNo(t.Value) == false);

    static QuestionType TypeOf(RowType? type, SelectLists.Found? select) => type switch
    {
        RowType.Plain plain => plain.Type,
        // Choices that come from earlier answers are not offered: the answer is typed.
        RowType.Select { Type: var chosen } => select is { IsTyped: true } ? QuestionType.Text : chosen,
        RowType.Metadata => QuestionType.Metadata,
        RowType.Unaskable => QuestionType.Hidden,
        _ => QuestionType.Text,
    };

    static string TypeMend(string type)
    {
        var words = type.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 && QuestionTypes.IsSelect(words[0]))
            return $"write `{words[0]} LIST`";
        if (words.Length > 2 && QuestionTypes.IsSelect(words[0]))
            return $"write `{words[0]} LIST`, with or_other behind it or nothing: a list's name has no blanks";
        return Nearest.Of(string.Join('_', words), QuestionTypes.Names) is { } whole ? $"did you mean '{whole}'?" : Nearest.Mend(words[0], QuestionTypes.Names, "types");
    }

    (bool Required, Expression? When) RequiredOf(Fields row)
    {
        // XLSForm asks for an answer only where its author says so; our own YAML everywhere but there.
        if (row.Text("required") is not { } text)
            return (!row.IsRow, null);
        if (Written.YesOrNo(text.Value) is { } required)
            return (required, null);
        if (text.Value.AsSpan().ContainsAny(Signs))
            return form.Expressions.Read(row, "required") is { } when ? (true, when) : (false, null);
        row.Faults.Slip(text.At, $"'required' is '{Fields.Short(text.Value)}'", "write yes, no or an expression");
        return (false, null);
    }

    // When a calculation is worked out again, other tools let a question say; here it always is.
    void CheckTrigger(TextNode trigger, string? self)
    {
        form.Names.Check(trigger, self);
        var named = ExpressionScan.References(trigger.Value).ToArray();
        if (named.Length == 0 || !TriggerPattern().IsMatch(trigger.Value))
            form.Faults.Error(trigger.At, $"'trigger' is '{Fields.Short(trigger.Value)}'", "name a question, as ${name}");
        foreach (var word in named.Where(w => form.Names.Find(w.Text) is { Type: QuestionType.Calculate or QuestionType.Hidden }))
            form.Faults.Error(trigger.At, $"'{word.Text}' is not asked, and cannot be a trigger", "name a question that is asked");
    }

    [GeneratedRegex(@"^\s*\$\{[^}]*\}(\s*,\s*\$\{[^}]*\})*\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TriggerPattern();

    static bool Unread(Fields row, TextNode locked)
    {
        row.Faults.Slip(locked.At, $"'read_only' is '{Fields.Short(locked.Value)}', and the question is asked as any other", "write yes or no");
        return false;
    }

    Question Labelled(Fields row, Question question)
    {
        var hint = LabelOf(row, "hint") ?? LabelOf(row, "guidance_hint");
        _ = row.Node("guidance_hint");
        if (LabelOf(row, "label") is { } label)
            return question with { Label = label, Hint = hint };
        if (hint is not null)
            return question with { Label = hint };
        if (question.Type is QuestionType.Calculate or QuestionType.Hidden or QuestionType.Metadata)
            return question;
        // Other tools show the picture alone.
        if (row.Node("media") is { } media)
        {
            row.Faults.Remind(media.At with { Header = "label" }, $"'{question.Name}' has a picture or a sound and no label: a chat asks it by its name", "say in the label what is asked");
            return question with { Label = new Label(new LocalText(question.Name)) };
        }

        // A value that is worked out and has nothing to be shown with is a calculate, whatever its type.
        if (row.IsRow && (question.Calculation is not null || row.Node("trigger") is not null))
            return question with { Type = question.Calculation is null ? QuestionType.Hidden : QuestionType.Calculate };
        if (row.Node("label") is null && row.Node("type") is not null)
            row.Missing("label");
        return question;
    }

    // What is left of a question that a chat cannot ask: nothing where it need not be answered.
    static Question Askable(Fields row, TextNode? typeText, RowType? type, TextNode? appearance, SelectLists.Found? select, Question question)
    {
        if (type is RowType.Metadata { Name: "background-geopoint" } && row.Node("trigger") is null)
            row.Faults.Error(typeText!.At with { Header = "trigger" }, "a background-geopoint without a trigger", "name a question there, as ${name}");
        if (type is RowType.Metadata { Known: false })
            row.Faults.Remind(typeText!.At, $"'{typeText.Value}' stays empty: no channel knows it", "leave the row, or remove it");
        var (what, at, mend) = type switch
        {
            RowType.Unaskable unaskable => (typeText!.Value, typeText.At, unaskable.WayRound),
            _ when select is { Missing: { } missing } => (typeText!.Value, typeText.At, missing),
            _ when appearance is not null && CallsAnApp(appearance.Value) => (appearance.Value, appearance.At, "remove the appearance, so that the answer is typed"),
            RowType.Plain { Type: QuestionType.Image } when appearance?.Value.Split(Drawn).FirstOrDefault(w => w is "signature" or "draw" or "annotate") is { } drawn => (drawn, appearance.At, "remove the appearance, so that a photo is sent"),
            _ => (null, default, ""),
        };
        if (what is null)
            return Worked(question, row.IsRow);
        if (question.Required)
            row.Faults.Error(at, $"a chat cannot ask for '{Fields.Short(what)}'", $"{mend}, or write no under required");
        else
            row.Faults.Remind(at, $"'{question.Name}' is left out: a chat cannot ask for '{Fields.Short(what)}'", mend);
        return question with { Type = QuestionType.Hidden, Choices = null, ChoiceFilter = null, Default = null, Required = false, RequiredWhen = null };
    }

    // On a sheet any question may have a calculation: it is shown with its value.
    static Question Worked(Question question, bool isRow) => !isRow || question.Calculation is null ? question : question.Type switch
    {
        QuestionType.Calculate => question,
        QuestionType.Hidden => question with { Type = QuestionType.Calculate },
        QuestionType.Note or QuestionType.Metadata or QuestionType.Acknowledge => question with { Calculation = null },
        _ => question with { ReadOnly = true, DefaultExpression = question.Calculation, Default = null, Calculation = null, Required = false, RequiredWhen = null },
    };
}
