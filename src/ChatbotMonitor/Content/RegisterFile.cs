using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>register.yaml</c>: who is responsible for which service.</summary>
static class RegisterFile
{
    static readonly Dictionary<string, ServiceLevel> Levels = new(StringComparer.Ordinal)
    {
        ["state"] = ServiceLevel.State,
        ["municipal"] = ServiceLevel.Municipal,
        ["enterprise"] = ServiceLevel.Enterprise,
    };

    public static ServiceRegister Read(MapNode root, DateOnly today, FileFaults faults)
    {
        var fields = new Fields(root, "register.yaml", faults);
        var providers = Providers(fields);
        var services = Services(fields, providers, today);
        fields.Done();
        return new ServiceRegister(providers, services);
    }

    static List<Provider> Providers(Fields root)
    {
        var providers = new List<Provider>();
        var ids = new Uniques("id", StringComparer.Ordinal);
        foreach (var fields in root.Maps("providers", "a provider"))
        {
            var id = fields.RequiredId("id");
            var name = fields.RequiredWords("name");
            var contact = ContactRow.Read(fields);
            fields.Done();
            if (id is not null && ids.Claim(id, fields.Faults))
                providers.Add(new Provider(id.Value, name, contact));
        }

        return providers;
    }

    static List<Service> Services(Fields root, List<Provider> providers, DateOnly today)
    {
        var services = new List<Service>();
        var ids = new Uniques("id", StringComparer.Ordinal);
        foreach (var fields in root.Maps("services", "a service"))
        {
            var id = fields.RequiredId("id");
            var name = fields.RequiredWords("name");
            var aliases = fields.Texts("aliases").Select(t => t.Value).ToArray();
            if (fields.Node("level") is null)
                fields.Missing("level");
            var level = fields.OneOf("level", Levels) ?? default;
            var provider = fields.RequiredText("provider");
            if (provider is not null && !providers.Exists(p => p.Id == provider.Value))
                fields.Faults.NoSuch(provider, "provider", providers.Select(p => p.Id), "providers");
            var standards = StandardRows.Read(fields, id?.Value, today);
            fields.Done();
            if (id is not null && ids.Claim(id, fields.Faults))
                services.Add(new Service(id.Value, name, aliases, level, provider?.Value ?? "", standards));
        }

        return services;
    }
}
