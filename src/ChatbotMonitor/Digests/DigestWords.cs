using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Digests;

/// <summary>Says what a coordinator is told, in the words of the operator's templates, or in the built-in ones where those fail: a digest is never lost.</summary>
sealed class DigestWords(Content content, ILogger<DigestWords> log)
{
    /// <summary>The most detail there is; each step less is shorter.</summary>
    public const int MostDetail = 9;

    readonly Dictionary<string, DigestTemplate?> _templates = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>The text for <paramref name="medium"/>, in the language of whoever is told; on SMS it fits the segments that its coordinator allows.</summary>
    public string Say(Telling telling, Medium medium)
    {
        var language = telling.Digest.Coordinator.Language;
        var name = TemplateNames.Of(medium, language);
        var facts = DigestFacts.Of(telling);
        var most = telling.Digest.Coordinator.SmsSegments;
        if (content.Templates.TryGetValue(name, out var own) && Try(name, own, language, facts, medium, most) is { } said)
            return said;
        return Text(Parsed($"built-in {name}", BuiltInTemplates.All[name], language)!, facts, medium, most);
    }

    /// <summary>The text in as much detail as fits.</summary>
    public static string Text(DigestTemplate template, Facts facts, Medium medium, int most)
    {
        if (medium != Medium.Sms)
            return template.Render(facts, MostDetail);
        var text = InLines(template, facts, MostDetail);
        for (var detail = MostDetail - 1; detail >= 0 && !Fits(text, most); detail--)
            text = InLines(template, facts, detail);
        return Fits(text, most) ? text : Cut(text, most);
    }

    /// <summary>The text of an SMS: an empty line costs a letter and says nothing.</summary>
    public static string InLines(DigestTemplate template, Facts facts, int detail) => template.Render(facts, detail).Replace("\n\n", "\n", StringComparison.Ordinal);

    /// <summary>Whether it fits <paramref name="most"/> SMS.</summary>
    public static bool Fits(string text, int most) => Segments.Of(text).Count <= most;

    string? Try(string name, string source, string language, Facts facts, Medium medium, int most)
    {
        try
        {
            return Parsed(name, source, language) is { } template && Text(template, facts, medium, most) is { Length: > 0 } text ? text : null;
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
    static string Cut(string text, int most)
    {
        var length = text.Length;
        while (!Fits(OneLine.Cut(text, length), most))
            length--;
        return OneLine.Cut(text, length);
    }
}
