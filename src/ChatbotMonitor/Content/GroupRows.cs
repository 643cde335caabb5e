using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The initiative groups of <c>people.yaml</c>.</summary>
static class GroupRows
{
    static readonly Dictionary<string, int> LanguageWords = Languages.All.ToDictionary(l => l, _ => 0, StringComparer.Ordinal);

    /// <summary>Reads them; places and coordinators are checked where they could be read, an invitation is one of <paramref name="invites"/>.</summary>
    public static IReadOnlyList<Group> Read(Fields people, Gazetteer? places, IReadOnlyList<string> coordinators, Uniques invites)
    {
        var ids = new Uniques("id", StringComparer.Ordinal);
        var groups = new List<Group>();
        foreach (var row in people.Maps("groups", "a group"))
        {
            var id = row.RequiredId("id");
            var name = row.RequiredText("name");
            var place = row.RequiredText("place");
            var invite = row.RequiredName("invite", Written.Invitation, "write 4 to 60 Latin letters, digits, '-' and '_' that nobody can guess");
            var least = Seats(row, "least");
            var seats = Seats(row, "seats");
            var language = row.Text("language");
            if (language is not null)
                row.OneOf(language, "language", LanguageWords);
            var coordinator = row.Text("coordinator");
            row.Done();
            var known = places?.All.Select(p => p.Id).ToArray();
            if (place is not null && known is not null && !known.Contains(place.Value, StringComparer.Ordinal))
                row.Faults.NoSuch(place, "place", known, "places");
            if (coordinator is not null && !coordinators.Contains(coordinator.Value, StringComparer.Ordinal))
                row.Faults.NoSuch(coordinator, "coordinator", coordinators, "the coordinators");
            var (few, many) = (least ?? new Group("", "", "", "").Least, seats ?? new Group("", "", "", "").Seats);
            if (few > many)
                row.Faults.Error(row.SpotOf(least is null ? "seats" : "least"), $"a group of at least {few} has {many} seats", "give it as many `seats` as `least` asks for, or more");
            var isNew = (id is null || ids.Claim(id, row.Faults)) & (invite is null || invites.Claim(invite, row.Faults));
            if (isNew && id is not null && name is not null && place is not null && invite is not null)
                groups.Add(new Group(id.Value, name.Value, place.Value, invite.Value) { Least = few, Seats = many, Language = language?.Value, Coordinator = coordinator?.Value });
        }

        return groups;
    }

    static int? Seats(Fields row, string key) => row.Value<int>(key, w => Written.WholeNumber(w) is >= 1 and <= Group.MostSeats and var n ? n : null, $"write a number from 1 to {Group.MostSeats}");
}
