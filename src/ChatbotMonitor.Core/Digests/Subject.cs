using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Digests;

/// <summary>What a complaint is about, as coordinators read it; what is no longer in the operator's files is called by its id: a name that is gone is no reason to hide a complaint.</summary>
public static class Subject
{
    /// <summary>The names of a service and a place, those that are given: <c>Passport, Sokuluk district</c>.</summary>
    public static string Of(string? service, string? place, ServiceRegister register, Gazetteer places, string language) =>
        string.Join(", ", new[] { Service(service, register, language), Place(place, places, language) }.OfType<string>());

    /// <summary>A service's name, its id where it has none, or null where none is given.</summary>
    public static string? Service(string? id, ServiceRegister register, string language)
    {
        ArgumentNullException.ThrowIfNull(register);
        return register.Service(id)?.Name.In(language) ?? id;
    }

    /// <summary>A place's name, its id where it has none, or null where none is given.</summary>
    public static string? Place(string? id, Gazetteer places, string language)
    {
        ArgumentNullException.ThrowIfNull(places);
        return places.Find(id)?.Name.In(language) ?? id;
    }
}
