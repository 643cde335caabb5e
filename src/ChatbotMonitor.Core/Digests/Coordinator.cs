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
public sealed record Coordinator(string Id, string Name, string Invite, string Language, TimeOnly DigestAt, TimeZoneInfo Zone, Scope Scope)
{
    /// <summary>When complaints about one service in one place are so many that it is told at once, or null for never.</summary>
    public AlertRule? Alert { get; init; }

    /// <summary>The id of the coordinator who is told where nobody acknowledges its digest, or null for whoever looks after the same.</summary>
    public string? Next { get; init; }

    /// <summary>How many SMS a digest may take.</summary>
    public int SmsSegments { get; init; } = 2;

    /// <summary>Whether it also looks after the program itself, and hears of its trouble.</summary>
    public bool IsOperator { get; init; }
}

/// <summary>How many complaints in what time are many.</summary>
public sealed record AlertRule(int Reports, TimeSpan Within);

/// <summary>Who is next in line.</summary>
public static class InLine
{
    /// <summary>Who is to be told where <paramref name="coordinator"/> is silent: whom it names, or else the next of <paramref name="all"/> after it, round and round, that looks after all that it does; null where there is nobody.</summary>
    public static Coordinator? After(Coordinator coordinator, IReadOnlyList<Coordinator> all, Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(all);
        var others = all.SkipWhile(c => c.Id != coordinator.Id).Skip(1).Concat(all.TakeWhile(c => c.Id != coordinator.Id));
        return others.FirstOrDefault(c => coordinator.Next is { } next ? c.Id == next : c.Scope.CoversAll(coordinator.Scope, places));
    }
}

/// <summary>Places and services somebody looks after; an empty list is all, a place stands for what lies in it.</summary>
public sealed record Scope(IReadOnlyList<string> Places, IReadOnlyList<string> Services)
{
    /// <summary>Whether all that lies in <paramref name="other"/> is within it.</summary>
    public bool CoversAll(Scope other, Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Places.Count == 0 || (other.Places.Count > 0 && other.Places.All(o => CoversPlace(o, places))))
            && (Services.Count == 0 || (other.Services.Count > 0 && other.Services.All(s => Services.Contains(s, StringComparer.Ordinal))));
    }

    /// <summary>Whether <paramref name="place"/> is within it, whatever the service.</summary>
    public bool CoversPlace(string? place, Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return Places.Count == 0 || Places.Any(p => places.LiesIn(place, p));
    }

    /// <summary>Whether a report on <paramref name="service"/> in <paramref name="place"/> is within it.</summary>
    public bool Covers(string? place, string? service, Gazetteer places) =>
        CoversPlace(place, places)
        && (Services.Count == 0 || (service is not null && Services.Contains(service, StringComparer.Ordinal)));
}
