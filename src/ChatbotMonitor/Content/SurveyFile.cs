using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads <c>surveys/*.yaml</c>, one after the other: ids and start words are unique over all of them.</summary>
/// <param name="places">The list <c>places</c>, or null where it could not be read.</param>
/// <param name="services">The list <c>services</c>, or null where it could not be read.</param>
/// <param name="isCommand">Whether the bot itself answers to a word on a medium, so that no survey may.</param>
sealed class SurveyFile(ChoiceList? places, ChoiceList? services, Func<Medium, string, bool> isCommand)
{
    const string DurationMend = "write a time such as 90s, 30m, 4h or 3d";

    static readonly Dictionary<string, Audience> Audiences = new(StringComparer.Ordinal) { ["everyone"] = Audience.Everyone, ["monitors"] = Audience.Monitors };

    readonly Uniques _ids = new("survey id", StringComparer.Ordinal);
    readonly Uniques _commands = new("start word", StringComparer.OrdinalIgnoreCase);
    readonly Uniques _keywords = new("start word", StringComparer.Ordinal, Folding.Fold);

    /// <summary>The survey of one file, or null where a fault leaves none.</summary>
    public Survey? Read(YamlMap root, FileFaults faults)
    {
        var fields = new YamlFields(root, "a survey", faults);
        var id = fields.RequiredId("id");
        if (id is not null && _ids.Claim(id, faults) && id.Value.StartsWith('_'))
            faults.Error(id.At, $"the survey id '{id.Value}' begins with '_', as the bot's own do", "begin it with a letter");
        var title = fields.RequiredWords("title");
        var (commands, keywords) = StartWords(fields);
        var audience = fields.OneOf("audience", Audiences) ?? Audience.Everyone;
        var remind = fields.Value("remind_after", Written.Duration, DurationMend);
        var expire = fields.Value("expire_after", Written.Duration, DurationMend);
        if (remind >= expire)
            faults.Error(fields.SpotOf("remind_after"), "the reminder would come when the survey has expired", "make remind_after shorter than expire_after");

        var lists = new ChoiceLists(places, services);
        lists.Read(fields);
        var names = new SurveyNames(NamesIn(fields), faults);
        var expressions = new SurveyExpressions(names, lists, faults);
        var questions = Questions(fields, new QuestionRows(names, expressions, lists));
        var report = ReportRow.Read(fields, names, expressions);
        fields.Done();
        if (expressions.FirstStandard is { } at && report?.Service is null)
            faults.Error(at, "standard() has no service to look up", "name the question that asks for the service under `report: service:`");
        return id is null || questions.Count == 0
            ? null
            : new Survey(id.Value, title, questions) { StartCommands = commands, StartKeywords = keywords, Audience = audience, RemindAfter = remind, ExpireAfter = expire, Report = report };
    }

    static List<Question> Questions(YamlFields survey, QuestionRows rows)
    {
        if (survey.Node("survey") is null)
            survey.Missing("survey");
        var read = survey.Maps("survey", "a question").Select(rows.Read).ToArray();
        var questions = read.OfType<Question>().ToList();
        if (survey.Node("survey") is YamlList && Array.TrueForAll(read, q => q is { IsAsked: false }))
            survey.Faults.Error(survey.SpotOf("survey"), "the survey asks nothing", "add a question");
        return questions;
    }

    // Also the names still to come: one that is asked later is another mistake than one that is not there.
    static HashSet<string> NamesIn(YamlFields survey) =>
        survey.Node("survey") is not YamlList rows
            ? []
            : rows.Items.OfType<YamlMap>()
                .Select(r => r.Entries.FirstOrDefault(e => e.Key.Value == "name")?.Value)
                .OfType<YamlText>()
                .Select(t => t.Value)
                .Where(n => Written.Id(n) is not null)
                .ToHashSet(StringComparer.Ordinal);

    (string[] Commands, string[] Keywords) StartWords(YamlFields survey)
    {
        var fields = survey.Map("start", "start words");
        var commands = fields?.Texts("telegram") ?? [];
        var keywords = fields?.Texts("sms") ?? [];
        fields?.Done();
        foreach (var word in commands)
        {
            if (Written.Command(word.Value) is null)
                survey.Faults.Error(word.At, $"'{YamlFields.Short(word.Value)}' cannot be a Telegram command", "use small Latin letters, digits and '_' only, without the slash, at most 32");
            Claim(word, Medium.Chat, _commands, survey.Faults);
        }

        foreach (var word in keywords)
            Claim(word, Medium.Sms, _keywords, survey.Faults);
        if (commands.Count + keywords.Count == 0 && survey.Node("start") is null or YamlMap)
            survey.Faults.Remind(survey.SpotOf("start"), "no word starts this survey", "add `start: { telegram: [command], sms: [KEYWORD] }`");
        return (commands.Select(w => w.Value).ToArray(), keywords.Select(w => w.Value).ToArray());
    }

    void Claim(YamlText word, Medium medium, Uniques taken, FileFaults faults)
    {
        if (isCommand(medium, word.Value))
            faults.Error(word.At, $"'{YamlFields.Short(word.Value)}' is a word of the bot's own", "start the survey with another");
        else
            taken.Claim(word, faults);
    }
}
