using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>The lists <c>services</c> and <c>places</c> that surveys choose from.</summary>
public static class RegisterChoices
{
    /// <summary>The services, in the operator's order.</summary>
    public static ChoiceList ToChoices(this ServiceRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return new ChoiceList("services", [.. register.Services.Select(s => new Choice(s.Id, s.Name) { Aliases = s.Aliases })]);
    }

    /// <summary>The places, each with the one it lies in.</summary>
    public static ChoiceList ToChoices(this Gazetteer places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return new ChoiceList("places", [.. places.All.Select(p => new Choice(p.Id, p.Name) { Aliases = p.Aliases, Parent = places.ParentOf(p.Id) })]);
    }
}
