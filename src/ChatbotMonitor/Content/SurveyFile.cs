using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads surveys, from YAML or from the sheets of a form, one after the other: ids and start words are unique over all of them.</summary>
/// <param name="places">The list <c>places</c>, or null where it could not be read.</param>
/// <param name="services">The list <c>services</c>, or null where it could not be read.</param>
/// <param name="isCommand">Whether the bot itself answers to a word on a medium, so that no survey may.</param>
/// <param name="other">The words for a choice that is not listed, and for the question what it is.</param>
sealed class SurveyFile(ChoiceList? places, ChoiceList? services, Func<Medium, string, bool> isCommand, (LocalText Choice, LocalText Specify) other)
{
    const string DurationMend = "write a time such as 90s, 30m, 4h or 3d";

    static readonly Dictionary<string, Audience> Audiences = new(StringComparer.Ordinal) { ["everyone"] = Audience.Everyone, ["monitors"] = Audience.Monitors };

    readonly Uniques _ids = new("survey id", StringComparer.Ordinal);
    readonly Uniques _commands = new("start word", StringComparer.OrdinalIgnoreCase);
    readonly Uniques _keywords = new("start word", StringComparer.Ordinal, Folding.Fold);

    /// <summary>The survey of one file, or null where a fault leaves none; <paramref name="tables"/> lie beside it.</summary>
    public Survey? Read(MapNode root, FormTables tables, FileFaults faults)
    {
        var fields = new Fields(root, "a survey", faults);
        var id = fields.RequiredId("id");
        if (id is not null && _ids.Claim(id, faults) && id.Value.StartsWith('_'))
            faults.Error(id.At, $"the survey id '{id.Value}' begins with '_', as the bot's own do", "begin it with a letter");
        var title = fields.RequiredWords("title");
        var (commands, keywords) = StartWords(fields, id);
        var audience = fields.OneOf("audience", Audiences) ?? Audience.Everyone;
        var remind = fields.Value("remind_after", Written.Duration, DurationMend);
        var expire = fields.Value("expire_after", Written.Duration, DurationMend);
        if (remind >= expire)
            faults.Error(fields.SpotOf("remind_after"), "the reminder would come when the survey has expired", "make remind_after shorter than expire_after");

        var lists = new ChoiceLists(places, services);
        lists.Read(fields);
        var names = new SurveyNames(FormNames.In(fields), faults);
        var expressions = new SurveyExpressions(names, lists, tables, faults);
        var questions = Questions(fields, new QuestionRows(new FormScope(names, expressions, lists, tables, faults), other));
        lists.CheckLabels(names);
        var report = ReportRow.Read(fields, names, expressions);
        var manyAtOnce = fields.Value("many_at_once", Written.YesOrNo, "write yes or no") ?? false;
        var segments = fields.Value("sms_segments", Written.Segments, Written.SegmentsMend) ?? 1;
        var (version, language) = (fields.Text("version")?.Value, fields.Text("default_language")?.Value);
        fields.Done();
        if (expressions.FirstStandard is { } at && report?.Service is null)
            faults.Error(at, "standard() has no service to look up", at.Sheet is null ? "name the question that asks for the service under `report: service:`" : "name the question that asks for the service on the sheet settings, under report_service");
        return id is null || questions.Count == 0 ? null : new Survey(id.Value, title, questions)
        {
            StartCommands = commands,
            StartKeywords = keywords,
            Audience = audience,
            RemindAfter = remind,
            ExpireAfter = expire,
            ManyAtOnce = manyAtOnce,
            SmsSegments = segments,
            DefaultLanguage = language,
            Version = version,
            Tables = tables.Used(questions),
            Report = report,
        };
    }

    static IReadOnlyList<Question> Questions(Fields survey, QuestionRows rows)
    {
        if (survey.Node("survey") is null)
            survey.Missing("survey");
        var written = survey.Maps("survey", "a question").ToArray();
        var questions = rows.Read(written);
        // Where a row has faults of its own, it may be the one that asks.
        if (survey.Node("survey") is ListNode && (questions.Count == 0 ? written.Length == 0 || !survey.Faults.HasErrors : !questions.Any(q => QuestionSense.IsAsked(q.Type))))
        {
            if (questions.Count == 0)
                survey.Faults.Error(survey.SpotOf("survey"), "the survey asks nothing", "add a question");
            else
                survey.Faults.Slip(survey.SpotOf("survey"), "the survey asks nothing", "add a question");
        }

        return questions;
    }

    (string[] Commands, string[] Keywords) StartWords(Fields survey, TextNode? id)
    {
        var fields = survey.Map("start", "start words");
        var commands = fields?.Texts("telegram") ?? [];
        var keywords = fields?.Texts("sms") ?? [];
        fields?.Done();
        foreach (var word in commands)
        {
            if (Written.Command(word.Value) is null)
                survey.Faults.Error(word.At, $"'{Fields.Short(word.Value)}' cannot be a Telegram command", "use small Latin letters, digits and '_' only, without the slash, at most 32");
            Claim(word, Medium.Chat, _commands, survey.Faults);
        }

        foreach (var word in keywords)
            Claim(word, Medium.Sms, _keywords, survey.Faults);
        if (commands.Count + keywords.Count == 0 && id is { At.Sheet: not null } && WordOf(id) is { } own)
            return ([own], [own]);
        if (commands.Count + keywords.Count == 0 && survey.Node("start") is null or MapNode)
            survey.Faults.Remind(survey.SpotOf("start"), "no word starts this survey", id is { At.Sheet: not null } ? "write one under start_telegram or start_sms on the sheet settings" : "add `start: { telegram: [command], sms: [KEYWORD] }`");
        return (commands.Select(w => w.Value).ToArray(), keywords.Select(w => w.Value).ToArray());
    }

    // A form whose author names no word is started by its id, where that can be one.
    string? WordOf(TextNode id)
    {
        var word = id.Value.ToLowerInvariant().Replace('-', '_').Replace('.', '_');
        var quiet = new FaultLog().For("");
        return Written.Command(word) is not null && !isCommand(Medium.Chat, word) && !isCommand(Medium.Sms, word)
            && _commands.Claim(id.With(word), quiet) && _keywords.Claim(id.With(word), quiet) ? word : null;
    }

    void Claim(TextNode word, Medium medium, Uniques taken, FileFaults faults)
    {
        if (isCommand(medium, word.Value))
            faults.Error(word.At, $"'{Fields.Short(word.Value)}' is a word of the bot's own", "start the survey with another");
        else
            taken.Claim(word, faults);
    }
}
