using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A store that holds nothing: ids and codes for a survey that is only tried out.</summary>
public sealed class RehearsalLookups : ILookups
{
    int _ids;
    int _codes;

    /// <inheritdoc />
    public string NewId() => $"rehearsal-{(++_ids).ToString(CultureInfo.InvariantCulture)}";

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
    public string PseudonymOf(Address address) => "rehearsal";
}
