using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>What <c>people.yaml</c> says.</summary>
/// <param name="Coordinators">Who reads the digest.</param>
/// <param name="Notices">What citizens hear of their complaints.</param>
/// <param name="Groups">The initiative groups.</param>
sealed record People(IReadOnlyList<Coordinator> Coordinators, NoticeRules Notices, IReadOnlyList<Group> Groups);

/// <summary><c>people.yaml</c>: who reads the digest, what citizens hear, who is in which group.</summary>
static class PeopleFile
{
    /// <summary>The zone where nobody names one.</summary>
    public const string DefaultZone = "Asia/Bishkek";

    const string ZoneMend = "write the name of a time zone as in Asia/Bishkek";

    static readonly string[] AlertKeys = ["reports", "within"];
    static readonly TimeSpan LongestAlert = TimeSpan.FromDays(7);

    static readonly Dictionary<string, int> LanguageWords = Languages.All.ToDictionary(l => l, _ => 0, StringComparer.Ordinal);

    /// <summary>The coordinators and the rules; a scope is checked against <paramref name="places"/> and <paramref name="register"/>, where these could be read.</summary>
    public static People Read(MapNode root, Gazetteer? places, ServiceRegister? register, FileFaults faults)
    {
        var fields = new Fields(root, "people.yaml", faults);
        var ids = new Uniques("id", StringComparer.Ordinal);
        var invites = new Uniques("invitation", StringComparer.OrdinalIgnoreCase);
        var coordinators = new List<Coordinator>();
        var nexts = new List<(string? Of, TextNode Next)>();
        foreach (var row in fields.Maps("coordinators", "a coordinator"))
        {
            var id = row.RequiredId("id");
            var name = row.RequiredText("name");
            var invite = row.RequiredName("invite", Written.Invitation, "write 4 to 60 Latin letters, digits, '-' and '_' that nobody can guess");
            var language = row.RequiredText("language");
            if (language is not null)
                row.OneOf(language, "language", LanguageWords);
            var (at, zone, segments) = DigestOf(row);
            var scope = ScopeOf(row, places, register);
            var alert = AlertOf(row);
            var next = row.Text("next");
            if (next is not null)
                nexts.Add((id?.Value, next));
            var isOperator = row.Value("operator", Written.YesOrNo, "write true or false") == true;
            row.Done();
            var isNew = (id is null || ids.Claim(id, faults)) & (invite is null || invites.Claim(invite, faults));
            if (isNew && id is not null && name is not null && invite is not null && language is not null)
                coordinators.Add(new Coordinator(id.Value, name.Value, invite.Value, language.Value, at, zone, scope) { Alert = alert, Next = next?.Value, IsOperator = isOperator, SmsSegments = segments });
        }

        var notices = NoticeRows.Read(fields);
        var groups = GroupRows.Read(fields, places, [.. coordinators.Select(c => c.Id)], invites);
        fields.Done();
        foreach (var (of, next) in nexts)
        {
            if (next.Value == of)
                faults.Error(next.At, $"'{of}' is next after itself", "name another coordinator, or remove the key");
            else if (coordinators.TrueForAll(c => c.Id != next.Value))
                faults.NoSuch(next, "coordinator", [.. coordinators.Select(c => c.Id)], "the coordinators");
        }

        return new People(coordinators, notices, groups);
    }

    // Alert a coordinator of one complaint in five minutes, and every complaint is one: two are the fewest that are many.
    static AlertRule? AlertOf(Fields coordinator)
    {
        if (coordinator.Map("alert", "an alert") is not { } fields)
            return null;
        var reports = fields.Value<int>("reports", w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 2 ? n : null, "write a number from 2");
        var within = fields.Value<TimeSpan>("within", w => Written.Duration(w) is { } d && d >= TimeSpan.FromHours(1) && d <= LongestAlert ? d : null, "write a time from 1h to 7d");
        foreach (var key in AlertKeys.Where(k => fields.Node(k) is null))
            fields.Missing(key);
        fields.Done();
        return reports is { } some && within is { } time ? new AlertRule(some, time) : null;
    }

    static (TimeOnly At, TimeZoneInfo Zone, int Segments) DigestOf(Fields coordinator)
    {
        var fields = coordinator.Map("digest", "a digest");
        var at = fields?.Value("at", Written.Time, "write an hour of the day as \"08:00\"");
        var zone = fields?.Text("timezone") is { } text ? ZoneOf(text, coordinator.Faults) : null;
        var segments = fields?.Value("sms_segments", Written.Segments, Written.SegmentsMend) ?? 2;
        fields?.Done();
        return (at ?? new TimeOnly(8, 0), zone ?? TimeZoneInfo.FindSystemTimeZoneById(DefaultZone), segments);
    }

    static TimeZoneInfo? ZoneOf(TextNode text, FileFaults faults)
    {
        if (Written.Zone(text.Value) is { } zone)
            return zone;
        var near = Nearest.Of(text.Value, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
        faults.Error(text.At, $"there is no time zone '{Fields.Short(text.Value)}'", near is null ? ZoneMend : $"did you mean '{near}'?");
        return null;
    }

    static Scope ScopeOf(Fields coordinator, Gazetteer? places, ServiceRegister? register)
    {
        if (coordinator.Map("scope", "a scope") is not { } fields)
            return new Scope([], []);
        var scope = new Scope(
            Known(fields, "places", "place", places?.All.Select(p => p.Id)),
            Known(fields, "services", "service", register?.Services.Select(s => s.Id)));
        fields.Done();
        return scope;
    }

    static string[] Known(Fields fields, string key, string what, IEnumerable<string>? known)
    {
        var texts = fields.Texts(key);
        var ids = known?.ToHashSet(StringComparer.Ordinal);
        foreach (var text in texts.Where(t => ids?.Contains(t.Value) == false))
            fields.Faults.NoSuch(text, what, ids!, $"{what}s");
        return texts.Select(t => t.Value).ToArray();
    }
}
