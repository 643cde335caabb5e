using System.Globalization;

namespace ChatbotMonitor.Core.Register;

/// <summary>What a citizen says of a visit, as far as a standard speaks of it; what was not said is null or empty.</summary>
public sealed record Visit
{
    /// <summary>How many working days it took.</summary>
    public int? Days { get; init; }

    /// <summary>What was asked for in all, in som.</summary>
    public decimal? Fee { get; init; }

    /// <summary>Documents asked for that are none of the standard's, in the citizen's words; empty words where one was asked for and not named.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];
}

/// <summary>Compares what a citizen met with what the provider owes.</summary>
public static class Breaches
{
    /// <summary>Where <paramref name="visit"/> and the standard in force on its day part, the weightiest first: money, then time, then papers. A standard that says nothing of it is not broken.</summary>
    public static IReadOnlyList<Breach> Of(Standard? standard, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (standard is null)
            return [];
        var breaches = new List<Breach>();
        if (visit.Fee > standard.Fee)
            breaches.Add(new Breach(BreachKind.Fee, Som(visit.Fee.Value), Som(standard.Fee.Value), standard.Citation));
        if (visit.Days > standard.Days)
            breaches.Add(new Breach(BreachKind.Term, Number(visit.Days.Value), Number(standard.Days.Value), standard.Citation));
        // Where the register lists no documents its act is not known to forbid this one: the citizen's word alone is kept.
        breaches.AddRange(visit.Documents.Select(d => new Breach(BreachKind.Document, d, "", standard.Documents.Count > 0 ? standard.Citation : null)));
        return breaches;
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Som(decimal som) => som.ToString("0.##", CultureInfo.InvariantCulture);
}
