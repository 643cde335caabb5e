using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Digests;

/// <summary>What a coordinator is told; a closed set, by the templates' <c>kind</c>.</summary>
/// <param name="Kind">The word that templates know it by.</param>
/// <param name="Digest">Whom it is told, and the facts.</param>
abstract record Telling(string Kind, Digest Digest)
{
    /// <summary>The day's digest.</summary>
    public sealed record Day(Digest Digest) : Telling("day", Digest);

    /// <summary>The week's.</summary>
    public sealed record Week(Digest Digest) : Telling("week", Digest);

    /// <summary>That complaints about one thing in one place are many.</summary>
    /// <param name="Digest">Whom it is told; it has no other facts.</param>
    /// <param name="About">The names of the service and the place.</param>
    /// <param name="Complaints">How many.</param>
    /// <param name="Hours">In how many hours.</param>
    /// <param name="Latest">The complaint that made them many.</param>
    public sealed record Alert(Digest Digest, string About, int Complaints, int Hours, ReportCode Latest) : Telling("alert", Digest);

    /// <summary>That somebody else's digest lies unread.</summary>
    /// <param name="Digest">The other's facts.</param>
    /// <param name="Whose">Whose it is; the words are in the reader's language.</param>
    public sealed record Reminder(Digest Digest, string Whose) : Telling("reminder", Digest);
}
