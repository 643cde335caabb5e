using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The operator's templates of digests: each is read, and tried on sample facts in every case, so that no fault waits for a morning.</summary>
/// <param name="log">Where faults go.</param>
/// <param name="most">How many SMS a digest may take in a language.</param>
sealed partial class TemplateFolder(FaultLog log, Func<string, int> most)
{
    const string Otherwise = "correct it, or remove the file: the built-in words stand in";

    /// <summary>The templates that there are, by the name of their file.</summary>
    public IReadOnlyDictionary<string, string> Read(IReadOnlyList<SourceFile> files)
    {
        var templates = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, (medium, language)) in TemplateNames.All)
        {
            if (files.FirstOrDefault(f => f.Path == $"texts/{name}") is not { } file)
                continue;
            var faults = log.For(file.Shown);
            if (PlainText.Read(file, faults) is not { } source)
                continue;
            templates.Add(name, source);
            Try(source, medium, language, most(language), faults);
        }

        return templates;
    }

    static void Try(string source, Medium medium, string language, int most, FileFaults faults)
    {
        try
        {
            var template = new DigestTemplate(source, language);
            foreach (var telling in SampleTellings.All(language))
                Try(template, telling, medium, source, most, faults);
        }
        catch (TemplateException e)
        {
            var at = ParsersSpot().Match(e.Message);
            faults.Error(
                at.Success ? new Spot(int.Parse(at.Groups["line"].Value, CultureInfo.InvariantCulture), int.Parse(at.Groups["column"].Value, CultureInfo.InvariantCulture)) : Spot.Start,
                $"this is no Liquid: {ParsersSpot().Replace(e.Message, "")}",
                "correct it; a tag stands in {% %}, a value in {{ }}");
        }
    }

    static void Try(DigestTemplate template, Telling telling, Medium medium, string source, int most, FileFaults faults)
    {
        var facts = DigestFacts.Of(telling);
        try
        {
            if (template.Render(facts, DigestWords.MostDetail).Length == 0)
                faults.Error(Spot.Start, $"it says nothing where kind is \"{telling.Kind}\"", $"write what is said between {{% if kind == \"{telling.Kind}\" %}} and its end");
            else if (medium == Medium.Sms && !DigestWords.Fits(DigestWords.InLines(template, facts, 0), most))
                faults.Error(Spot.Start, $"the {telling.Kind}'s text is longer than {most} SMS even where detail is 0: {Segments.Of(DigestWords.InLines(template, facts, 0)).Over(most)} characters too many", "write less, or put parts of it between {% if detail > 3 %} and {% endif %}");
        }
        catch (TemplateException e)
        {
            faults.Error(e.Word is { } word ? SpotOf(source, word) : Spot.Start, e.Message, e.Word is { } name && Nearest.Of(name, Names(facts)) is { } near && near != name ? $"did you mean '{near}'?" : Otherwise);
        }
    }

    internal static Spot SpotOf(string source, string word)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var at = Regex.Match(lines[line], $@"(?<![\w]){Regex.Escape(word)}(?![\w])", RegexOptions.None, TimeSpan.FromSeconds(1));
            // A word outside the brackets is what is said.
            if (at.Success && lines[line].LastIndexOf('{', at.Index) > lines[line][..at.Index].LastIndexOf('}'))
                return new Spot(line + 1, at.Index + 1);
        }

        return Spot.Start;
    }

    internal static IEnumerable<string> Names(Facts facts) => facts.SelectMany(f => new[] { f.Key }.Concat(Inner(f.Value))).Concat(["detail", "plural"]).Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Inner(object value) => value switch
    {
        Facts facts => Names(facts),
        List<object> list => list.OfType<Facts>().SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex(@" at \((?<line>\d+):(?<column>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex ParsersSpot();
}
