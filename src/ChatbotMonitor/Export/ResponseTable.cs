using System.Globalization;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Export;

/// <summary>Responses of one survey as a table, with Kobo's column names; no addresses, and numbers masked in what people wrote.</summary>
static class ResponseTable
{
    static readonly string[] Before = ["start", "end"];
    static readonly string[] After = ["_id", "_uuid", "_submission_time", "_status", "_channel", "_language", "_report_code"];

    /// <summary>The table of <paramref name="responses"/>, which are enumerated twice: once for the names of questions that are gone.</summary>
    /// <param name="survey">The survey as it is now, or null where its file is gone.</param>
    /// <param name="responses">Its responses, oldest first.</param>
    /// <param name="zone">The zone that start and end are told in.</param>
    public static ExportTable Of(Survey? survey, IEnumerable<Response> responses, TimeZoneInfo zone)
    {
        // What tells an address, or is made of one, has no column; a pseudonym and a coordinator's id tell none.
        var asked = (survey?.Questions ?? []).Where(q => q.Type != QuestionType.Note && (q.Metadata is "deviceid" or "username" || !survey!.Outline.IsPersonal(q))).ToList();
        var gone = responses.SelectMany(r => r.Answers).Where(a => !a.Personal).Select(a => a.Name).Except(asked.Select(q => q.Name), StringComparer.Ordinal).ToList();
        var names = asked.Select(q => q.Name).Concat(gone).ToList();
        // What people typed in words may hold a number; of a question that is gone nobody knows what it was.
        var masked = asked.Where(q => q.Type == QuestionType.Text).Select(q => q.Name).Concat(gone).ToHashSet(StringComparer.Ordinal);
        var position = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => Before.Length + n.i, StringComparer.Ordinal);

        var taken = Before.Concat(After).ToHashSet(StringComparer.Ordinal);
        var questions = asked.Select(q => Column(q.Name, q.Type is QuestionType.Integer or QuestionType.Decimal)).Concat(gone.Select(n => Column(n, isNumber: false))).ToList();
        return new ExportTable([.. Before.Select(n => new ExportColumn(n)), .. questions, .. After.Select(n => new ExportColumn(n))], responses.Select(Row));

        // XLSForm allows questions called start and end.
        ExportColumn Column(string name, bool isNumber)
        {
            var free = name;
            while (!taken.Add(free))
                free += "_";
            return new ExportColumn(free, isNumber);
        }

        string?[] Row(Response response)
        {
            var row = new string?[Before.Length + names.Count + After.Length];
            row[0] = Local(response.StartedAt);
            row[1] = Local(response.EndedAt);
            foreach (var answer in response.Answers)
            {
                // A name that no response had when the columns were made came in this moment: the next export has it.
                if (answer.Value.Length > 0 && position.TryGetValue(answer.Name, out var at))
                    row[at] = masked.Contains(answer.Name) ? Masking.Numbers(answer.Value) : answer.Value;
            }

            string?[] after =
            [
                response.Id, Guid.TryParse(response.Id, out var id) ? id.ToString() : response.Id, Times.Utc(response.EndedAt),
                response.Status == ResponseStatus.Complete ? "complete" : "incomplete", response.Channel, response.Language, response.ReportCode,
            ];
            after.CopyTo(row, row.Length - after.Length);
            return row;
        }

        string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
