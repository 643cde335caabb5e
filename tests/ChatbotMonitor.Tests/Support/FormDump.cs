using System.Globalization;
using System.Text;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>A survey as lines of text: what was read of a form, to be compared.</summary>
static class FormDump
{
    public static IReadOnlyList<string> Of(Survey survey)
    {
        var head = new StringBuilder($"{survey.Id} \"{Text(survey.Title)}\"");
        Add(head, "start", string.Join(',', survey.StartCommands));
        Add(head, "sms", string.Join(',', survey.StartKeywords));
        Add(head, "audience", survey.Audience == Audience.Monitors ? "monitors" : "");
        Add(head, "remind", survey.RemindAfter?.ToString());
        Add(head, "expire", survey.ExpireAfter?.ToString());
        Add(head, "many_at_once", survey.ManyAtOnce ? "yes" : "");
        Add(head, "language", survey.DefaultLanguage);
        Add(head, "version", survey.Version);
        Add(head, "tables", string.Join(',', survey.Tables.Keys));
        if (survey.Report is { } report)
        {
            Add(head, "report", $"{report.When}|{report.Urgent}|{report.Service}|{report.Place}|{report.Text}");
            var visit = report.Visit;
            Add(head, "visit", visit == new VisitRule() ? "" : $"{visit.Day}|{visit.Applied}|{visit.Received}|{visit.Days}|{visit.Fee}|{visit.Documents}");
        }

        return [head.ToString(), .. survey.Questions.Select(Of)];
    }

    static string Of(Question question)
    {
        var line = new StringBuilder($"{(question.Group is { } group ? $"{Of(group)}/" : "")}{question.Name}: {question.Type}");
        Add(line, "label", Text(question.Label.Text));
        Add(line, "chat", question.AskedInChat ? null : "no");
        Add(line, "sms", question.Sms is { } sms ? Text(sms.Text) : question.AskedBySms ? null : "no");
        Add(line, "sms_segments", question.SmsSegments?.ToString(CultureInfo.InvariantCulture));
        Add(line, "simple", question.Simple is { } simple ? Text(simple.Text) : null);
        Add(line, "hint", question.Hint is { } hint ? Text(hint.Text) : null);
        Add(line, "choices", question.Choices is { } list ? string.Join(' ', list.Choices.Select(Of)) : null);
        Add(line, "required", question.RequiredWhen?.Source ?? (question.Required ? "yes" : null));
        Add(line, "required_message", question.RequiredMessage is { } needed ? Text(needed.Text) : null);
        Add(line, "relevant", question.Relevant?.Source);
        Add(line, "constraint", question.Constraint?.Source);
        Add(line, "constraint_message", question.ConstraintMessage is { } message ? Text(message.Text) : null);
        Add(line, "calculation", question.Calculation?.Source);
        Add(line, "choice_filter", question.ChoiceFilter?.Source);
        Add(line, "default", question.Default ?? question.DefaultExpression?.Source);
        Add(line, "range", question.Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Start}..{range.End}/{range.Step}") : null);
        Add(line, "metadata", question.Metadata);
        Add(line, "", question is { ReadOnly: true } ? "read_only" : null);
        Add(line, "", question.Randomize ? "randomize" : null);
        return line.ToString();
    }

    static string Of(Group group)
    {
        var text = $"{(group.Parent is { } parent ? $"{Of(parent)}/" : "")}{group.Name}";
        if (group.Repeats)
            text += $"[{group.Count?.Source ?? "*"}]";
        return group.Relevant is { } relevant ? $"{text}({relevant})" : text;
    }

    static string Of(Choice choice)
    {
        var attributes = string.Concat(choice.Attributes.Where(a => a.Key != "name").Select(a => $",{a.Key}={a.Value}"));
        return $"{choice.Name}=\"{Text(choice.Label)}\"{attributes}{string.Concat(choice.Aliases.Select(a => $"~{a}"))}";
    }

    static string Text(LocalText text) =>
        text.ByLanguage is { Count: 1 } only && only.ContainsKey("") ? only[""] : string.Join('|', text.ByLanguage.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}:{t.Value}"));

    static void Add(StringBuilder line, string key, string? value)
    {
        if (value is { Length: > 0 })
            line.Append(CultureInfo.InvariantCulture, $"; {key}{(key.Length > 0 ? "=" : "")}{value.ReplaceLineEndings("\\n")}");
    }
}
