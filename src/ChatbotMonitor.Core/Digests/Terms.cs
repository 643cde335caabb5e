namespace ChatbotMonitor.Core.Digests;

/// <summary>What is late at the end of <paramref name="window"/>, against what is taken for granted: that all that waits is. Of very many counts the days and the services are few.</summary>
sealed class Terms(DigestWindow window, Reach reach)
{
    readonly DateOnly _first = reach.Day(reach.From(window));
    readonly DateOnly _today = reach.Day(window.To);
    readonly Dictionary<DateTimeOffset, DateOnly> _days = [];
    readonly Dictionary<string, bool> _assumed = new(StringComparer.Ordinal);

    /// <summary>Whether all that waits for <paramref name="service"/> is taken for late: where the first term is younger than the counts, what waited before it never was.</summary>
    public bool IsAssumed(string? service)
    {
        if (service is null)
            return false;
        if (!_assumed.TryGetValue(service, out var assumed))
            _assumed[service] = assumed = reach.HadTerm(service, _first);
        return assumed;
    }

    /// <summary>By how much one that waits since <paramref name="at"/> differs from what is taken for granted: 0 where it is as late as that.</summary>
    public int Overdue(string? service, DateTimeOffset at) => (reach.Due(service, Day(at)) < _today ? 1 : 0) - (IsAssumed(service) ? 1 : 0);

    /// <summary>The same of one that lies with the provider since <paramref name="at"/>.</summary>
    public int Silent(string? service, DateTimeOffset at) => reach.DueFromProvider(service, Day(at)) < _today ? 0 : -1;

    /// <summary>Where there is a difference before the window's end: of each service as few stretches as tell it.</summary>
    public IEnumerable<ServiceStretch> Differences()
    {
        var starts = Enumerable.Range(0, _today.DayNumber - _first.DayNumber + 1).Select(n => reach.StartOf(_first.AddDays(n))).Where(d => d < window.To).ToArray();
        return reach.Services.Append<string?>(null).SelectMany(service =>
            Runs(starts, day => Overdue(service, day)).Select(run => new ServiceStretch(Counted.Waiting, service, run.From, run.To))
                .Concat(Runs(starts, day => Silent(service, day)).Select(run => new ServiceStretch(Counted.Referred, service, run.From, run.To))));
    }

    IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Runs(DateTimeOffset[] starts, Func<DateTimeOffset, int> differs)
    {
        for (var (n, from) = (0, 0); n < starts.Length; n++)
        {
            var isLast = n == starts.Length - 1 || differs(starts[n + 1]) != differs(starts[n]);
            if (isLast && differs(starts[n]) != 0)
                yield return (starts[from], n == starts.Length - 1 ? window.To : starts[n + 1]);
            if (isLast)
                from = n + 1;
        }
    }

    DateOnly Day(DateTimeOffset at)
    {
        if (!_days.TryGetValue(at, out var day))
            _days[at] = day = reach.Day(at);
        return day;
    }
}
