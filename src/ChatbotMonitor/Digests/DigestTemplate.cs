using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Texts;
using Fluid;
using Fluid.Values;

namespace ChatbotMonitor.Digests;

/// <summary>Says why a template cannot be used.</summary>
/// <param name="message">What is wrong, for the operator; of a parser's, with its <c>(line:column)</c>.</param>
sealed class TemplateException(string message) : Exception(message)
{
    /// <summary>The word that is wrong, where it is one.</summary>
    public string? Word { get; init; }
}

/// <summary>The words of a channel and language (Liquid), read once.</summary>
sealed partial class DigestTemplate
{
    // What is left of a line of nothing but tags, so that it can be taken away again: no line that somebody wrote has it.
    const char Nothing = '\uE000';

    static readonly FluidParser Parser = new();

    readonly IFluidTemplate _template;
    readonly TemplateOptions _options;

    /// <summary>Reads <paramref name="source"/>; throws <see cref="TemplateException"/> where it is no Liquid.</summary>
    public DigestTemplate(string source, string language)
    {
        // The mark stands at the line's end, so that the parser counts lines and columns as the operator does.
        var marked = OnlyTags().Replace(source.ReplaceLineEndings("\n"), $"$0{Nothing}");
        if (!Parser.TryParse(marked, out _template, out var error))
            throw new TemplateException(error.Split('\n')[0].Trim());
        _options = new TemplateOptions { StrictFilters = true, MaxSteps = 100_000 };
        _options.MemberAccessStrategy.Register<Facts, object>((facts, name) => facts.TryGetValue(name, out var value) ? value : throw Unknown(name));
        _options.ValueConverters.Add(value => value is Facts facts ? new ObjectValue(facts) : null);
        _options.Undefined = name => throw Unknown(name);
        _options.Filters.AddFilter("plural", (number, words, _) => new ValueTask<FluidValue>(new StringValue(Plural(number, words, language))));
    }

    /// <summary>The text that comes of <paramref name="facts"/> with that much <paramref name="detail"/>; throws <see cref="TemplateException"/> where it names what is not there.</summary>
    public string Render(Facts facts, int detail)
    {
        var context = new TemplateContext(_options);
        foreach (var (name, value) in facts)
            context.SetValue(name, value is Facts inner ? new ObjectValue(inner) : FluidValue.Create(value, _options));
        context.SetValue("detail", NumberValue.Create(detail));
        try
        {
            var text = OnlyMark().Replace(_template.Render(context), "").Replace($"{Nothing}", "", StringComparison.Ordinal);
            return Blanks().Replace(Ends().Replace(text, "\n"), "\n\n").Trim();
        }
        catch (Exception e) when (e is FluidException or InvalidOperationException or ArgumentException or InvalidCastException)
        {
            throw new TemplateException(e.Message) { Word = FilterName().Match(e.Message) is { Success: true } filter ? filter.Groups["name"].Value : null };
        }
    }

    static string Plural(FluidValue number, FilterArguments words, string language)
    {
        var needed = language == Languages.Russian ? 3 : 2;
        if (words.Count != needed)
            throw new TemplateException($"'plural' takes {needed} words in '{language}'") { Word = "plural" };
        var count = (long)number.ToNumberValue();
        return words.At(Plurals.Of(count, language) switch { Core.Texts.Plural.One => 0, Core.Texts.Plural.Few => 1, _ => needed - 1 }).ToStringValue();
    }

    static TemplateException Unknown(string name) => new($"there is nothing called '{name}'") { Word = name };

    [GeneratedRegex(@"^[ \t]*(\{%-?[^%]*-?%\}[ \t]*)+(?=\n|\z)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyTags();

    [GeneratedRegex($"^[ \t]*[\uE000]+\n?", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyMark();

    [GeneratedRegex("[ \t]+\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    [GeneratedRegex("\n{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex("^Undefined filter '(?<name>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilterName();
}
