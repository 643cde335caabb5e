using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ScottPlot;

namespace ChatbotMonitor.Digests;

/// <summary>Draws complaints day by day as bars, each service in a colour of its own, large enough for a phone.</summary>
static class DigestChart
{
    const int Width = 1080;
    const int Height = 780;
    const float Letters = 26;
    const int LongestName = 34;

    // Okabe and Ito's, told apart by those who do not see red and green; grey is the rest.
    static readonly Color[] Colours = [.. new[] { "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00" }.Select(c => Color.FromHex(c))];
    static readonly Color Rest = Color.FromHex("#9AA0A6");

    /// <summary>The picture as PNG, in the coordinator's language.</summary>
    public static byte[] Draw(Digest digest, Texts texts)
    {
        var language = digest.Coordinator.Language;
        using var plot = new Plot();
        plot.Font.Set(ChartFont.Name);
        var floor = new double[Figures.ChartDays];
        var legend = new List<LegendItem>();
        for (var i = 0; i < digest.Days.Count; i++)
        {
            var series = digest.Days[i];
            var colour = series.Name is null ? Rest : Colours[i % Colours.Length];
            var bars = new List<Bar>();
            for (var day = 0; day < floor.Length; day++)
            {
                if (series.Counts[day] > 0)
                    bars.Add(new Bar { Position = day, ValueBase = floor[day], Value = floor[day] + series.Counts[day], FillColor = colour, LineWidth = 0, Size = 0.78 });
                floor[day] += series.Counts[day];
            }

            plot.Add.Bars(bars);
            legend.Add(new LegendItem { LabelText = OneLine.Cut(series.Name ?? texts.Say(TextKeys.ChartRest, language, Medium.Chat), LongestName), FillColor = colour, LabelFontSize = Letters, LabelFontName = ChartFont.Name });
        }

        Name(plot, digest, texts.Say(TextKeys.ChartTitle, language, Medium.Chat, ("name", digest.Coordinator.Name)), floor.Max());
        plot.ShowLegend(legend, Alignment.UpperLeft);
        plot.Legend.FontSize = Letters;
        plot.Legend.FontName = ChartFont.Name;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.85);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    static void Name(Plot plot, Digest digest, string title, double most)
    {
        plot.Title(OneLine.Cut(title, 60), Letters + 4);
        var days = Enumerable.Range(0, Figures.ChartDays).ToArray();
        // Every other date is named, the last one always.
        plot.Axes.Bottom.SetTicks(
            [.. days.Select(d => (double)d)],
            [.. days.Select(d => (Figures.ChartDays - 1 - d) % 2 == 0 ? digest.Date.AddDays(d + 1 - Figures.ChartDays).ToString("dd.MM", CultureInfo.InvariantCulture) : "")]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = Letters;
        plot.Axes.Left.TickLabelStyle.FontSize = Letters;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.HideGrid();
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        // Room for the names above the bars.
        plot.Axes.SetLimits(-0.7, Figures.ChartDays - 0.3, 0, Math.Max(4, most) * (1.15 + (0.09 * digest.Days.Count)));
    }
}
