using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>The lists <c>services</c> and <c>places</c> that surveys choose from.</summary>
public static class RegisterChoices
{
    /// <summary>The services, in the operator's order; a choice filter may ask for <c>level</c> and <c>provider</c>.</summary>
    public static ChoiceList ToChoices(this ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return new ChoiceList("services", [.. register.Services.Select(s => new Choice(s.Id, s.Name)
        {
            Aliases = s.Aliases,
            Attributes = Columns(("name", s.Id), ("level", s.Level.ToString().ToLowerInvariant()), ("provider", s.ProviderId)),
        })]);
    }

    /// <summary>The places, each with the one it lies in; a choice filter may ask for <c>parent</c>.</summary>
    public static ChoiceList ToChoices(this Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return new ChoiceList("places", [.. places.All.Select(p => new Choice(p.Id, p.Name)
        {
            Aliases = p.Aliases,
            Parent = places.ParentOf(p.Id),
            Attributes = Columns(("name", p.Id), ("parent", places.ParentOf(p.Id) ?? "")),
        })]);
    }

    static Dictionary<string, string> Columns(params ReadOnlySpan<(string Name, string Value)> columns)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in columns)
            attributes.Add(name, value);
        return attributes;
    }
}
