using System.Globalization;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Register;

/// <summary>Who owes a service, as the law distinguishes; enterprises may lie outside the law on services.</summary>
public enum ServiceLevel
{
    State,
    Municipal,
    Enterprise,
}

/// <summary>The body responsible for services.</summary>
/// <param name="Id">Its id in <c>register.yaml</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Contact">Where complaints can be referred to; kept for referrals.</param>
public sealed record Provider(string Id, LocalText Name, ProviderContact? Contact);

/// <summary>A provider's own address: one of a Telegram chat id, a number for SMS, an e-mail address.</summary>
public sealed record ProviderContact(string? Telegram, string? Sms, string? Email)
{
    /// <summary>The language that it is written to in.</summary>
    public string Language { get; init; } = "ru";
}

/// <summary>What a provider owes from a day on; the one in force on the day of the visit counts.</summary>
/// <param name="ValidFrom">The first day it is in force.</param>
public sealed record Standard(DateOnly ValidFrom)
{
    /// <summary>The last day it is in force, or null while it is.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The longest wait, in working days.</summary>
    public int? Days { get; init; }

    /// <summary>The official fee, in som.</summary>
    public decimal? Fee { get; init; }

    /// <summary>The documents that may be asked for.</summary>
    public IReadOnlyList<LocalText> Documents { get; init; } = [];

    /// <summary>Opening hours, as written by the operator.</summary>
    public string? Hours { get; init; }

    /// <summary>Where to appeal.</summary>
    public LocalText? Appeal { get; init; }

    /// <summary>The act that says so.</summary>
    public string? Citation { get; init; }

    /// <summary>Where the figures were found.</summary>
    public string? Source { get; init; }

    /// <summary>The day the source was as quoted.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>True for an invented or doubtful value: <c>check</c> reminds of it until an operator replaces it.</summary>
    public bool Example { get; init; }

    /// <summary>What expressions may ask for by <c>standard('…')</c>.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["days", "fee", "hours"];

    /// <summary>One of <see cref="Fields"/> as an expression sees it; empty where it says nothing of it.</summary>
    public string Field(string name) => name switch
    {
        "days" => Days?.ToString(CultureInfo.InvariantCulture) ?? "",
        "fee" => Fee?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        "hours" => Hours ?? "",
        _ => "",
    };

    /// <summary>Whether it is in force on <paramref name="day"/>.</summary>
    public bool CoversDay(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>A public service of <c>register.yaml</c>.</summary>
public sealed record Service(string Id, LocalText Name, IReadOnlyList<string> Aliases, ServiceLevel Level, string ProviderId, IReadOnlyList<Standard> Standards)
{
    /// <summary>The standard in force on <paramref name="day"/>, the newest where several are, or null.</summary>
    public Standard? StandardOn(DateOnly day) =>
        Standards.Where(s => s.CoversDay(day)).MaxBy(s => s.ValidFrom);
}

/// <summary>All services and the providers responsible.</summary>
public sealed class ServiceRegister
{
    readonly Dictionary<string, Service> _services;
    readonly Dictionary<string, Provider> _providers;

    /// <summary>Takes lists whose ids are unique.</summary>
    public ServiceRegister(IReadOnlyList<Provider> providers, IReadOnlyList<Service> services)
    {
        Services = services;
        Providers = providers;
        _services = services.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _providers = providers.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>The services, in the operator's order.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>The providers, in the operator's order.</summary>
    public IReadOnlyList<Provider> Providers { get; }

    /// <summary>The service of that id, or null.</summary>
    public Service? Service(string? id) => id is not null && _services.TryGetValue(id, out var s) ? s : null;

    /// <summary>The provider of that id, or null.</summary>
    public Provider? Provider(string? id) => id is not null && _providers.TryGetValue(id, out var p) ? p : null;
}
