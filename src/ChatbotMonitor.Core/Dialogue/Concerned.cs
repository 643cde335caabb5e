using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Who looks after a complaint: coordinators whose scope holds it, and those who have had a hand in it.</summary>
static class Concerned
{
    /// <summary>What to say to each of their addresses that wants to be written to; <paramref name="words"/> gives it by coordinator and medium.</summary>
    public static IEnumerable<Effect> Tell(Report report, Content content, ILookups lookups, Func<Coordinator, Medium, string> words) =>
        from coordinator in content.Coordinators
        where coordinator.Scope.Covers(report.Place, report.Service, content.Places) || report.Changes.Any(c => c.By == Actor.Coordinator(coordinator.Id))
        from address in lookups.Members(coordinator.Id)
        where lookups.Conversation(address) is not { IsReachable: false }
        select new Effect.Say(new Outbound(address, words(coordinator, address.Medium)));
}
