using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Monitoring.Group;

namespace ChatbotMonitor.Scorecards;

/// <summary>A group that worked in a round; its monitors go by numbers, which stand for nothing else.</summary>
/// <param name="Name">What it is called; where nobody made a group for the place, the place's.</param>
/// <param name="Place">The place's id.</param>
/// <param name="First">The number of its first monitor.</param>
/// <param name="Monitors">How many worked.</param>
sealed record Team(string Name, string Place, int First, int Monitors)
{
    /// <summary>Its monitors' numbers.</summary>
    public string Numbers => Monitors == 1 ? Text(First) : $"{Text(First)}–{Text(First + Monitors - 1)}";

    /// <summary>The teams of <paramref name="responses"/>, in the order of the round's places; a monitor who changed groups is counted where they did more.</summary>
    public static IReadOnlyList<Team> Of(IReadOnlyList<Response> responses, Round round, IReadOnlyList<Group> groups, Gazetteer places)
    {
        var of = round.Cells.Select(c => c.Place).Distinct(StringComparer.Ordinal).ToDictionary(p => p, p => Assignments.TeamOf(p, groups, places) ?? p, StringComparer.Ordinal);
        var monitors = responses.GroupBy(r => r.Fieldwork!.Monitor, StringComparer.Ordinal)
            .Select(m => m.GroupBy(r => of.GetValueOrDefault(r.Fieldwork!.Place, r.Fieldwork.Place), StringComparer.Ordinal).MaxBy(g => g.Count())!.Key)
            .GroupBy(p => p, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var teams = new List<Team>();
        foreach (var place in of.Values.Distinct(StringComparer.Ordinal).Where(monitors.ContainsKey))
        {
            var names = groups.Where(g => string.Equals(g.Place, place, StringComparison.Ordinal)).Select(g => g.Name).ToArray();
            teams.Add(new Team(names.Length > 0 ? string.Join(", ", names) : places.Find(place)?.Name.ToString() ?? place, place, 1 + teams.Sum(t => t.Monitors), monitors[place]));
        }

        return teams;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
