using System.Globalization;
using System.Text;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotMonitor.Commands;

/// <summary>Prints digests as their coordinators would read them, and sends them where asked to.</summary>
/// <param name="Date">The local date; null for the last twenty-four hours, or with <paramref name="Send"/> the latest date due.</param>
/// <param name="To">A coordinator's id, or null for all.</param>
/// <param name="Send">Whether to send them; that is the date's digest then.</param>
sealed record DigestChore(DateOnly? Date, string? To, bool Send) : IChore
{
    public static string Name => "digest";

    public async Task Run(ChoreParts parts, Stream output)
    {
        var content = parts.Content();
        var coordinators = Coordinators(content);
        var post = new DigestPost(parts.Store, content, new DigestWords(content, NullLogger<DigestWords>.Instance));
        var pictures = new DigestPictures(content, NullLogger<DigestPictures>.Instance);
        var reader = post.Reader();
        var now = parts.Time.GetUtcNow();
        var text = new StringBuilder();
        var refused = new List<string>();
        var sent = new List<Digest>();
        foreach (var coordinator in coordinators)
        {
            var digest = Read(reader, coordinator, now);
            // The week's goes with Monday's; the digest of now is no day's.
            var week = (Date is not null || Send) && digest.Date.DayOfWeek == DayOfWeek.Monday ? digest : null;
            Print(post, digest, week, text, several: coordinators.Count > 1);
            if (!Send)
                continue;
            var (sentence, isSent) = await Post(parts, post, digest, week, now);
            text.AppendLine().AppendLine(sentence);
            if (!isSent)
                refused.Add(sentence);
            else
                sent.Add(digest);
        }

        foreach (var digest in sent)
            await pictures.Send(digest, batch => post.Members(batch, digest.Coordinator.Id), now, parts.Commit, CancellationToken.None);
        if (refused.Count == coordinators.Count)
            throw new CommandException(string.Join('\n', refused));
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    IReadOnlyList<Coordinator> Coordinators(Content content)
    {
        if (content.Coordinators.Count == 0)
            throw new CommandException("people.yaml names no coordinator: there is nobody to write a digest for.");
        if (To is null)
            return content.Coordinators;
        return content.Coordinator(To) is { } one
            ? [one]
            : throw new CommandException($"There is no coordinator '{To}'. There are: {string.Join(", ", content.Coordinators.Select(c => c.Id))}.");
    }

    Digest Read(DigestReader reader, Coordinator coordinator, DateTimeOffset now)
    {
        if (Date is null && !Send)
            return DigestPost.ReadUpTo(reader, coordinator, now);
        var date = Date ?? DigestClock.LatestDue(coordinator, now);
        var window = DigestClock.Window(coordinator, date);
        if (Send && window.To > now)
            throw new CommandException($"The digest of {Day(date)} for {coordinator.Id} is not complete before {window.To.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}.");
        return reader.Read(coordinator, date, window);
    }

    static void Print(DigestPost post, Digest digest, Digest? week, StringBuilder text, bool several)
    {
        if (several)
            text.AppendLine(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n" : "")}--- {digest.Coordinator.Id}");
        var media = post.Members(new Batch(), digest.Coordinator.Id).Select(a => a.Medium).Distinct().Order().ToList();
        text.AppendLine(string.Join("\n\n", (media.Count > 0 ? media : [Medium.Chat]).SelectMany(m => Tellings(digest, week).Select(t => post.Text(t, m)))));
    }

    static async Task<(string Sentence, bool IsSent)> Post(ChoreParts parts, DigestPost post, Digest digest, Digest? week, DateTimeOffset now)
    {
        var (id, date) = (digest.Coordinator.Id, Day(digest.Date));
        var answer = ("", false);
        await parts.Commit(batch => answer =
            post.Members(batch, id).Count == 0 && !post.IsDone(batch, id, digest.Date) ? ($"Nobody has joined as {id} yet: send /join and its invitation to the bot first.", false)
            : Write(post, batch, digest, week, now) is { } addresses ? ($"Sent to {addresses} address(es) as {id}'s digest of {date}.", true)
            : ($"The digest of {date} for {id} has had its turn: it is sent once a date, to those who have joined by then.", false));
        return answer;
    }

    static int? Write(DigestPost post, Batch batch, Digest digest, Digest? week, DateTimeOffset now)
    {
        var addresses = post.WriteDay(batch, digest, now);
        if (addresses is not null && week is not null)
            post.WriteWeek(batch, week, now);
        return addresses;
    }

    static IEnumerable<Telling> Tellings(Digest digest, Digest? week) => week is null ? [new Telling.Day(digest)] : [new Telling.Day(digest), new Telling.Week(week)];

    static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
