namespace ChatbotMonitor.Storage;

/// <summary>What a gateway sent from a moment on: SMS, their segments and what those cost; counted in the transaction that settles the sending.</summary>
/// <param name="From">When the count begins; the store keeps them by the half hour, which is what phones count by and what every zone's day begins with.</param>
/// <param name="Gateway">The gateway, as settings call it.</param>
/// <param name="Messages">Messages it took.</param>
/// <param name="Segments">The segments they were sent in.</param>
/// <param name="Amount">What they cost, at the price of that time.</param>
public sealed record Spent(DateTimeOffset From, string Gateway, int Messages, int Segments, decimal Amount)
{
    /// <summary>How long one count runs.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>When the count that <paramref name="at"/> falls into begins.</summary>
    public static DateTimeOffset Begin(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Length.Ticks), TimeSpan.Zero);
}
