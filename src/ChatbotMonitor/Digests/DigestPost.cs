using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Digests;

/// <summary>Writes digests to those who joined.</summary>
sealed class DigestPost(IStore store, Content content, DigestWords words)
{
    const int MostButtons = 9;

    /// <summary>A reader for digests that are made at one time.</summary>
    public DigestReader Reader() => new(store, content);

    /// <summary>The digest of the twenty-four hours up to <paramref name="now"/>.</summary>
    public static Digest ReadUpTo(DigestReader reader, Coordinator coordinator, DateTimeOffset now) =>
        reader.Read(coordinator, DigestClock.LocalDate(coordinator, now), DigestWindow.UpTo(now));

    /// <summary>The digest in the words <paramref name="medium"/> is sent.</summary>
    public string Text(Telling telling, Medium medium) => words.Say(telling, medium);

    /// <summary>Whether the digest of that date is done with, in the store or in <paramref name="batch"/>; sure on the committer's thread only.</summary>
    public bool IsDone(Batch batch, string coordinatorId, DateOnly date) => batch.Digests.Contains((coordinatorId, date)) || store.DigestSent(coordinatorId, date);

    /// <summary>When what that mark names was last done, in the store or in <paramref name="batch"/>, or null.</summary>
    public DateTimeOffset? Marked(Batch batch, string mark) =>
        batch.Marks.FindLastIndex(m => string.Equals(m.Key, mark, StringComparison.Ordinal)) is >= 0 and var at ? batch.Marks[at].At : store.Marked(mark);

    /// <summary>Writes the digest of its date to every member, with a button to acknowledge it by, and marks the date as done, also where there is no member: who joins later that day begins with the next one.</summary>
    /// <returns>How many addresses it goes to, or null where the date was done before.</returns>
    public int? WriteDay(Batch batch, Digest digest, DateTimeOffset now)
    {
        if (IsDone(batch, digest.Coordinator.Id, digest.Date))
            return null;
        batch.Digests.Add((digest.Coordinator.Id, digest.Date));
        var members = Members(batch, digest.Coordinator.Id);
        Write(batch, new Telling.Day(digest), members, now, [.. Reports(digest), [Seen(digest)]]);
        return members.Count;
    }

    /// <summary>Writes the week's digest to every member, once a week; a week of nothing is done with in silence.</summary>
    public void WriteWeek(Batch batch, Digest week, DateTimeOffset now)
    {
        var mark = Marks.Week(week.Coordinator.Id, week.Date);
        if (Marked(batch, mark) is not null)
            return;
        batch.Marks.Add((mark, now));
        if (week.WeekComplaints is not { Now: 0, Before: 0 } || week.OpenCount > 0)
            Write(batch, new Telling.Week(week), Members(batch, week.Coordinator.Id), now);
    }

    /// <summary>Writes to <paramref name="addresses"/>.</summary>
    public void Write(Batch batch, Telling telling, IEnumerable<Address> addresses, DateTimeOffset now, IReadOnlyList<IReadOnlyList<Button>>? keyboard = null)
    {
        var lookups = new Lookups(store, batch);
        foreach (var address in addresses)
        {
            var message = new Outbound(address, Text(telling, address.Medium)) { Keyboard = address.Medium == Medium.Chat ? keyboard ?? [] : [] };
            batch.Messages.Add((LatinLetters.In(message, address.Medium == Medium.Sms && lookups.Conversation(address) is { Latin: true }), now));
        }
    }

    /// <summary>The addresses that joined and may be written to, as they stand after <paramref name="batch"/>.</summary>
    public IReadOnlyList<Address> Members(Batch batch, string coordinatorId)
    {
        var lookups = new Lookups(store, batch);
        return [.. lookups.Members(coordinatorId).Where(m => lookups.Conversation(m) is not { IsReachable: false })];
    }

    /// <summary>Buttons that lead to the reports a digest names.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Reports(Digest digest) =>
        [
            .. DeskButtons.To(digest.Urgent.Select(r => r.Code)
                .Concat(digest.Clusters.Select(c => c.First).OfType<ReportCode>())
                .Concat(digest.Oldest.Select(r => r.Code)).Distinct().Take(MostButtons)),
        ];

    Button Seen(Digest digest) => new(
        content.Texts.Say(TextKeys.DigestSeen, digest.Coordinator.Language, Medium.Chat),
        new PressData(PressData.Digest, "", digest.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), "seen").ToString());
}
