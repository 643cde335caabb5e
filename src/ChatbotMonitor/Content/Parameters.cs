using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The <c>parameters</c> of a question: <c>start=1 end=10 step=1</c>.</summary>
sealed partial class Parameters
{
    const string NumberMend = "write a number such as 5 or 0.5";

    static readonly string[] OfSelect = ["randomize", "seed"];
    static readonly string[] OfFile = ["randomize", "seed", "value", "label"];
    static readonly string[] OfRange = ["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"];
    static readonly string[] OfShape = ["allow-mock-accuracy", "incremental", "reference-geometry"];
    static readonly string[] OfAudit = ["location-priority", "location-min-interval", "location-max-age", "track-changes", "track-changes-reasons", "identify-user"];

    static readonly Dictionary<string, Func<string, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["randomize"] = v => v is "true" or "false",
        ["seed"] = v => IsNumber(v) || ExpressionScan.References(v).Any(),
        ["value"] = v => Written.Id(v) is not null,
        ["label"] = v => Written.Id(v) is not null,
        ["rows"] = IsWhole,
        ["max-pixels"] = IsWhole,
        ["quality"] = v => v is "voice-only" or "low" or "normal" or "external",
        ["allow-mock-accuracy"] = v => v is "true" or "false",
        ["capture-accuracy"] = IsNumber,
        ["warning-accuracy"] = IsNumber,
        ["incremental"] = v => Written.YesOrNo(v) == true,
        ["track-changes"] = v => v is "true" or "false",
        ["track-changes-reasons"] = v => v is "on-form-edit",
        ["identify-user"] = v => v is "true" or "false",
        ["location-priority"] = v => v is "no-power" or "low-power" or "balanced" or "high-accuracy",
        ["location-min-interval"] = IsWhole,
        ["location-max-age"] = IsWhole,
        ["start"] = IsNumber,
        ["end"] = IsNumber,
        ["step"] = IsNumber,
        ["tick_interval"] = IsNumber,
        ["placeholder"] = IsNumber,
    };

    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    readonly TextNode? _at;
    readonly FileFaults _faults;
    NumberRange? _range;

    /// <summary>Reads and checks the cell of <paramref name="row"/>.</summary>
    public Parameters(Fields row, RowType? type)
    {
        _faults = row.Faults;
        _at = row.Text("parameters");
        if (_at is null)
            return;
        if (!Pairs().IsMatch(_at.Value))
        {
            _faults.Error(_at.At, $"'parameters' is '{Fields.Short(_at.Value)}'", "write them as name=value, with blanks between them");
            return;
        }

        foreach (Match pair in Pair().Matches(_at.Value))
        {
            var (key, value) = (pair.Groups["key"].Value.ToLowerInvariant(), pair.Groups["value"].Value);
            _values[key] = key is "value" or "label" or "seed" or "tick_labelset" or "reference-geometry" or "app" ? value : value.ToLowerInvariant();
        }

        if ((row.Text("type")?.Value is "geotrace" or "geoshape" ? OfShape : Accepted(type)) is { } accepted)
            Check(accepted);
    }

    /// <summary>The value of <paramref name="key"/>, or null.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    public bool Randomize => this["randomize"] == "true";

    /// <summary>The number under <paramref name="key"/>, or null where there is none.</summary>
    public decimal? NumberOf(string key) => this[key] is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Writes down what is wrong with them together.</summary>
    public void Fault(string what, string mend)
    {
        if (_at is not null)
            _faults.Error(_at.At, what, mend);
    }

    /// <summary>The numbers of a range: 1 to 10 where nothing is written.</summary>
    public NumberRange Range => _range ??= ReadRange();

    NumberRange ReadRange()
    {
        var (start, end, step) = (NumberOf("start") ?? 1, NumberOf("end") ?? 10, Math.Abs(NumberOf("step") ?? 1));
        var (least, most) = (Math.Min(start, end), Math.Max(start, end));
        if (step > 0 && step <= most - least)
            return new NumberRange(least, most, step);
        if (_at is not null)
            _faults.Error(_at.At, step == 0 ? "the step of the range is 0" : $"the step of the range is larger than the range from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}", "write start, end and step as in start=1 end=10 step=1");
        return new NumberRange(1, 10, 1);
    }

    void Check(string[] accepted)
    {
        foreach (var (key, value) in _values)
        {
            if (!accepted.Contains(key, StringComparer.Ordinal))
                _faults.Error(_at!.At, $"there is no parameter '{Fields.Short(key)}' for this type", Nearest.Mend(key, accepted, "parameters"));
            else if (Checks.TryGetValue(key, out var isGood) && !isGood(value))
                _faults.Error(_at!.At, $"the parameter '{key}' is '{Fields.Short(value)}'", Mend(key));
        }

        if (OfAudit.Take(3).Count(_values.ContainsKey) is 1 or 2)
            _faults.Error(_at!.At, "only some of location-priority, location-min-interval and location-max-age", "give all three, or none");
        if (_values.ContainsKey("seed") && !_values.ContainsKey("randomize"))
            _faults.Error(_at!.At, "a seed without randomize=true", "add randomize=true, or remove the seed");
    }

    static string Mend(string key) => key switch
    {
        "randomize" or "allow-mock-accuracy" or "track-changes" or "identify-user" => "write true or false",
        "rows" or "max-pixels" or "location-min-interval" or "location-max-age" => "write a whole number",
        "quality" => "write voice-only, low, normal or external",
        "value" or "label" => "write the name of a column: Latin letters, digits, '_', '-' and '.'",
        "seed" => "write a number or ${name}",
        "location-priority" => "write no-power, low-power, balanced or high-accuracy",
        "track-changes-reasons" => "write on-form-edit",
        "incremental" => "write true, or remove it",
        _ => NumberMend,
    };

    static string[]? Accepted(RowType? type) => type switch
    {
        RowType.Select { Source: ChoiceSource.File } => OfFile,
        RowType.Select => OfSelect,
        RowType.Metadata { Name: "audit" } => OfAudit,
        RowType.Plain { Type: QuestionType.Range } => OfRange,
        RowType.Plain { Type: QuestionType.Text } => ["rows"],
        RowType.Plain { Type: QuestionType.Image } => ["max-pixels", "app"],
        RowType.Plain { Type: QuestionType.Audio } => ["quality"],
        RowType.Plain { Type: QuestionType.Geopoint } => ["allow-mock-accuracy", "capture-accuracy", "warning-accuracy", "reference-geometry"],
        _ => null,
    };

    static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    static bool IsWhole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"(?<key>[^\s=,;]+)\s*=\s*(?<value>[^\s=,;]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"^[\s,;]*([^\s=,;]+\s*=\s*[^\s=,;]+([\s,;]+|\z))*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pairs();
}
