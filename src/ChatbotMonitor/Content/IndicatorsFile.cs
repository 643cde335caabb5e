using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>indicators.yaml</c>: what a round is judged by.</summary>
/// <param name="surveys">The surveys; expressions name their questions.</param>
/// <param name="rounds">The rounds; <c>from: visit</c> is the survey of their visits. Where there are none, any survey may be it.</param>
sealed class IndicatorsFile(IReadOnlyList<Survey> surveys, IReadOnlyList<Round> rounds)
{
    static readonly Dictionary<string, Dimension> Dimensions = Enum.GetValues<Dimension>().ToDictionary(d => d.ToString().ToLowerInvariant(), StringComparer.Ordinal);
    static readonly Dictionary<string, Direction> Directions = new(StringComparer.Ordinal) { ["up"] = Direction.Up, ["down"] = Direction.Down };
    static readonly Dictionary<string, FieldworkKind> Froms = new(StringComparer.Ordinal) { ["visit"] = FieldworkKind.Visit, ["interview"] = FieldworkKind.Interview };
    static readonly Dictionary<string, IndicatorKind> Kinds = new(StringComparer.Ordinal)
    {
        ["share"] = IndicatorKind.Share, ["mean"] = IndicatorKind.Mean, ["median"] = IndicatorKind.Median, ["within_standard"] = IndicatorKind.WithinStandard,
    };

    /// <summary>The indicators, in the operator's order; ids are unique.</summary>
    public IReadOnlyList<Indicator> Read(MapNode root, FileFaults faults)
    {
        var fields = new Fields(root, "indicators.yaml", faults);
        var ids = new Uniques("indicator", StringComparer.Ordinal);
        var indicators = fields.Maps("indicators", "an indicator").Select(f => One(f, ids)).OfType<Indicator>().ToArray();
        fields.Done();
        return indicators;
    }

    Indicator? One(Fields fields, Uniques ids)
    {
        var id = fields.RequiredId("id");
        var isNew = id is not null && ids.Claim(id, fields.Faults);
        var name = fields.RequiredWords("name");
        var dimension = Required(fields, "dimension", Dimensions);
        var kind = Required(fields, "kind", Kinds);
        var (survey, from) = Source(fields);
        var missing = fields.Texts("missing");
        var weight = fields.Value("weight", Weight, "write a number such as 1 or 0.5; 0 shows the indicator and leaves it out of the sums") ?? 1;
        var direction = fields.OneOf("direction", Directions);
        var scale = ScaleOf(fields, kind);
        var standard = StandardOf(fields, kind, direction);
        var value = Value(fields, kind, survey, from, missing);
        fields.Done();
        return !isNew || dimension is null || kind is null || value is null || (survey is null && from is null) ? null : new Indicator(id!.Value, name, dimension.Value, kind.Value, value)
        {
            Survey = survey,
            From = from,
            Standard = standard,
            Scale = scale,
            Direction = direction ?? Direction.Up,
            Weight = weight,
            Missing = [.. missing.Select(m => m.Value)],
        };
    }

    (string? Survey, FieldworkKind? From) Source(Fields fields)
    {
        var survey = fields.Text("survey");
        var from = fields.OneOf("from", Froms);
        if (survey is null && fields.Node("survey") is null && fields.Node("from") is null)
            fields.Faults.Error(fields.At, "an indicator has neither 'survey' nor 'from'", "add `from: visit`, `from: interview` or `survey:` with a survey's id");
        else if (survey is not null && fields.Node("from") is not null)
            fields.Faults.Error(fields.SpotOf("from"), "'from' beside 'survey'", "give one of them");
        else if (survey is not null && surveys.All(s => s.Id != survey.Value))
            fields.Faults.NoSuch(survey, "survey", surveys.Select(s => s.Id), "surveys");
        else
            return (survey?.Value, from);
        return (null, null);
    }

    static Scale? ScaleOf(Fields fields, IndicatorKind? kind)
    {
        const string Mend = "write what the figure lies between, as [1, 5]";
        var range = NumberPair.Read(fields, "range", Mend);
        if (kind is IndicatorKind.Mean or IndicatorKind.Median && fields.Node("range") is null)
            fields.Missing("range");
        else if (kind is IndicatorKind.Share or IndicatorKind.WithinStandard && fields.Node("range") is { } needless)
            fields.Faults.Error(needless.At, "a share has no 'range'", "leave it out: a share lies between 0 and 1");
        else if (range is var (least, most) && least >= most)
            fields.Faults.Error(fields.SpotOf("range"), $"'range' ends at {most} and begins at {least}", "write the lower end first; `direction: down` says that less is better");
        else if (range is var (from, to))
            return new Scale(from, to);
        return null;
    }

    static string? StandardOf(Fields fields, IndicatorKind? kind, Direction? direction)
    {
        var standard = fields.Text("standard");
        string[] known = [.. Standard.Fields.Where(f => f != "hours")];
        if (kind != IndicatorKind.WithinStandard)
        {
            if (standard is not null && kind is not null)
                fields.Faults.Error(standard.At, "'standard' beside a kind that compares with none", "write `kind: within_standard`, or leave it out");
            return null;
        }

        if (direction == Direction.Down)
            fields.Faults.Error(fields.SpotOf("direction"), "to keep a standard is never worse", "leave `direction` out");
        if (standard is null)
        {
            if (fields.Node("standard") is null)
                fields.Missing("standard");
            return null;
        }

        if (!known.Contains(standard.Value, StringComparer.Ordinal))
            fields.Faults.Error(standard.At, $"'standard' is '{Fields.Short(standard.Value)}'", Nearest.Mend(standard.Value, known, "what can be compared"));
        return standard.Value;
    }

    Expression? Value(Fields fields, IndicatorKind? kind, string? survey, FieldworkKind? from, IReadOnlyList<TextNode> missing)
    {
        if (kind is null)
        {
            _ = (fields.Node("when"), fields.Node("value"));
            return null;
        }

        var (key, other) = kind == IndicatorKind.Share ? ("when", "value") : ("value", "when");
        if (fields.Node(other) is { } misplaced)
            fields.Faults.Error(misplaced.At, kind == IndicatorKind.Share ? "a share has no 'value'" : "'when' is a share's", $"write the expression under `{key}:`");
        else if (fields.Node(key) is null)
            fields.Missing(key);
        if (survey is null && from is null)
            return null;
        return IndicatorExpression.Read(fields, key, Candidates(survey, from), missing);
    }

    Survey[] Candidates(string? survey, FieldworkKind? from)
    {
        if (survey is not null)
            return [.. surveys.Where(s => s.Id == survey)];
        var named = rounds.Select(r => from == FieldworkKind.Visit ? r.VisitSurvey : r.InterviewSurvey).ToHashSet(StringComparer.Ordinal);
        return [.. surveys.Where(s => rounds.Count == 0 || named.Contains(s.Id))];
    }

    static T? Required<T>(Fields fields, string key, Dictionary<string, T> words) where T : struct
    {
        if (fields.Node(key) is null)
            fields.Missing(key);
        return fields.OneOf(key, words);
    }

    static double? Weight(string text) => Written.Amount(text) is { } weight and <= 1000 ? (double)weight : null;
}
