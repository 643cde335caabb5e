using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Who looks after a complaint: coordinators whose scope holds it, and those who have had a hand in it.</summary>
static class Concerned
{
    /// <summary>What to say to each of their addresses that wants to be written to; <paramref name="words"/> gives it by coordinator and medium.</summary>
    public static IEnumerable<Effect> Tell(Report report, Content content, ILookups lookups, Func<Coordinator, Medium, string> words) =>
        Tell(content.Coordinators.Where(c => c.Scope.Covers(report.Place, report.Service, content.Places) || report.Changes.Any(change => change.By == Actor.Coordinator(c.Id))), lookups, words);

    /// <summary>What to say to each address of those coordinators that wants to be written to.</summary>
    public static IEnumerable<Effect> Tell(IEnumerable<Coordinator> coordinators, ILookups lookups, Func<Coordinator, Medium, string> words) =>
        from coordinator in coordinators
        from address in lookups.Members(coordinator.Id)
        where lookups.Conversation(address) is not { IsReachable: false }
        select new Effect.Say(new Outbound(address, words(coordinator, address.Medium)));
}
