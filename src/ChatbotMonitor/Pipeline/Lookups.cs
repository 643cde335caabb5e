using System.Security.Cryptography;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Pipeline;

/// <summary>What a step may ask: the store as it will be once <paramref name="batch"/> is written.</summary>
sealed class Lookups(IStore store, Batch batch) : ILookups
{
    readonly HashSet<string> _heard = [.. batch.Heard.Select(h => h.Id)];

    /// <summary>Whether this is the batch that is being filled.</summary>
    public bool IsOver(Batch other) => ReferenceEquals(batch, other);

    /// <summary>Notes that a message is heard; false where it was before.</summary>
    public bool Hear(Inbound inbound, DateTimeOffset now)
    {
        if (_heard.Contains(inbound.Id) || store.Heard(inbound.Id))
            return false;
        _heard.Add(inbound.Id);
        batch.Heard.Add((inbound.Id, now));
        return true;
    }

    /// <summary>The conversation with <paramref name="address"/> as it now stands, or null before the first word.</summary>
    public Conversation? Conversation(Address address) =>
        batch.Conversations.TryGetValue(address, out var inHand) ? inHand : IsForgotten(address) ? null : store.Conversation(address);

    public string NewId() => Guid.NewGuid().ToString("N");

    public ReportCode NewReportCode() => ReportCode.Of(store.TakeReportNumber(), store.ReportKey);

    public Report? Report(ReportCode code) => InHand(code) ?? (store.Report(code.Digits) is { } stored ? Known(stored) : null);

    public Report? LatestReport(Address reporter)
    {
        var latest = batch.Reports.FindLast(r => r.Reporter == reporter) ?? (IsForgotten(reporter) ? null : store.LatestReport(reporter));
        return latest is null ? null : InHand(latest.Code) ?? latest;
    }

    public IEnumerable<Report> OpenReports() => AsTheyNowAre(store.OpenReports()).Concat(TakenUpAgain).Where(r => r.IsOpen);

    public IEnumerable<Report> ReportsSince(DateTimeOffset from) => AsTheyNowAre(store.Reports(from, DateTimeOffset.MaxValue));

    public Referral? Referral(string tokenHash) => batch.Referrals.FindLast(r => r.TokenHash == tokenHash) ?? store.Referral(tokenHash);

    public Referral? LatestReferral(ReportCode code)
    {
        var stored = store.LatestReferral(code.Digits);
        return batch.Referrals.FindAll(r => r.Code == code) is { Count: > 0 } inHand && inHand.MaxBy(r => r.At) is { } newest && (stored is null || newest.At >= stored.At) ? Referral(newest.TokenHash) : stored;
    }

    public LinkCode? LinkCode(string hash) =>
        (batch.LinkCodes.FindLast(c => c.Hash == hash) ?? store.LinkCode(hash)) is { } code && !IsForgotten(code.From) ? code : null;

    public string NewSecret() => RandomNumberGenerator.GetString(SecretCode.Letters, SecretCode.Length);

    public IReadOnlyList<Address> Members(string coordinatorId)
    {
        var members = store.Members(coordinatorId).ToList();
        foreach (var (address, joined) in batch.Members)
        {
            members.Remove(address);
            if (joined == coordinatorId)
                members.Add(address);
        }

        members.RemoveAll(IsForgotten);
        return members;
    }

    public string? CoordinatorOf(Address address)
    {
        var inHand = batch.Members.FindLastIndex(m => m.Address == address);
        return inHand >= 0 ? batch.Members[inHand].CoordinatorId : IsForgotten(address) ? null : store.CoordinatorOf(address);
    }

    public IReadOnlyList<Group> MadeGroups() =>
        batch.Groups.Count == 0 ? store.MadeGroups() : [.. store.MadeGroups().Concat(batch.Groups).GroupBy(g => g.Id, StringComparer.Ordinal).Select(g => g.Last())];

    public IReadOnlyList<Monitor> Monitors(string groupId)
    {
        var monitors = store.Monitors(groupId);
        if (batch.Monitors.Count == 0 && batch.Erased.Count == 0)
            return monitors;
        return [.. monitors.Select(Known).Concat(batch.Monitors).GroupBy(m => m.Id, StringComparer.Ordinal).Select(m => m.Last()).Where(m => m.GroupId == groupId).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id, StringComparer.Ordinal)];
    }

    public Monitor? MonitorAt(Address address)
    {
        if (batch.Monitors.FindLast(m => m.Address == address) is { } inHand)
            return inHand;
        return IsForgotten(address) || store.MonitorAt(address) is not { } stored || batch.Monitors.Exists(m => m.Id == stored.Id) ? null : stored;
    }

    public IReadOnlyList<CellCounts> CountsOf(string round) =>
        CellCounts.Add(store.CountsOf(round), batch.Responses.Where(r => r.Fieldwork is { } work && work.Round == round));

    public string? GroupOfChat(Address chat)
    {
        var inHand = batch.GroupChats.FindLastIndex(c => c.Chat == chat);
        return inHand >= 0 ? batch.GroupChats[inHand].GroupId : store.GroupChats().FirstOrDefault(c => c.Chat == chat).GroupId;
    }

    public IReadOnlyList<Measure> Measures() =>
        batch.Measures.Count == 0 ? store.Measures() : [.. store.Measures().Concat(batch.Measures).GroupBy(m => m.Id).Select(m => m.Last()).OrderBy(m => m.Id)];

    /// <summary>What works out the flags of a round's responses; none where nobody asks for them.</summary>
    public Func<string, IReadOnlyList<Flagged>>? Quality { get; init; }

    public IReadOnlyList<Flagged> Flagged(string round) => Quality?.Invoke(round) ?? [];

    /// <summary>What works out how far the monitors of a round agree; nothing where nobody asks for it.</summary>
    public Func<string, RepeatedAgreement?>? Agreement { get; init; }

    public RepeatedAgreement? AgreementOf(string round) => Agreement?.Invoke(round);

    public IReadOnlyList<QualityDecision> Decisions(string round) =>
        [.. store.Decisions(round).Concat(batch.Decisions.Where(d => d.Round == round)).GroupBy(d => d.ResponseId, StringComparer.Ordinal).Select(g => g.Last())];

    public string PseudonymOf(Address address) => Pseudonym.Of(address, store.ReportKey);

    IEnumerable<Report> AsTheyNowAre(IEnumerable<Report> stored) => stored.Concat(batch.Reports).Select(r => InHand(r.Code) ?? Known(r));

    // Closed in the store, and taken up again in this batch.
    IEnumerable<Report> TakenUpAgain =>
        batch.Changes.GroupBy(c => c.After.Code).Where(g => !g.First().Before.IsOpen).Select(g => g.Last().After);

    // As this batch leaves it, or null where it does not touch it.
    Report? InHand(ReportCode code)
    {
        var change = batch.Changes.FindLastIndex(c => c.After.Code == code);
        return change >= 0 ? batch.Changes[change].After : batch.Reports.Find(r => r.Code == code);
    }

    Report Known(Report stored) => stored.Reporter is { } reporter && IsForgotten(reporter) ? stored.Anonymous() : stored;

    Monitor Known(Monitor stored) => stored.Address is { } address && IsForgotten(address) ? stored.Anonymous() : stored;

    bool IsForgotten(Address address) => batch.Erased.Count > 0 && batch.Erased.Contains(address);
}
