using ChatbotMonitor.Core.Places;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>places.yaml</c>: a tree of places.</summary>
static class PlacesFile
{
    public static Gazetteer Read(MapNode root, FileFaults faults)
    {
        var fields = new Fields(root, "places.yaml", faults);
        var places = Places(fields, new Uniques("id", StringComparer.Ordinal));
        fields.Done();
        return new Gazetteer(places);
    }

    static List<Place> Places(Fields outer, Uniques ids)
    {
        var places = new List<Place>();
        foreach (var fields in outer.Maps("places", "a place"))
        {
            var id = fields.RequiredId("id");
            var isNew = id is null || ids.Claim(id, fields.Faults);
            var name = fields.RequiredWords("name");
            var aliases = fields.Texts("aliases").Select(t => t.Value).ToArray();
            var location = NumberPair.Location(fields, "location");
            var children = Places(fields, ids);
            fields.Done();
            if (id is not null && isNew)
                places.Add(new Place(id.Value, name, aliases, children) { Location = location });
        }

        return places;
    }
}
