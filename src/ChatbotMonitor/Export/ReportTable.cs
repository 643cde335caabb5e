using System.Text.Json;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Export;

/// <summary>Reports as a table; no addresses, and numbers masked in what people wrote.</summary>
static class ReportTable
{
    static readonly string[] Columns = ["code", "filed_at", "status", "service", "service_level", "provider", "place", "urgent", "text", "channel", "response"];

    /// <summary>The table of <paramref name="reports"/>, oldest first.</summary>
    public static ExportTable Of(IEnumerable<Report> reports, ServiceRegister register) =>
        new("reports", [.. Columns.Select(n => new ExportColumn(n))], reports.Select(r => Row(r, register.Service(r.Service))));

    static string?[] Row(Report report, Service? service) =>
    [
        report.Code.Digits, Times.Utc(report.FiledAt), Word(report.Status.ToString()), report.Service, service is null ? null : Word(service.Level.ToString()), service?.ProviderId,
        report.Place, report.Urgent ? "true" : "false", Masking.Numbers(report.Text), report.Channel, report.ResponseId,
    ];

    // ReportStatus.NotFixed is "not_fixed" in a file.
    static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
