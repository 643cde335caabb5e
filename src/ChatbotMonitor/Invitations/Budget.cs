using System.Globalization;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Invitations;

/// <summary>What SMS may cost: beyond it new invitations wait, and nothing else.</summary>
sealed class Budget(IStore store, CostSettings cost, Content content)
{
    /// <summary>The cap that one more segment by <paramref name="gateway"/>, after the <paramref name="waiting"/> messages in front of it, would pass; null where it would pass none.</summary>
    public Cap? Reached(string gateway, int waiting, DateTimeOffset now)
    {
        var price = cost.PriceOf(gateway);
        if (price <= 0)
            return null;
        var today = LocalTime.DayOf(now, content.Zone);
        // The longer one first: where both are passed, tomorrow changes nothing.
        return Of(TextKeys.CostCapMonth, cost.PerMonth, new DateOnly(today.Year, today.Month, 1)) ?? Of(TextKeys.CostCapDay, cost.PerDay, today);

        Cap? Of(string key, decimal? limit, DateOnly since) =>
            limit is { } most && Since(since) + (price * waiting) is var spent && spent + price > most ? new Cap(key, since, spent, most) : null;
    }

    /// <summary>What was spent since the first moment of that local day.</summary>
    public decimal Since(DateOnly day) => store.Spent(LocalTime.StartOf(day, content.Zone), DateTimeOffset.MaxValue).Sum(s => s.Amount);

    /// <summary>Tells the operator that <paramref name="cap"/> is reached, once a day or month; where people.yaml names none, all coordinators. True where that was news.</summary>
    public bool Tell(DigestPost post, Batch batch, Cap cap, DateTimeOffset now)
    {
        var mark = Marks.Capped(cap.Key, cap.Since);
        if (post.Marked(batch, mark) is not null)
            return false;
        batch.Marks.Add((mark, now));
        var lookups = new Lookups(store, batch);
        var operators = content.Coordinators.Where(c => c.IsOperator).ToList();
        foreach (var coordinator in operators.Count > 0 ? operators : content.Coordinators)
        {
            foreach (var address in lookups.Members(coordinator.Id))
                batch.Messages.Add((new Outbound(address, Words(cap, coordinator, address)), now));
        }

        return true;
    }

    string Words(Cap cap, Coordinator coordinator, Address address) => content.Texts.Say(
        cap.Key, coordinator.Language, address.Medium, ("spent", Money(cap.Spent)), ("cap", Money(cap.Limit)), ("currency", cost.Currency));

    static string Money(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A cap on money that is reached.</summary>
/// <param name="Key">The sentence that says so.</param>
/// <param name="Since">The first day that it counts.</param>
/// <param name="Spent">What was spent since, with what is on its way.</param>
/// <param name="Limit">What may be spent.</param>
sealed record Cap(string Key, DateOnly Since, decimal Spent, decimal Limit);
