using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Digests;

/// <summary>How long a provider has, and how far back one must look to tell what is late: however much lies before that, it is late all of it.</summary>
/// <param name="register">The terms.</param>
/// <param name="calendar">The days offices work.</param>
/// <param name="zone">Where days begin and end.</param>
public sealed class Reach(ServiceRegister register, WorkingCalendar calendar, TimeZoneInfo zone)
{
    /// <summary>How many working days a provider may be silent on what was referred to it, where the register gives no term.</summary>
    public const int Patience = 10;

    // Five weeks: fix rates.
    const int FewestDays = 36;

    readonly Dictionary<(string? Service, DateOnly Day), DateOnly?> _due = [];

    /// <summary>The services that may have a term.</summary>
    public IEnumerable<string> Services => register.Services.Select(s => s.Id);

    /// <summary>Where the counts that <paramref name="window"/> needs begin: a local midnight.</summary>
    public DateTimeOffset From(DigestWindow window)
    {
        var longest = register.Services.SelectMany(s => s.Standards).Max(s => s.Days) ?? 0;
        var (today, day) = (Day(window.To), Day(window.To));
        while (calendar.Add(day, Math.Max(longest, Patience)) >= today || today.DayNumber - day.DayNumber < FewestDays)
            day = day.AddDays(-1);
        return StartOf(day);
    }

    /// <summary>The local day of a moment.</summary>
    public DateOnly Day(DateTimeOffset at) => LocalTime.DayOf(at, zone);

    /// <summary>When a local day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => LocalTime.StartOf(day, zone);

    /// <summary>The last day that what began on <paramref name="day"/> may wait, or null where <paramref name="service"/> has no term.</summary>
    public DateOnly? Due(string? service, DateOnly day)
    {
        if (!_due.TryGetValue((service, day), out var due))
            _due[(service, day)] = due = register.Service(service)?.StandardOn(day)?.Days is { } days ? calendar.Add(day, days) : null;
        return due;
    }

    /// <summary>The same for what lies with the provider, which has <see cref="Patience"/> where there is no term.</summary>
    public DateOnly DueFromProvider(string? service, DateOnly day) => Due(service, day) ?? calendar.Add(day, Patience);

    /// <summary>Whether a term of <paramref name="service"/> was in force on <paramref name="day"/> or before.</summary>
    public bool HadTerm(string? service, DateOnly day) => register.Service(service)?.Standards.Any(s => s.Days is not null && s.ValidFrom <= day) == true;
}
