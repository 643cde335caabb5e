using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Export;

namespace ChatbotMonitor.Commands;

/// <summary>Writes responses or reports as a table.</summary>
/// <param name="What"><c>responses</c> or <c>reports</c>.</param>
/// <param name="Survey">Which survey's responses; may be left out where there is one survey.</param>
/// <param name="From">The first day, or null for the beginning.</param>
/// <param name="To">The last day, or null for the end.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Labels">The language in which questions and choices go by their labels, or null for their names.</param>
/// <param name="Repeat">In CSV, the repeat whose turns are meant; null for the responses themselves.</param>
sealed record ExportChore(string What, string? Survey, DateOnly? From, DateOnly? To, string Format, string? Labels = null, string? Repeat = null) : IChore
{
    public const string Responses = "responses";
    public const string Reports = "reports";
    public const string Messages = "messages";
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";

    static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;
    static readonly DateTimeOffset End = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Name => "export";

    public Task Run(ChoreParts parts, Stream output)
    {
        var tables = Tables(parts);
        if (Format == Xlsx)
            XlsxFile.Write(tables, output);
        else
            CsvFile.Write(OneOf(tables), output);
        return Task.CompletedTask;
    }

    // A CSV file holds one table.
    ExportTable OneOf(IReadOnlyList<ExportTable> tables) =>
        Repeat is null ? tables[0]
        : tables.Skip(1).FirstOrDefault(t => string.Equals(t.Name, Repeat, StringComparison.Ordinal))
            ?? throw new CommandException(tables.Count == 1 ? "--repeat: nothing repeats here." : $"--repeat: there is no repeat '{Repeat}'. There are: {string.Join(", ", tables.Skip(1).Select(t => t.Name))}.");

    IReadOnlyList<ExportTable> Tables(ChoreParts parts)
    {
        var content = parts.Content();
        var from = From is { } first ? LocalTime.StartOf(first, content.Zone) : Beginning;
        var to = To is { } last ? LocalTime.StartOf(last.AddDays(1), content.Zone) : End;
        if (from >= to)
            throw new CommandException("--from is after --to: give the first day and the last one.");
        if (What == Reports)
            return [ReportTable.Of(parts.Store.Reports(from, to), content.Register)];
        if (What == Messages)
            return [MessageTable.Of(parts.Store.Trails(from, to), parts.Store.ReportKey)];

        var survey = SurveyId(content);
        var responses = parts.Store.Responses(survey, from, to);
        if (content.Survey(survey) is null && !parts.Store.Responses(survey, Beginning, End).Any())
            throw new CommandException($"There is no survey '{survey}'. There are: {Known(content)}.");
        return new ResponseTable(content.Survey(survey), responses, content.Zone, parts.Store.ReportKey, Labels).All;
    }

    string SurveyId(Content content) => Survey ?? (content.Surveys is [var only] ? only.Id : throw new CommandException($"Name the survey with --survey. There are: {Known(content)}."));

    static string Known(Content content) => string.Join(", ", content.Surveys.Select(s => s.Id));
}
