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
    readonly Dictionary<Address, Conversation> _conversations = [];
    readonly List<Referral> _referrals = [];
    readonly Dictionary<string, LinkCode> _links = new(StringComparer.Ordinal);
    int _ids;
    int _codes;
    int _secrets;

    /// <summary>Lookups that know the same and will give the same ids and codes.</summary>
    public FixedLookups Copy()
    {
        var copy = new FixedLookups { _ids = _ids, _codes = _codes, _secrets = _secrets, Monitoring = Monitoring.Copy() };
        copy._referrals.AddRange(_referrals);
        copy._reports.AddRange(_reports);
        foreach (var (hash, code) in _links)
            copy._links[hash] = code;
        foreach (var (address, coordinator) in _members)
            copy._members[address] = coordinator;
        foreach (var (address, conversation) in _conversations)
            copy._conversations[address] = conversation;
        return copy;
    }

    /// <summary>Groups, monitors and what they brought.</summary>
    public MemoryMonitoring Monitoring { get; private init; } = new();

    public IReadOnlyList<Core.Monitoring.Group> MadeGroups() => Monitoring.MadeGroups();

    public IReadOnlyList<Core.Monitoring.Monitor> Monitors(string groupId) => Monitoring.Monitors(groupId);

    public Core.Monitoring.Monitor? MonitorAt(Address address) => Monitoring.MonitorAt(address);

    public IReadOnlyList<Core.Monitoring.CellCounts> CountsOf(string round) => Monitoring.CountsOf(round);

    public string? GroupOfChat(Address chat) => Monitoring.GroupChats().FirstOrDefault(c => c.Chat == chat).GroupId;

    public IReadOnlyList<Core.Monitoring.Measure> Measures() => Monitoring.Measures();

    /// <summary>What is flagged.</summary>
    public IReadOnlyList<Core.Monitoring.Flagged> FlaggedResponses { get; set; } = [];

    public IReadOnlyList<Core.Monitoring.Flagged> Flagged(string round) => [.. FlaggedResponses.Where(f => f.Response.Fieldwork!.Round == round)];

    /// <summary>How far monitors agree.</summary>
    public Core.Monitoring.RepeatedAgreement? Agreement { get; set; }

    public Core.Monitoring.RepeatedAgreement? AgreementOf(string round) => Agreement;

    public IReadOnlyList<Core.Monitoring.QualityDecision> Decisions(string round) => Monitoring.Decisions(round);

    public string NewId() => (++_ids).ToString("d8", CultureInfo.InvariantCulture);

    public ReportCode NewReportCode() => ReportCode.Of(_codes++, 7);

    public Report? Report(ReportCode code) => _reports.Find(r => r.Code == code);

    public Report? LatestReport(Address reporter) => _reports.FindLast(r => r.Reporter == reporter);

    public Referral? Referral(string tokenHash) => _referrals.Find(r => r.TokenHash == tokenHash);

    public Referral? LatestReferral(ReportCode code) => _referrals.FindLast(r => r.Code == code);

    public LinkCode? LinkCode(string hash) => _links.GetValueOrDefault(hash);

    public string NewSecret() => LastSecret = (++_secrets).ToString(CultureInfo.InvariantCulture).PadLeft(SecretCode.Length, '7');

    /// <summary>The secret that was given last.</summary>
    public string LastSecret { get; set; } = "";

    public IEnumerable<Report> OpenReports() => _reports.Where(r => r.IsOpen).OrderBy(r => r.FiledAt).ToArray();

    public IEnumerable<Report> ReportsSince(DateTimeOffset from) => _reports.Where(r => r.FiledAt >= from).OrderBy(r => r.FiledAt).ToArray();

    public Conversation? Conversation(Address address) => _conversations.GetValueOrDefault(address);

    public IReadOnlyList<Address> Members(string coordinatorId) => [.. _members.Where(m => m.Value == coordinatorId).Select(m => m.Key)];

    public string? CoordinatorOf(Address address) => _members.GetValueOrDefault(address);

    public string PseudonymOf(Address address) => Pseudonym.Of(address, 7);

    public void Remember(Address address, Turn turn)
    {
        _conversations[address] = turn.Next;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.FileReport file: _reports.Add(file.Report); break;
                case Effect.ChangeReport change: _reports[_reports.FindIndex(r => r.Code == change.After.Code)] = change.After; break;
                case Effect.KeepReferral { Referral: var referral }:
                    _referrals.RemoveAll(r => r.TokenHash == referral.TokenHash);
                    _referrals.Add(referral);
                    break;
                case Effect.KeepLinkCode keep: _links[keep.Code.Hash] = keep.Code; break;
                case Effect.JoinCoordinator join: _members[address] = join.CoordinatorId; break;
                case Effect.KeepGroup keep: Monitoring.Keep(keep.Group); break;
                case Effect.KeepMonitor keep: Monitoring.Keep(keep.Monitor); break;
                case Effect.TieChat tie: Monitoring.Tie(address, tie.GroupId); break;
                case Effect.KeepMeasure keep: Monitoring.Keep(keep.Measure); break;
                case Effect.KeepDecision keep: Monitoring.Keep(keep.Decision); break;
                case Effect.KeepResponse keep: Monitoring.Keep(keep.Response); break;
                case Effect.LeaveCoordinator: _members.Remove(address); break;
                case Effect.Erase:
                    Monitoring.Forget(address);
                    for (var i = 0; i < _reports.Count; i++)
                        _reports[i] = _reports[i].Reporter == address ? _reports[i].Anonymous() : _reports[i];
                    break;
                default: break;
            }
        }
    }
}
