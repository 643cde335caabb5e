using System.Globalization;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The operator's rules for the conclusions of a report: each is read, and tried on a sample of findings, so that no fault waits for the report.</summary>
sealed class DraftRules(FaultLog log)
{
    const string Otherwise = "correct it, or remove the file: the built-in rules stand in";

    /// <summary>Those that there are, by the name of their file.</summary>
    public IEnumerable<KeyValuePair<string, string>> Read(IReadOnlyList<SourceFile> files)
    {
        foreach (var language in Languages.All)
        {
            var name = DraftTemplates.Of(language);
            if (files.FirstOrDefault(f => f.Path == $"texts/{name}") is not { } file)
                continue;
            var faults = log.For(file.Shown);
            if (PlainText.Read(file, faults) is not { } source)
                continue;
            Try(source, language, faults);
            yield return new(name, source);
        }
    }

    static void Try(string source, string language, FileFaults faults)
    {
        DigestTemplate template;
        try
        {
            template = new DigestTemplate(source, language);
        }
        catch (TemplateException e)
        {
            var at = TemplateFolder.ParsersSpot().Match(e.Message);
            faults.Error(at.Success ? new Spot(int.Parse(at.Groups["line"].Value, CultureInfo.InvariantCulture), int.Parse(at.Groups["column"].Value, CultureInfo.InvariantCulture)) : Spot.Start,
                $"this is no Liquid: {TemplateFolder.ParsersSpot().Replace(e.Message, "")}", "correct it; a tag stands in {% %}, a value in {{ }}");
            return;
        }

        foreach (var facts in new[] { SampleDraftFacts.Of(known: true), SampleDraftFacts.Of(known: false) })
        {
            try
            {
                if (template.Render(facts, DigestWords.MostDetail).Length == 0)
                    faults.Error(Spot.Start, "it says nothing", Otherwise);
            }
            catch (TemplateException e)
            {
                faults.Error(e.Word is { } word ? TemplateFolder.SpotOf(source, word) : Spot.Start, e.Message, e.Word is { } name && Nearest.Of(name, TemplateFolder.Names(facts)) is { } near && near != name ? $"did you mean '{near}'?" : Otherwise);
                return;
            }
        }
    }
}
