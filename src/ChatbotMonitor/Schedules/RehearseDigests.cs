using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Schedules;

/// <summary>Makes every digest twice soon after the start and throws it away: what is made at eight is then made by warm code from warm pages, and a template that fails is in the log long before.</summary>
/// <param name="content">Knows the coordinators.</param>
/// <param name="post">Reads and writes digests.</param>
/// <param name="time">The clock.</param>
sealed class RehearseDigests(Content content, DigestPost post, TimeProvider time) : IJob
{
    // Whoever wrote while the program was down is answered first.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What ran once is compiled in haste; the second run is by code that is compiled with care.
    int _left = 2;
    DateTimeOffset _at = time.GetUtcNow() + Patience;

    /// <inheritdoc />
    /// <remarks>Whoever may come to lead is to be warm by then.</remarks>
    public bool IsEachWorkers => true;

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => _left > 0 ? _at : null;

    /// <inheritdoc />
    public Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        (_left, _at) = (_left - 1, now + Patience);
        var reader = post.Reader();
        foreach (var coordinator in content.Coordinators)
        {
            var date = DigestClock.LatestDue(coordinator, now);
            var digest = reader.Read(coordinator, date, DigestClock.Window(coordinator, date));
            foreach (var medium in new[] { Medium.Chat, Medium.Sms })
            {
                cancel.ThrowIfCancellationRequested();
                post.Text(new Telling.Day(digest), medium);
            }
        }

        return Task.CompletedTask;
    }
}
