namespace ChatbotMonitor.Tests;

/// <summary>Knows every count that is shown, and that whoever is hidden is somebody; solves all equations by elimination and narrows each count down as far as they go.</summary>
sealed class Attacker
{
    readonly List<((string, string)[] Cells, (string, string)[] Without, int Count)> _known = [];
    Dictionary<(string, string), (double Low, double High)>? _ranges;

    /// <summary>Some cells come to that, once those of <paramref name="without"/>, of which each may be nobody, are taken off; null tells nothing.</summary>
    public void Learn(IEnumerable<(string, string)> cells, int? shown, IEnumerable<(string, string)>? without = null)
    {
        if (shown is { } count)
            _known.Add(([.. cells], [.. without ?? []], count));
    }

    public (double Low, double High) Range((string, string) cell) => (_ranges ??= Solve()).GetValueOrDefault(cell, (1, double.PositiveInfinity));

    Dictionary<(string, string), (double Low, double High)> Solve()
    {
        (string, string)[] cells = [.. _known.SelectMany(k => k.Cells.Concat(k.Without)).Distinct()];
        var maybe = _known.SelectMany(k => k.Without).ToHashSet();
        var equations = _known.Select(k => cells.Select(c => k.Cells.Contains(c) ? 1.0 : k.Without.Contains(c) ? -1.0 : 0).Append(k.Count).ToArray()).ToList();
        equations.AddRange(Eliminate([.. equations.Select(e => e.ToArray())]));
        // A cell that is shown as nought is nought; every other is at least one.
        var range = cells.Select(c => _known.Exists(k => k.Cells.Length == 1 && k.Without.Length == 0 && k.Cells[0] == c && k.Count == 0) ? (Low: 0.0, High: 0.0) : (Low: maybe.Contains(c) ? 0.0 : 1.0, High: double.PositiveInfinity)).ToArray();
        for (var narrowed = true; narrowed;)
        {
            narrowed = false;
            foreach (var equation in equations)
            {
                for (var j = 0; j < cells.Length; j++)
                {
                    if (Math.Abs(equation[j]) > 1e-9 && Narrow(equation, j, range) is var now && now != range[j])
                        (range[j], narrowed) = (now, true);
                }
            }
        }

        return cells.Zip(range).ToDictionary(c => c.First, c => c.Second);
    }

    // What the other counts of the equation leave for this one; whole, as people are.
    static (double Low, double High) Narrow(double[] equation, int j, (double Low, double High)[] range)
    {
        var (low, high) = (equation[^1], equation[^1]);
        for (var i = 0; i < range.Length; i++)
        {
            if (i == j || Math.Abs(equation[i]) <= 1e-9)
                continue;
            var (a, b) = (equation[i] * range[i].Low, equation[i] * range[i].High);
            (low, high) = (low - Math.Max(a, b), high - Math.Min(a, b));
        }

        (low, high) = (low / equation[j], high / equation[j]);
        (low, high) = (Math.Ceiling(Math.Min(low, high) - 1e-6), Math.Floor(Math.Max(low, high) + 1e-6));
        return (Math.Max(range[j].Low, low), Math.Min(range[j].High, high));
    }

    static List<double[]> Eliminate(List<double[]> rows)
    {
        var done = 0;
        for (var column = 0; done < rows.Count && column < rows[0].Length - 1; column++)
        {
            var pivot = rows.FindIndex(done, r => Math.Abs(r[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var by = rows[done][column];
            rows[done] = Array.ConvertAll(rows[done], v => v / by);
            for (var r = 0; r < rows.Count; r++)
            {
                if (r != done && Math.Abs(rows[r][column]) > 1e-9)
                    rows[r] = [.. rows[r].Zip(rows[done], (v, p) => v - (rows[r][column] * p))];
            }

            done++;
        }

        return rows[..done];
    }
}
