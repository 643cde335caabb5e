using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Commands;

/// <summary>A store that holds nothing: ids and codes for a form that is only tried out.</summary>
sealed class PreviewLookups : ILookups
{
    int _ids;
    int _codes;

    public string NewId() => $"preview-{(++_ids).ToString(CultureInfo.InvariantCulture)}";

    public ReportCode NewReportCode() => ReportCode.Of(_codes++, key: 0);

    public Report? Report(ReportCode code) => null;

    public Report? LatestReport(Address reporter) => null;

    public Referral? Referral(string tokenHash) => null;

    public Referral? LatestReferral(ReportCode code) => null;

    public LinkCode? LinkCode(string hash) => null;

    public string NewSecret() => new('0', SecretCode.Length);

    public IEnumerable<Report> OpenReports() => [];

    public IEnumerable<Report> ReportsSince(DateTimeOffset from) => [];

    public Conversation? Conversation(Address address) => null;

    public IReadOnlyList<Address> Members(string coordinatorId) => [];

    public string? CoordinatorOf(Address address) => null;

    /// <summary>A name that stands for whoever tries it out.</summary>
    public string PseudonymOf(Address address) => "preview";
}
