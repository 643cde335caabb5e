using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;
using QRCoder;

namespace ChatbotMonitor.Scorecards;

/// <summary>What hangs on the wall at a hearing: one page a provider, in large type, with a chart, three findings, three requests, and a QR code to the bot.</summary>
static partial class HearingPack
{
    const int Three = 3;
    const int LongestPoint = 120;

    /// <summary>The pages.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="scope">Whose pages.</param>
    /// <param name="draft">Where findings and requests are taken from: the first three of each.</param>
    /// <param name="language">The language.</param>
    /// <param name="bot">The address that the QR code leads to, or null where nobody knows it.</param>
    public static Document Of(Findings findings, Scope scope, Conclusions draft, string language, string? bot)
    {
        var words = new Words(findings, language);
        var blocks = new List<Block>();
        foreach (var (provider, i) in scope.Providers(findings).Select((p, i) => (p, i)))
        {
            if (i > 0)
                blocks.Add(new Block.NewPage());
            blocks.AddRange(Page(findings, provider, draft, words, bot, i));
        }

        return new Document(findings.Round.Title.In(language), language, Scorecard.Mark(findings, words), [], blocks) { IsLarge = true };
    }

    static IEnumerable<Block> Page(Findings findings, string provider, Conclusions draft, Words words, string? bot, int number)
    {
        var scope = ScoreScope.OfProvider(provider);
        yield return new Block.Heading(1, words.Provider(provider));
        yield return new Block.Paragraph($"{findings.Round.Title.In(words.Language)}, {words.Day(findings.Round.From)} – {words.Day(findings.Round.To)}", IsNote: true);
        if (findings.Scores.Find(ScoreSubject.Total, scope)?.Shown is { } shown)
            yield return new Block.Paragraph(words.Headline(shown));
        else
            yield return new Block.Paragraph(words.Say(TextKeys.ScoreHidden));
        if (ScoreChart.Of([.. ScoreTables.Dimensions(findings).Select(d => (words.Subject(d), findings.Scores.Find(d, scope)))], words.Say(TextKeys.CardByDimension, ("name", words.Provider(provider))), number, scale: 1.1f) is { } chart)
            yield return chart;
        foreach (var (title, anchor) in new[] { (TextKeys.PackFindings, "findings"), (TextKeys.PackRequests, "requests") })
        {
            yield return new Block.Heading(2, words.Say(title));
            string[] points = [.. draft.Points($"{anchor}:{provider}").Take(Three).Select(Short)];
            yield return points.Length > 0 ? new Block.Points(points) : new Block.Paragraph(words.Say(TextKeys.PackNone));
        }

        if (bot is null)
            yield break;
        yield return Code(bot);
        yield return new Block.Paragraph(words.Say(TextKeys.PackBot, ("bot", bot)), IsNote: true);
    }

    // What stands in brackets at the end is the act: on a wall there is room for it only where it fits.
    static string Short(string point) => OneLine.Cut(point.Length > LongestPoint ? Brackets().Replace(point, ".") : point, LongestPoint);

    [GeneratedRegex(@"\s*\((?:[^()]|\([^()]*\))*\)\.?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();

    static Block.Picture Code(string bot)
    {
        const int Side = 100;
        const int Module = 10;
        return new Block.Picture(
            () =>
            {
                using var svg = new SvgQRCode(Data());
                var drawn = svg.GetGraphic(Module);
                return drawn[drawn.IndexOf("<svg", StringComparison.Ordinal)..];
            },
            () =>
            {
                using var png = new PngByteQRCode(Data());
                return png.GetGraphic(Module);
            },
            bot, Side, Side)
        { IsCode = true };

        QRCodeData Data()
        {
            using var generator = new QRCodeGenerator();
            return generator.CreateQrCode(bot, QRCodeGenerator.ECCLevel.M);
        }
    }
}
