using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Reads digests out of the store and writes them to those who joined.</summary>
public sealed class DigestPost(IStore store, Content content)
{
    /// <summary>The digest of <paramref name="date"/> over <paramref name="window"/>.</summary>
    public Digest Read(Coordinator coordinator, DateOnly date, DigestWindow window)
    {
        var sources = new DigestSources(
            ExactCounts.Of(store, window.BeforeFrom, window.From),
            ExactCounts.Of(store, window.From, window.To),
            store.Reports(window.From, window.To),
            store.OpenReports());
        return DigestBuilder.Build(coordinator, date, window, sources, new DigestNames(content.Register, content.Places, content.Texts));
    }

    /// <summary>The digest of the twenty-four hours up to <paramref name="now"/>.</summary>
    public Digest ReadUpTo(Coordinator coordinator, DateTimeOffset now) =>
        Read(coordinator, DigestClock.LocalDate(coordinator, now), DigestWindow.UpTo(now));

    /// <summary>The digest in the words <paramref name="medium"/> is sent.</summary>
    public string Text(Digest digest, Medium medium) => DigestText.For(digest, content.Texts, medium);

    /// <summary>Whether the digest of that date is done with, in the store or in <paramref name="batch"/>; sure on the committer's thread only.</summary>
    public bool IsDone(Batch batch, string coordinatorId, DateOnly date) => batch.Digests.Contains((coordinatorId, date)) || store.DigestSent(coordinatorId, date);

    /// <summary>Writes the digest of its date to every member, and marks the date as done, also where there is no member: who joins later that day begins with the next one.</summary>
    /// <returns>How many addresses it goes to, or null where the date was done before.</returns>
    public int? WriteDay(Batch batch, Digest digest, DateTimeOffset now)
    {
        if (IsDone(batch, digest.Coordinator.Id, digest.Date))
            return null;
        batch.Digests.Add((digest.Coordinator.Id, digest.Date));
        var members = Members(batch, digest.Coordinator.Id);
        Write(batch, digest, members, now);
        return members.Count;
    }

    /// <summary>Writes the digest to <paramref name="addresses"/>.</summary>
    public void Write(Batch batch, Digest digest, IEnumerable<Address> addresses, DateTimeOffset now)
    {
        foreach (var address in addresses)
            batch.Messages.Add((new Outbound(address, Text(digest, address.Medium)), now));
    }

    /// <summary>The addresses that joined and may be written to, as they stand after <paramref name="batch"/>.</summary>
    public IReadOnlyList<Address> Members(Batch batch, string coordinatorId)
    {
        var lookups = new Lookups(store, batch);
        return [.. lookups.Members(coordinatorId).Where(m => lookups.Conversation(m) is not { OptedOut: true } and not { Unreachable: true })];
    }
}
