using System.Globalization;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What the answers tell of a visit, and where it parts from the standard in force on its day.</summary>
static class Visiting
{
    // The name of a document; a story belongs into the citizen's words.
    const int LongestName = 80;

    // Fewer letters begin too many words.
    const int ShortestName = 3;

    /// <summary>The standard of the service complained about, as it stood on the day of the visit, or null.</summary>
    public static Standard? StandardOf(Talk talk, Survey survey)
    {
        var answers = OfAll(talk, survey);
        return survey.Report?.Service is { } service ? talk.Content.Register.Service(answers.Text(service))?.StandardOn(answers.Visited()) : null;
    }

    /// <summary>What of that standard was not kept, the weightiest first.</summary>
    public static IReadOnlyList<Breach> Breaches(Talk talk, Survey survey)
    {
        if (survey.Report?.Visit is not { } rule || StandardOf(talk, survey) is not { } standard)
            return [];
        var answers = OfAll(talk, survey);
        return Register.Breaches.Of(standard, new Visit
        {
            Days = Number(answers, rule.Days) is { } days ? (int)decimal.Floor(days) : Counted(talk, answers, rule),
            Fee = Number(answers, rule.Fee),
            Documents = [.. Asked(talk, survey, answers, rule.Documents).Where(d => !IsListed(d, standard)).Select(d => OneLine.Of(Masking.Numbers(d), LongestName))],
        });
    }

    static Answers OfAll(Talk talk, Survey survey) => new(talk.Filled(survey), "", null, "");

    // What is not done yet has taken the days up to today.
    static int? Counted(Talk talk, Answers answers, VisitRule rule) =>
        answers.Day(rule.Applied) is { } from ? talk.Content.Calendar.Between(from, answers.Day(rule.Received) ?? talk.Today) : null;

    // Days and som alike: more than anybody can have met is no number.
    static decimal? Number(Answers answers, string? name) =>
        name is not null && decimal.TryParse(answers.Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue ? number : null;

    static IEnumerable<string> Asked(Talk talk, Survey survey, Answers answers, string? name)
    {
        if (survey.Find(name) is not { } question)
            return [];
        var value = answers.Text(question.Name);
        if (value.Length == 0)
            return question.Relevant is not null && talk.Filled(survey).Given(question.Name, "") is "" && talk.Filled(survey).IsRelevant(question, "") ? [""] : [];
        if (question.Choices is { } list)
            return Chosen(answers, list, question.Type == QuestionType.SelectMultiple ? value.Split(' ') : [value]);
        return YesNo.Read(value) is false ? [] : [value];
    }

    // A plain yes says that one was asked for and does not name it.
    static IEnumerable<string> Chosen(Answers answers, ChoiceList list, IEnumerable<string> names)
    {
        var reader = ChoiceReader.Of(list);
        foreach (var name in names)
        {
            var at = reader.IndexOf(name);
            if (at >= 0 && at != reader.No && at != reader.None)
                yield return at == reader.Yes ? "" : answers.LabelOf(list.Choices[at]);
        }
    }

    // In any language, whole or by its beginnings: "паспорт" is "Паспорт (ID-карта)".
    static bool IsListed(string document, Standard standard)
    {
        if (document.Length < ShortestName || standard.Documents.Count == 0)
            return false;
        var listed = new ChoiceList("documents", [.. standard.Documents.Select((d, i) => new Choice(i.ToString(CultureInfo.InvariantCulture), d))]);
        return ChoiceReplies.Beginning(document, ChoiceOffer.All(listed)).Count > 0;
    }
}
