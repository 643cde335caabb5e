using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A referral that did not reach its provider: whoever looks after the complaint hears it while there is time to pick up the telephone.</summary>
static class Bounced
{
    public static IReadOnlyList<Effect> Of(string digits, Content content, ILookups lookups)
    {
        if (ReportCode.Read(digits) is not { } code || lookups.Report(code) is not { Status: ReportStatus.Referred } report || lookups.LatestReferral(code) is not { } referral)
            return [];
        var provider = content.Register.Provider(referral.ProviderId);
        return [.. Concerned.Tell(report, content, lookups, (coordinator, medium) => content.Texts.Say(
            TextKeys.TeamBounced, coordinator.Language, medium, ("code", code.Spoken), ("provider", provider?.Name.In(coordinator.Language) ?? referral.ProviderId)))];
    }
}
