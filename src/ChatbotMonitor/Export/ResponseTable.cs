using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Export;

/// <summary>Responses of one survey as tables with Kobo's column names, repeats in tables of their own; no addresses, and numbers masked in what people wrote.</summary>
/// <param name="survey">The survey as it is now, or null where its file is gone.</param>
/// <param name="responses">Its responses, oldest first; enumerated once a table, and once for the names of questions that are gone.</param>
/// <param name="zone">The zone that start and end are told in.</param>
/// <param name="key">The installation's key, under which respondents have pseudonyms.</param>
/// <param name="labels">The language in which questions and choices go by their labels; null where they go by their names.</param>
sealed class ResponseTable(Survey? survey, IEnumerable<Response> responses, TimeZoneInfo zone, ulong key, string? labels = null)
{
    static readonly string[] Before = ["start", "end"];
    static readonly string[] After = ["_id", "_uuid", "_submission_time", "_status", "_channel", "_language", "_report_code", "_respondent", "_assisted", "_index"];
    static readonly string[] AfterRepeat = ["_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid", "_submission__submission_time"];

    readonly string _name = survey?.Id ?? "responses";

    // What tells an address, or is made of one, has no column; a pseudonym and a coordinator's id tell none.
    // The form's own start and end are the columns that every export has.
    readonly Question[] _asked =
        [.. (survey?.Questions ?? []).Where(q => q.Type != QuestionType.Note && !(q.Metadata is "start" or "end" && q.Metadata == q.Name) && (q.Metadata is "deviceid" or "username" || !survey!.Outline.IsPersonal(q)))];

    /// <summary>The responses themselves first, then a table for each repeat.</summary>
    public IReadOnlyList<ExportTable> All => [Main(), .. (survey?.Questions ?? []).SelectMany(q => survey!.Outline.Repeats(q.Group)).Distinct().Select(Repeat)];

    ExportTable Main()
    {
        var columns = new QuestionColumns([.. Before, .. After], labels);
        foreach (var question in _asked.Where(q => Repeats(q).Count == 0))
            columns.Add(question);
        var known = (survey?.Questions ?? []).Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in responses.SelectMany(r => r.Answers).Where(a => !a.Personal && !known.Contains(a.Name)).Select(a => a.Name).Distinct(StringComparer.Ordinal).ToList())
            columns.AddGone(gone);
        return new ExportTable(_name, [.. Plain(Before), .. columns.Columns, .. Plain(After)], responses.Select((response, i) => Row(response, i + 1, columns)));
    }

    string?[] Row(Response response, int index, QuestionColumns columns)
    {
        string?[] row =
        [
            Local(response.StartedAt), Local(response.EndedAt), .. new string?[columns.Columns.Count],
            response.Id, Uuid(response), Times.Utc(response.EndedAt), response.Status == ResponseStatus.Complete ? "complete" : "incomplete",
            response.Channel, response.Language, response.ReportCode, response.Respondent is { } who ? Pseudonym.Of(who, key) : null, response.Assisted ? "true" : "false", Number(index),
        ];
        foreach (var answer in response.Answers)
            columns.Write(answer, row, Before.Length);
        return row;
    }

    ExportTable Repeat(Group repeat)
    {
        var columns = new QuestionColumns([.. AfterRepeat], labels);
        foreach (var question in _asked.Where(q => Repeats(q) is [.., var innermost] && ReferenceEquals(innermost, repeat)))
            columns.Add(question);
        return new ExportTable(repeat.Path, [.. columns.Columns, .. Plain(AfterRepeat)], Rows(repeat, columns));
    }

    IEnumerable<string?[]> Rows(Group repeat, QuestionColumns columns)
    {
        var around = survey!.Outline.Repeats(repeat);
        var parent = around.Count > 1 ? around[^2] : null;
        int index = 0, parents = 0, submissions = 0;
        foreach (var response in responses)
        {
            submissions++;
            var outer = parent is null ? [] : Turns(response, parent);
            foreach (var turn in Turns(response, repeat))
            {
                var above = parent is null ? submissions : parents + outer.IndexOf(RepeatTurn.Outer(turn, around.Count - 1)) + 1;
                string?[] row =
                [
                    .. new string?[columns.Columns.Count], Number(++index), parent?.Path ?? _name, Number(above),
                    response.Id, Uuid(response), Times.Utc(response.EndedAt),
                ];
                foreach (var answer in response.Answers.Where(a => columns.Has(a.Name) && string.Equals(a.At, turn, StringComparison.Ordinal)))
                    columns.Write(answer, row, 0);
                yield return row;
            }

            parents += outer.Count;
        }
    }

    // The turns of a repeat that anything was answered in, also only in a repeat inside it.
    List<string> Turns(Response response, Group repeat)
    {
        var depth = survey!.Outline.Repeats(repeat).Count;
        return [.. response.Answers
            .Where(a => survey.Outline.Question(a.Name) is { } question && Repeats(question).Contains(repeat))
            .Select(a => RepeatTurn.Outer(a.At, depth)).Distinct(StringComparer.Ordinal)];
    }

    IReadOnlyList<Group> Repeats(Question question) => survey!.Outline.Repeats(question.Group);

    static IEnumerable<ExportColumn> Plain(string[] names) => names.Select(n => new ExportColumn(n, IsNumber: n is "_index" or "_parent_index"));

    static string Uuid(Response response) => Guid.TryParse(response.Id, out var id) ? id.ToString() : response.Id;

    static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
