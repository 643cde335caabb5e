using System.Text.Json;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Export;

/// <summary>Reports as a table; no addresses, and numbers masked in what people wrote.</summary>
static class ReportTable
{
    static readonly ExportColumn[] Columns =
    [
        new("code"), new("filed_at"), new("status"), new("service"), new("service_level"), new("provider"), new("place"), new("urgent"), new("text"), new("channel"), new("response"), new("_assisted"),
        new("breach_term", IsNumber: true), new("standard_term", IsNumber: true), new("breach_fee", IsNumber: true), new("standard_fee", IsNumber: true), new("breach_document"), new("breach_citation"),
        new("seen_at"), new("referred_at"), new("answered_at"), new("reopened_at"), new("closed_at"),
    ];

    /// <summary>The table of <paramref name="reports"/>, oldest first.</summary>
    public static ExportTable Of(IEnumerable<Report> reports, ServiceRegister register) =>
        new("reports", Columns, reports.Select(r => Row(r, register.Service(r.Service))));

    static string?[] Row(Report report, Service? service) =>
    [
        report.Code.Digits, Times.Utc(report.FiledAt), Word(report.Status.ToString()), report.Service, service is null ? null : Word(service.Level.ToString()), service?.ProviderId,
        report.Place, report.Urgent ? "true" : "false", Masking.Numbers(report.Text), report.Channel, report.ResponseId, report.Assisted ? "true" : "false",
        Of(report, BreachKind.Term)?.Found, Of(report, BreachKind.Term)?.Owed, Of(report, BreachKind.Fee)?.Found, Of(report, BreachKind.Fee)?.Owed, Documents(report), Citations(report),
        First(report, ReportStatus.Seen), First(report, ReportStatus.Referred), First(report, ReportStatus.Answered), First(report, ReportStatus.Reopened), Closed(report),
    ];

    static Breach? Of(Report report, BreachKind kind) => report.Breaches.FirstOrDefault(b => b.Kind == kind);

    // A cell that is not empty is what a filter looks for.
    static string Documents(Report report) => string.Join("; ", report.Breaches.Where(b => b.Kind == BreachKind.Document).Select(b => b.Found.Length > 0 ? b.Found : "unnamed"));

    static string Citations(Report report) => string.Join("; ", report.Breaches.Select(b => b.Citation).OfType<string>().Distinct(StringComparer.Ordinal));

    static string? First(Report report, ReportStatus status) => report.Changes.FirstOrDefault(c => c.Status == status) is { } change ? Times.Utc(change.At) : null;

    // Since when nobody has to see to it: what was reopened is closed by its last change alone.
    static string? Closed(Report report) => report.IsOpen ? null : report.Changes.Reverse().TakeWhile(c => c.Status == report.Status).LastOrDefault() is { } change ? Times.Utc(change.At) : null;

    // ReportStatus.NotFixed is "not_fixed" in a file.
    static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
