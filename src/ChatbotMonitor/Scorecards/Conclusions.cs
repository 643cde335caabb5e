using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Scorecards;

/// <summary>The conclusions and recommendations of a round: drafted by rules, kept in a file that a coordinator edits, and read from there.</summary>
/// <param name="Text">The file, in Markdown; its first line tells whether anybody edited it.</param>
sealed partial record Conclusions(string Text)
{
    /// <summary>Draws one up from the findings, by the operator's rules or the built-in ones.</summary>
    public static Conclusions Of(Findings findings, string language)
    {
        var name = DraftTemplates.Of(language);
        var source = findings.Content.Templates.GetValueOrDefault(name) ?? DraftTemplates.All[name];
        var body = new DigestTemplate(source, language).Render(DraftFacts.Of(findings, language), DigestWords.MostDetail).Trim() + "\n";
        var mark = findings.Round.IsExample ? $"> {new Words(findings, language).Say(TextKeys.CardExample)}\n\n" : "";
        return new Conclusions($"<!-- draft {Fingerprint(mark + body)} -->\n{mark}{body}");
    }

    /// <summary>Whether somebody wrote in it since it was drawn up.</summary>
    public bool IsEdited
    {
        get
        {
            var text = Text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return end < 0 || !string.Equals(text[..end].Trim(), $"<!-- draft {Fingerprint(text[(end + 1)..])} -->", StringComparison.Ordinal);
        }
    }

    /// <summary>The words as they stand in a report of <paramref name="scope"/>; its sections are of level 2.</summary>
    public IEnumerable<Block> Blocks(Findings findings, Scope scope)
    {
        var isOurs = true;
        foreach (var block in Parse())
        {
            if (block is (Block.Heading { Level: 1 }, var anchor))
                isOurs = IsOurs(anchor, findings, scope);
            // Every page of the report says already that it is an example.
            if (isOurs && !(findings.Round.IsExample && block.Block is Block.Quote { Words: var said } && Languages.All.Any(l => new Words(findings, l).Say(TextKeys.CardExample) == said)))
                yield return block.Block is Block.Heading heading ? heading with { Level = Math.Min(3, heading.Level + 1) } : block.Block;
        }
    }

    /// <summary>The points under the heading of that anchor, such as <c>findings:con</c>.</summary>
    public IReadOnlyList<string> Points(string anchor)
    {
        var points = new List<string>();
        var isIt = false;
        foreach (var (block, at) in Parse())
        {
            if (block is Block.Heading)
                isIt = string.Equals(at, anchor, StringComparison.Ordinal);
            else if (isIt && block is Block.Points { Items: var items })
                points.AddRange(items);
        }

        return points;
    }

    static bool IsOurs(string? anchor, Findings findings, Scope scope) => anchor?.Split(':') switch
    {
        ["provider", var provider] => scope.Providers(findings).Contains(provider, StringComparer.Ordinal),
        ["place", var place] => scope.Places(findings).Contains(place, StringComparer.Ordinal),
        _ => true,
    };

    // Headings, lists, quotations and paragraphs; of Markdown this is what a draft needs.
    IEnumerable<(Block Block, string? Anchor)> Parse()
    {
        var points = new List<string>();
        foreach (var line in Comments().Replace(Text.ReplaceLineEndings("\n"), "").Split('\n').Select(l => l.Trim()).Append(""))
        {
            if (Point().Match(line) is { Success: true } point)
            {
                points.Add(Plain(point.Groups["words"].Value));
                continue;
            }

            if (points.Count > 0)
            {
                yield return (new Block.Points([.. points]), null);
                points.Clear();
            }

            if (Heading().Match(line) is { Success: true } heading)
                yield return (new Block.Heading(heading.Groups["level"].Length, Plain(heading.Groups["words"].Value)), heading.Groups["anchor"] is { Success: true } anchor ? anchor.Value : null);
            else if (line.StartsWith('>'))
                yield return (new Block.Quote(Plain(line[1..])), null);
            else if (line.Length > 0)
                yield return (new Block.Paragraph(Plain(line)), null);
        }
    }

    static string Plain(string words) => words.Replace("**", "", StringComparison.Ordinal).Trim();

    static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.TrimEnd())))[..16];

    // A comment behind a heading is its anchor; others are for whoever edits.
    [GeneratedRegex(@"^\s*<!--.*?-->[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(?<level>#{1,3})\s+(?<words>.*?)\s*(<!--\s*(?<anchor>[\w:.-]+)\s*-->)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([-*]|\d+[.)])\s+(?<words>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Point();
}
