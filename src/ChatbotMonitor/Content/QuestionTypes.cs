using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>XLSForm's type names: those that are asked here, and a way round for the others.</summary>
static class QuestionTypes
{
    /// <summary>Types that are written as one word.</summary>
    public static IReadOnlyDictionary<string, QuestionType> Plain { get; } = new Dictionary<string, QuestionType>(StringComparer.Ordinal)
    {
        ["text"] = QuestionType.Text,
        ["integer"] = QuestionType.Integer,
        ["decimal"] = QuestionType.Decimal,
        ["date"] = QuestionType.Date,
        ["note"] = QuestionType.Note,
        ["calculate"] = QuestionType.Calculate,
        ["geopoint"] = QuestionType.Geopoint,
        ["image"] = QuestionType.Image,
    };

    /// <summary>Types that name a list of choices after them.</summary>
    public static IReadOnlyDictionary<string, QuestionType> Selects { get; } = new Dictionary<string, QuestionType>(StringComparer.Ordinal)
    {
        ["select_one"] = QuestionType.SelectOne,
        ["select_multiple"] = QuestionType.SelectMultiple,
    };

    /// <summary>Every name that can be written, for proposals.</summary>
    public static IEnumerable<string> Names => Plain.Keys.Concat(Selects.Keys);

    /// <summary>XLSForm types that are not asked here, by their first word, and what to write in their place.</summary>
    public static IReadOnlyDictionary<string, string> WaysRound { get; } = Rows(
        ("use `integer` with a constraint such as \". >= 1 and . <= 10\"", ["range"]),
        ("use `select_multiple`, or a `select_one` for each rank", ["rank"]),
        ("list the choices under `choices:` and use `select_one` or `select_multiple`", ["select_one_from_file", "select_multiple_from_file", "select_one_external"]),
        ("use `geopoint`", ["geotrace", "geoshape", "start-geopoint"]),
        ("use `date`, and a `text` for the hour", ["datetime", "dateTime", "time"]),
        ("use `image`, or ask for words with `text`", ["audio", "video", "file", "background-audio"]),
        ("use `text`", ["barcode", "email"]),
        ("use `select_one` with the one choice to agree to", ["acknowledge", "trigger"]),
        ("leave the line out and give each question its own `relevant`", ["begin_group", "end_group", "begin", "end_repeat"]),
        ("write the questions out as often as they are needed, each with its own `relevant`", ["begin_repeat"]),
        ("leave it out: the export has `_submission_time`, `_start` and `_id` of itself", ["start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "audit"]),
        ("use `calculate`", ["hidden", "xml-external", "csv-external"]),
        ("write `integer`", ["int"]),
        ("write `text`", ["string"]),
        ("write `image`", ["photo"]),
        ("write `geopoint`", ["gps", "location"]),
        ("write `select_one LIST` or `select_multiple LIST`", ["select", "select1", "select_many"]));

    static Dictionary<string, string> Rows(params ReadOnlySpan<(string Mend, string[] Types)> rows)
    {
        var ways = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (mend, types) in rows)
        {
            foreach (var type in types)
                ways.Add(type, mend);
        }

        return ways;
    }
}
