using ChatbotMonitor.Core.Places;

namespace ChatbotMonitor.Core.Digests;

/// <summary>Who reads the digest and acts on it.</summary>
/// <param name="Id">Its id in <c>people.yaml</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Invite">The code sent to the bot to join.</param>
/// <param name="Language">The language of its digest.</param>
/// <param name="DigestAt">The local time its digest goes out.</param>
/// <param name="Zone">The zone of that time.</param>
/// <param name="Scope">What it looks after.</param>
public sealed record Coordinator(string Id, string Name, string Invite, string Language, TimeOnly DigestAt, TimeZoneInfo Zone, Scope Scope);

/// <summary>Places and services somebody looks after; an empty list is all, a place stands for what lies in it.</summary>
public sealed record Scope(IReadOnlyList<string> Places, IReadOnlyList<string> Services)
{
    /// <summary>Whether a report on <paramref name="service"/> in <paramref name="place"/> is within it.</summary>
    public bool Covers(string? place, string? service, Gazetteer places) =>
        (Places.Count == 0 || Places.Any(p => places.LiesIn(place, p)))
        && (Services.Count == 0 || (service is not null && Services.Contains(service, StringComparer.Ordinal)));
}
