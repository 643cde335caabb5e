using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Digests;

/// <summary>Says what a coordinator is told, in the words of the operator's templates, or in the built-in ones where those fail: a digest is never lost.</summary>
sealed class DigestWords(Content content, ILogger<DigestWords> log)
{
    /// <summary>The segments that an SMS may have.</summary>
    public const int MostSegments = 2;

    /// <summary>The most detail there is; each step less is shorter.</summary>
    public const int MostDetail = 9;

    readonly Dictionary<string, DigestTemplate?> _templates = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>The text for <paramref name="medium"/>, in the language of whoever is told; on SMS it fits two segments.</summary>
    public string Say(Telling telling, Medium medium)
    {
        var language = telling.Digest.Coordinator.Language;
        var name = TemplateNames.Of(medium, language);
        var facts = DigestFacts.Of(telling);
        if (content.Templates.TryGetValue(name, out var own) && Try(name, own, language, facts, medium) is { } said)
            return said;
        return Text(Parsed($"built-in {name}", BuiltInTemplates.All[name], language)!, facts, medium);
    }

    /// <summary>The text in as much detail as fits.</summary>
    public static string Text(DigestTemplate template, Facts facts, Medium medium)
    {
        if (medium != Medium.Sms)
            return template.Render(facts, MostDetail);
        var text = InLines(template, facts, MostDetail);
        for (var detail = MostDetail - 1; detail >= 0 && !Fits(text); detail--)
            text = InLines(template, facts, detail);
        return Fits(text) ? text : Cut(text);
    }

    /// <summary>The text of an SMS: an empty line costs a letter and says nothing.</summary>
    public static string InLines(DigestTemplate template, Facts facts, int detail) => template.Render(facts, detail).Replace("\n\n", "\n", StringComparison.Ordinal);

    /// <summary>Whether an SMS may be as long.</summary>
    public static bool Fits(string text) => Segments.Of(text).Count <= MostSegments;

    string? Try(string name, string source, string language, Facts facts, Medium medium)
    {
        try
        {
            return Parsed(name, source, language) is { } template && Text(template, facts, medium) is { Length: > 0 } text ? text : null;
        }
        catch (TemplateException e)
        {
            log.LogError("{Template} has a fault ({Fault}): the built-in words stand in", name, e.Message);
            return null;
        }
    }

    DigestTemplate? Parsed(string name, string source, string language)
    {
        lock (_gate)
        {
            if (_templates.TryGetValue(name, out var known))
                return known;
            _templates[name] = null;
            return _templates[name] = new DigestTemplate(source, language);
        }
    }

    // Only an operator's own words can be too long by themselves: then their beginning is better than nothing.
    static string Cut(string text)
    {
        var most = text.Length;
        while (!Fits(OneLine.Cut(text, most)))
            most--;
        return OneLine.Cut(text, most);
    }
}
