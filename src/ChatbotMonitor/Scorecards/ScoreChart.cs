using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ScottPlot;
using SkiaSharp;

namespace ChatbotMonitor.Scorecards;

/// <summary>Draws scores as bars from 0 to 100 with their intervals; a pale bar is an indication, a hidden score has none.</summary>
static partial class ScoreChart
{
    const int LongestName = 34;
    const float Letters = 15;

    static readonly Color Firm = Color.FromHex("#0072B2");
    static readonly Color Pale = Color.FromHex("#9CC9E6");
    static readonly Color Line = Color.FromHex("#222222");

    /// <summary>The chart; names stand in the order given, whatever the scores. Null where no score may be shown.</summary>
    /// <param name="scores">Names and scores.</param>
    /// <param name="words">What it shows.</param>
    /// <param name="number">A number of its own in its document, so that its parts are called like no other chart's.</param>
    /// <param name="scale">How much larger its letters are than usual.</param>
    public static Block.Picture? Of(IReadOnlyList<(string Name, Score? Score)> scores, string words, int number, float scale = 1)
    {
        if (scores.All(s => s.Score?.Shown is null))
            return null;
        var (width, height) = (680, (int)((46 * scale) + (scores.Count * 30 * scale)));
        return new Block.Picture(
            () =>
            {
                using var plot = Draw(scores, scale);
                var svg = plot.GetSvgXml(width, height);
                return Own(svg[svg.IndexOf("<svg", StringComparison.Ordinal)..], number);
            },
            () =>
            {
                using var plot = Draw(scores, scale);
                plot.ScaleFactor = 2;
                return Png(plot, width * 2, height * 2);
            },
            words, width, height);
    }

    static Plot Draw(IReadOnlyList<(string Name, Score? Score)> scores, float scale)
    {
        var plot = new Plot();
        plot.Font.Set(ChartFont.Name);
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores[i].Score is not { Shown: { } shown } score)
                continue;
            // The first stands on top.
            double at = scores.Count - 1 - i;
            plot.Add.Bar(new Bar { Position = at, Value = shown.Value, FillColor = score.State == ScoreState.Firm ? Firm : Pale, LineWidth = 0, Size = 0.62, Orientation = Orientation.Horizontal });
            foreach (var (from, to, y1, y2) in new[] { (shown.Interval.Low, shown.Interval.High, at, at), (shown.Interval.Low, shown.Interval.Low, at - 0.16, at + 0.16), (shown.Interval.High, shown.Interval.High, at - 0.16, at + 0.16) })
            {
                var line = plot.Add.Line(from, y1, to, y2);
                line.Color = Line;
                line.LineWidth = 1.6f;
                line.MarkerSize = 0;
            }

            var text = plot.Add.Text(Words.Whole(shown.Value), 102, at);
            text.LabelFontSize = Letters * scale;
            text.LabelFontName = ChartFont.Name;
            text.LabelBold = true;
            text.LabelAlignment = Alignment.MiddleLeft;
        }

        double[] rows = [.. Enumerable.Range(0, scores.Count).Select(i => (double)(scores.Count - 1 - i))];
        plot.Axes.Left.SetTicks(rows, [.. scores.Select(s => OneLine.Cut(s.Name, LongestName))]);
        plot.Axes.Left.TickLabelStyle.FontSize = Letters * scale;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.SetTicks([0, 20, 40, 60, 80, 100], ["0", "20", "40", "60", "80", "100"]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = (Letters - 2) * scale;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, 110, -0.6, scores.Count - 0.4);
        return plot;
    }

    // Of a few even colours no filter makes a smaller picture, and to try them all takes longer than all the rest of a file.
    static byte[] Png(Plot plot, int width, int height)
    {
        const int Thorough = 6;
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        plot.Render(surface.Canvas, width, height);
        using var pixels = surface.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, Thorough));
        return png!.ToArray();
    }

    // In one page the parts of one chart must not be called like those of another.
    static string Own(string svg, int number) => Names().Replace(svg, m => $"{m.Groups["before"].Value}c{number}-{m.Groups["name"].Value}");

    [GeneratedRegex("""(?<before>\sid="|url\(#|href="#)(?<name>[\w-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
