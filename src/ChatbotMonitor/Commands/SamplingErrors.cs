using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Commands;

/// <summary>Prints how sure the shares of each cell of each round will be.</summary>
static class SamplingErrors
{
    /// <summary>A line a cell in which people are questioned: how far a share may lie from the truth, in words where that is far; and a line for all of the round.</summary>
    public static void Print(TextWriter output, Content content)
    {
        foreach (var round in content.Rounds)
        {
            var asked = round.Cells.Where(c => c.Interviews > 0).ToList();
            foreach (var cell in asked)
            {
                var error = SamplingError.OfShare(cell.Interviews, cell.Population);
                output.WriteLine($"{round.Id}: {cell.Service} in {cell.Place}: {cell.Interviews} interviews, ±{Points(error)} points at 95 %{(error > SamplingError.Much ? $": too few to tell this cell's shares by itself, {SamplingError.Enough(cell.Population)} would do" : "")}");
            }

            if (asked.Count > 1)
                output.WriteLine($"{round.Id}: all {asked.Sum(c => c.Interviews)} interviews together: ±{Points(SamplingError.OfShare(asked.Sum(c => c.Interviews), asked.TrueForAll(c => c.Population is not null) ? asked.Sum(c => c.Population) : null))} points");
        }
    }

    static string Points(double error) => (error * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
