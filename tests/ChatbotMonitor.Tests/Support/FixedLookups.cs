using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

/// <summary>Lookups that give the same ids and codes each time, and know the reports they were told of.</summary>
sealed class FixedLookups : ILookups
{
    readonly List<Report> _reports = [];
    readonly Dictionary<Address, string> _members = [];
    int _ids;
    int _codes;

    /// <summary>Lookups that know the same and will give the same ids and codes.</summary>
    public FixedLookups Copy()
    {
        var copy = new FixedLookups { _ids = _ids, _codes = _codes };
        copy._reports.AddRange(_reports);
        foreach (var (address, coordinator) in _members)
            copy._members[address] = coordinator;
        return copy;
    }

    public string NewId() => (++_ids).ToString("d8", CultureInfo.InvariantCulture);

    public ReportCode NewReportCode() => ReportCode.Of(_codes++, 7);

    public Report? Report(ReportCode code) => _reports.Find(r => r.Code == code);

    public Report? LatestReport(Address reporter) => _reports.FindLast(r => r.Reporter == reporter);

    public string? CoordinatorOf(Address address) => _members.GetValueOrDefault(address);

    public string PseudonymOf(Address address) => Pseudonym.Of(address, 7);

    public void Remember(Address address, Turn turn)
    {
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.FileReport file: _reports.Add(file.Report); break;
                case Effect.JoinCoordinator join: _members[address] = join.CoordinatorId; break;
                case Effect.LeaveCoordinator: _members.Remove(address); break;
                case Effect.Erase:
                    for (var i = 0; i < _reports.Count; i++)
                        _reports[i] = _reports[i] with { Reporter = _reports[i].Reporter == address ? null : _reports[i].Reporter };
                    break;
                default: break;
            }
        }
    }
}
