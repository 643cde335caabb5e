using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What citizens complained of in the time of a round: carried beside its scores, and never mixed into them.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="Count">How many complaints; null where that may not be shown.</param>
/// <param name="Fixed">How many of them are fixed; null where their number may not be shown.</param>
public sealed record ComplaintFigures(ScoreScope Scope, int? Count, FixRate? Fixed)
{
    /// <summary>The figures of <paramref name="reports"/>, all of the time in question, for every service, place and provider they name, and for all; duplicates are left out.</summary>
    public static IReadOnlyList<ComplaintFigures> Of(IEnumerable<Report> reports, ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        // A complaint may name no service or no place: it counts in the totals it belongs to.
        var cells = reports.Where(r => r.Status != ReportStatus.Duplicate).ToLookup(r => (Service: r.Service ?? "", Place: r.Place ?? ""));
        var rates = cells.ToDictionary(c => c.Key, FixRate.Of);
        // Who knows a share and of how many it is knows how many it stands for, and how many it does not.
        ShownCounts[] told = [Counts(c => cells[c].Count()), Counts(c => rates[c].Answered), Counts(c => rates[c].Fixed), Counts(c => rates[c].Answered - rates[c].Fixed)];
        return [.. told[0].Scopes.Where(s => s is { Service: not "", Place: not "" }).Select(s => new ComplaintFigures(s, told[0].Shown(s),
            Array.Exists(told, t => t.IsHidden(s)) ? null : FixRate.Of(cells.Where(c => s.Covers(c.Key.Service, c.Key.Place, register)).SelectMany(c => c))))];

        ShownCounts Counts(Func<(string Service, string Place), int> number) => ShownCounts.Of(rates.Keys.ToDictionary(c => c, number), register);
    }
}
