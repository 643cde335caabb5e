using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Invitations;

/// <summary>How far inviting has come, and when about it will be over: in counts, nobody by number.</summary>
sealed class InvitationReport(IStore store, Content content, Settings settings)
{
    readonly BulkGateways _gateways = new(settings);

    /// <summary>A paragraph a survey, of that one where <paramref name="survey"/> is given.</summary>
    public string Text(string? survey, DateTimeOffset now)
    {
        var bySurvey = store.Invitations().Where(i => survey is null || string.Equals(i.SurveyId, survey, StringComparison.Ordinal))
            .GroupBy(i => i.SurveyId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(g.Key, [.. g], now)).ToList();
        return bySurvey.Count == 0 ? "Nobody is invited." : string.Join('\n', bySurvey);
    }

    /// <summary>When the last of those who are planned is asked, if nothing but the gateways' limits and quiet hours holds it up; null where nobody is planned.</summary>
    public DateTimeOffset? End(IEnumerable<Invitation> invitations, DateTimeOffset now) => invitations.Where(i => i.State == InvitationState.Planned)
        .GroupBy(i => _gateways.Of(i.To), StringComparer.Ordinal)
        .Select(g => (DateTimeOffset?)settings.Quiet.After(_gateways.RateOf(g.Key).Interval * g.Count(), now, content.Zone))
        .Max();

    string Of(string survey, List<Invitation> invitations, DateTimeOffset now)
    {
        int Count(InvitationState state) => invitations.Count(i => i.State == state);
        var asked = invitations.Count(i => i.AskedAt is not null);
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{survey}: {invitations.Count} invited; {asked} asked, {invitations.Count(i => i.RemindedAt is not null)} reminded, {Count(InvitationState.Answered)} answered, {Count(InvitationState.Declined)} declined, {Count(InvitationState.LeftOut)} left out; {Count(InvitationState.Planned)} to be asked.");
        if (invitations.Exists(i => i.Held))
            return $"{head} Stopped: go on with --resume.";
        if (End(invitations, now) is not { } end)
            return head;
        var local = TimeZoneInfo.ConvertTime(end, content.Zone);
        var cap = new Budget(store, settings.Cost, content) is var budget && invitations.Where(i => i.State == InvitationState.Planned).Select(i => _gateways.Of(i.To)).Distinct(StringComparer.Ordinal)
            .Select(g => budget.Reached(g, 0, now)).FirstOrDefault(c => c is not null) is { } reached
            ? string.Create(CultureInfo.InvariantCulture, $" They wait: {reached.Spent:0.##} of {reached.Limit:0.##} {settings.Cost.Currency} is spent since {reached.Since:yyyy-MM-dd}.")
            : "";
        return $"{head} The last one is asked about {local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}.{cap}";
    }
}
