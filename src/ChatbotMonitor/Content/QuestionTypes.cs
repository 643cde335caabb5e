using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Surveys;
using static ChatbotMonitor.ContentFiles.RowType;

namespace ChatbotMonitor.ContentFiles;

/// <summary>XLSForm's type names, the old ones too (https://xlsform.org/en/#question-types).</summary>
static partial class QuestionTypes
{
    static readonly Dictionary<string, RowType> Whole = Rows(
        (new Plain(QuestionType.Text), ["text", "string", "q string", "add text prompt"]),
        (new Plain(QuestionType.Integer), ["integer", "int", "q int", "add integer prompt"]),
        (new Plain(QuestionType.Decimal), ["decimal", "q decimal", "add decimal prompt"]),
        (new Plain(QuestionType.Range), ["range"]),
        (new Plain(QuestionType.Date), ["date", "q date", "add date prompt"]),
        (new Plain(QuestionType.Time), ["time"]),
        (new Plain(QuestionType.DateTime), ["dateTime", "datetime", "date time", "q dateTime", "q date time", "add dateTime prompt", "add date time prompt"]),
        (new Plain(QuestionType.Note), ["note", "q note", "add note prompt"]),
        (new Plain(QuestionType.Acknowledge), ["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"]),
        (new Plain(QuestionType.Calculate), ["calculate", "q calculate", "add calculate prompt"]),
        (new Plain(QuestionType.Hidden), ["hidden"]),
        (new Plain(QuestionType.Geopoint), ["geopoint", "gps", "location", "q geopoint", "q location", "add location prompt"]),
        (new Plain(QuestionType.Image), ["image", "photo", "q image", "q picture", "add image prompt", "add photo prompt"]),
        (new Plain(QuestionType.Audio), ["audio", "q audio", "add audio prompt"]),
        (new Plain(QuestionType.File), ["file", "video", "q video", "add video prompt", "add file prompt"]),
        (new Plain(QuestionType.Barcode), ["barcode", "q barcode", "add barcode prompt"]),
        (new Plain(QuestionType.Integer, ". >= 0 and . <= 100"), ["percentage"]),
        (new Plain(QuestionType.Integer, ". >= 0 and . <= 31"), ["number of days in last month"]),
        (new Plain(QuestionType.Integer, ". >= 0 and . <= 183"), ["number of days in last six months"]),
        (new Plain(QuestionType.Integer, ". >= 0 and . <= 365"), ["number of days in last year"]),
        (new Plain(QuestionType.Text, @"regex(., '\d*')"), ["phone number"]),
        (new Metadata("start", true), ["start", "start time", "get start time"]),
        (new Metadata("end", true), ["end", "end time", "get end time"]),
        (new Metadata("today", true), ["today", "get today"]),
        (new Metadata("deviceid", true), ["deviceid", "device id", "imei", "get device id", "uri:deviceid"]),
        (new Metadata("username", true), ["username", "uri:username"]),
        (new Metadata("phonenumber", true), ["phonenumber", "get phone number", "uri:phonenumber"]),
        (new Metadata("simserial", false), ["simserial", "sim id", "get sim id", "uri:simserial"]),
        (new Metadata("subscriberid", false), ["subscriberid", "subscriber id", "get subscriber id", "uri:subscriberid"]),
        (new Metadata("email", false), ["email", "uri:email"]),
        (new Metadata("audit", false), ["audit"]),
        (new Metadata("start-geopoint", false), ["start-geopoint"]),
        (new Metadata("background-geopoint", false), ["background-geopoint"]),
        (new Table(), ["csv-external"]),
        (new Setting(), ["form_title", "set form title", "form_id", "set form id"]),
        (new Unaskable("use `geopoint`"), ["geotrace", "geoshape"]),
        (new Unaskable("use `audio`"), ["background-audio"]),
        (new Unaskable("use `geopoint`, or a `text` for the address"), ["osm"]),
        (new Unaskable("save the list as .csv and use `csv-external`"), ["xml-external"]));

    static readonly Dictionary<string, (QuestionType Type, ChoiceSource Source)> Selects = new(StringComparer.Ordinal)
    {
        ["select_one"] = (QuestionType.SelectOne, ChoiceSource.Choices),
        ["select one"] = (QuestionType.SelectOne, ChoiceSource.Choices),
        ["select1"] = (QuestionType.SelectOne, ChoiceSource.Choices),
        ["select one from"] = (QuestionType.SelectOne, ChoiceSource.Choices),
        ["add select one prompt using"] = (QuestionType.SelectOne, ChoiceSource.Choices),
        ["select_multiple"] = (QuestionType.SelectMultiple, ChoiceSource.Choices),
        ["select all that apply"] = (QuestionType.SelectMultiple, ChoiceSource.Choices),
        ["select all that apply from"] = (QuestionType.SelectMultiple, ChoiceSource.Choices),
        ["add select multiple prompt using"] = (QuestionType.SelectMultiple, ChoiceSource.Choices),
        ["rank"] = (QuestionType.Rank, ChoiceSource.Choices),
        ["select_one_external"] = (QuestionType.SelectOne, ChoiceSource.External),
        ["select_one_from_file"] = (QuestionType.SelectOne, ChoiceSource.File),
        ["select one from file"] = (QuestionType.SelectOne, ChoiceSource.File),
        ["select_multiple_from_file"] = (QuestionType.SelectMultiple, ChoiceSource.File),
        ["select multiple from file"] = (QuestionType.SelectMultiple, ChoiceSource.File),
    };

    static readonly Dictionary<string, string> Controls = new(StringComparer.Ordinal)
    {
        ["group"] = InGroup,
        ["repeat"] = InRepeat,
        ["lgroup"] = InRepeat,
        ["looped group"] = InRepeat,
        ["loop"] = InLoop,
    };

    /// <summary>The names that are written today, for proposals.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "text", "integer", "decimal", "range", "date", "time", "dateTime", "select_one", "select_multiple", "rank", "note", "acknowledge", "calculate", "hidden", "geopoint", "image", "audio", "video", "file", "barcode",
        "select_one_from_file", "select_multiple_from_file", "begin_group", "end_group", "begin_repeat", "end_repeat", "start", "end", "today", "deviceid", "username", "phonenumber",
    ];

    /// <summary>Whether a name is a select's, which a list must follow.</summary>
    public static bool IsSelect(string name) => Selects.ContainsKey(name);

    /// <summary>What <paramref name="type"/> means, or null where it means nothing.</summary>
    public static RowType? Read(string type)
    {
        var words = type.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words);
        if (words.Length == 0)
            return null;
        if (Whole.TryGetValue(name, out var whole))
            return whole;
        if (words[0] == "osm")
            return Whole["osm"];
        if (Control().Match(name) is { Success: true } control && Controls.TryGetValue(control.Groups["kind"].Value, out var kind))
            return control.Groups["edge"].Value == "begin" ? new Begin(kind, control.Groups["list"] is { Success: true } list ? list.Value : null) : new End(kind);
        return OrOther().Match(name) is { Success: true } other && SelectOf(name[..other.Index], orOther: true) is { } withOther ? withOther : SelectOf(name, orOther: false);
    }

    // The list is the last word; what stands before it is the name.
    static Select? SelectOf(string type, bool orOther)
    {
        var space = type.LastIndexOf(' ');
        return space > 0 && Selects.TryGetValue(type[..space], out var select) ? new Select(select.Type, select.Source, type[(space + 1)..], orOther) : null;
    }

    static Dictionary<string, RowType> Rows(params ReadOnlySpan<(RowType Row, string[] Names)> rows)
    {
        var byName = new Dictionary<string, RowType>(StringComparer.Ordinal);
        foreach (var (row, names) in rows)
        {
            foreach (var name in names)
                byName.Add(name, row);
        }

        return byName;
    }

    [GeneratedRegex(@"^(?<edge>begin|end)[ _](?<kind>looped group|[a-z]+)(?: (?:over )?(?<list>\S+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();

    [GeneratedRegex(@" (or_other|or other|or specify other)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrOther();
}
