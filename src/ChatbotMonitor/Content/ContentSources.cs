using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The files of a content folder, being read.</summary>
sealed class ContentSources(IReadOnlyList<SourceFile> files, string folder, FaultLog log)
{
    static readonly string[] Known = ["holidays.yaml", "indicators.yaml", "people.yaml", "places.yaml", "register.yaml"];
    static readonly string[] TextFiles = Languages.All.Select(l => $"texts/{l}.yaml").ToArray();

    /// <summary>Reads them all, each fault into the log; of the surveys <paramref name="only"/> one, where it is given.</summary>
    public ContentReading Read(DateOnly today, Func<Medium, string, bool> isCommand, BuiltInTexts builtIn, string? only = null)
    {
        var texts = new TextFolder(builtIn, log).Read(files);
        var places = One("places.yaml", PlacesFile.Read);
        var register = One("register.yaml", (map, faults) => RegisterFile.Read(map, today, faults));
        var calendar = One("holidays.yaml", (map, faults) => HolidaysFile.Read(map, today, faults));
        var people = One("people.yaml", (map, faults) => PeopleFile.Read(map, places, register, faults)) ?? new People([], new NoticeRules(), []);
        var coordinators = people.Coordinators;
        var templates = new TemplateFolder(log, language => coordinators.Where(c => c.Language == language).Select(c => c.SmsSegments).DefaultIfEmpty(2).Min()).Read(files).Concat(new DraftRules(log).Read(files)).ToDictionary(StringComparer.Ordinal);
        var forms = new FormFiles(files, new SurveyFile(places?.ToChoices(), register?.ToChoices(), isCommand, OtherWords(texts)), log);
        var surveys = Surveys(forms, only);
        var lessons = new LessonFiles(files, texts, log).Read();
        var rounds = Rounds(new RoundFile(only is not null || HasFaults(SourceFile.Surveys) ? null : surveys, register, places, HasFaults(SourceFile.Lessons) ? null : [.. lessons.Select(x => x.Id)]));
        var indicators = only is null ? One("indicators.yaml", new IndicatorsFile(surveys, rounds).Read) : [];
        RemindOfStrays();
        var zone = coordinators.Count > 0 ? coordinators[0].Zone : TimeZoneInfo.FindSystemTimeZoneById(PeopleFile.DefaultZone);
        var content = register is null || places is null || calendar is null || !texts.IsWhole ? null : new Content(surveys, register, places, coordinators, texts, zone) { Templates = templates, Calendar = calendar, Notices = people.Notices, Groups = people.Groups, Rounds = rounds, Indicators = indicators ?? [], Lessons = lessons };
        foreach (var written in content is null ? [] : forms.Written.Where(w => !w.Faults.HasErrors))
            SmsBudget.Check(content!, written, LocalTime.At(today, new TimeOnly(12, 0), zone));
        var faults = log.Sorted;
        return new ContentReading(faults.Any(f => f.Severity == Severity.Error) ? null : content, faults)
        {
            Counts = new ContentCounts(register?.Services.Count ?? 0, places?.All.Count ?? 0, surveys.Count, coordinators.Count) { Lessons = lessons.Count },
        };
    }

    // A file that is missing is an empty one.
    T? One<T>(string path, Func<MapNode, FileFaults, T> read) where T : class
    {
        if (files.FirstOrDefault(f => f.Path == path) is not { } file)
            return read(new MapNode(Spot.Start, []), log.For($"{folder}/{path}"));
        var faults = log.For(file.Shown);
        return YamlFile.Read(file, faults) is { } map ? read(map, faults) : null;
    }

    bool HasFaults(string under) => files.Any(f => f.Path.StartsWith($"{under}/", StringComparison.Ordinal) && log.HasErrors(f.Shown));

    List<Round> Rounds(RoundFile reader)
    {
        var rounds = YamlFile.Under(SourceFile.Rounds, files, log, reader.Read);
        reader.Done();
        return rounds;
    }

    List<Survey> Surveys(FormFiles forms, string? only)
    {
        if (forms.Read(only) is { } read)
            return read;
        if (only is null)
            log.Add(new Fault($"{folder}/surveys", 0, 0, "there is no survey", "put one there as a .yaml or an .xlsx file"));
        else
            log.Add(new Fault(files.First(f => f.Path == only).Shown, 0, 0, "this is no survey", "name a form in .xlsx, .csv, .md or .yaml"));
        return [];
    }

    // Texts with faults have been told of already.
    static (LocalText, LocalText) OtherWords(Texts texts)
    {
        LocalText In(string key) => new(Languages.All.Select(l => KeyValuePair.Create(l, texts.Has(key, l) ? texts.Say(key, l, Medium.Chat) : key)));
        return (In(TextKeys.OtherChoice), In(TextKeys.OtherSpecify));
    }

    // Other files are somebody else's; one that is a slip of the pen away from ours would be missed.
    void RemindOfStrays()
    {
        foreach (var file in files)
        {
            var top = !file.Path.Contains('/', StringComparison.Ordinal);
            if (top && !Known.Contains(file.Path, StringComparer.Ordinal) && Nearest.Of(file.Path, Known) is { } near)
                log.For(file.Shown).Remind(Spot.Start, "this file is not read", $"did you mean '{near}'?");
            else if (file.Path.StartsWith("texts/", StringComparison.Ordinal) && Path.GetExtension(file.Path) is ".liquid" && !TemplateNames.All.ContainsKey(Path.GetFileName(file.Path)) && !DraftTemplates.All.ContainsKey(Path.GetFileName(file.Path)))
                log.For(file.Shown).Remind(Spot.Start, "this file is not read", Nearest.Mend(Path.GetFileName(file.Path), [.. TemplateNames.All.Keys, .. DraftTemplates.All.Keys], "the templates"));
            else if (file.Path.StartsWith("texts/", StringComparison.Ordinal) && Path.GetExtension(file.Path) is ".yaml" or ".yml" && !TextFiles.Contains(file.Path, StringComparer.Ordinal))
                log.For(file.Shown).Remind(Spot.Start, "this file is not read", $"the files of texts/ are {string.Join(", ", TextFiles.Select(Path.GetFileName))}");
        }
    }
}
