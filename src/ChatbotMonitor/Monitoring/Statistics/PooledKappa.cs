using ChatbotMonitor.Core.Monitoring;

namespace ChatbotMonitor.Monitoring.Statistics;

/// <summary>One kappa of several questions: of the mean agreement, and the mean agreement by chance (De Vries, Elliott, Kanouse and Teleki 2008).</summary>
/// <param name="Pairs">How many pairs answered any of them.</param>
/// <param name="N">How many answers of both there are.</param>
/// <param name="Value">The pooled kappa.</param>
/// <param name="Interval">From which to which the middle 95 % go of a bootstrap over pairs; the same every time.</param>
sealed record PooledKappa(int Pairs, int N, double Value, Interval Interval)
{
    const double Exact = 1e-12;
    const int Draws = 1000;
    const int Seed = 20_240_102;

    /// <summary>The kappa of a row a pair and a column a question; null of fewer pairs than <paramref name="fewest"/>.</summary>
    public static PooledKappa? Of(IReadOnlyList<(string, string)?[]> rows, int fewest)
    {
        if (Answered(rows, fewest) is not { } answered)
            return null;
        var columns = Columns(answered);
        var value = Pool(columns, [.. Enumerable.Range(0, answered.Length)]);
#pragma warning disable CA5394 // Nothing is kept secret by it: it must be the same every time.
        var random = new Random(Seed);
        var (drawn, some) = (new double[Draws], new int[answered.Length]);
        for (var d = 0; d < Draws; d++)
        {
            for (var i = 0; i < some.Length; i++)
                some[i] = random.Next(answered.Length);
            drawn[d] = Pool(columns, some);
        }
#pragma warning restore CA5394
        Array.Sort(drawn);
        var interval = new Interval(Math.Min(value, drawn[(int)(Draws * 0.025)]), Math.Max(value, drawn[(int)(Draws * 0.975) - 1]));
        return new PooledKappa(answered.Length, answered.Sum(r => r.Count(a => a is not null)), value, interval);
    }

    /// <summary>The same without how far it may be off, which takes a thousand times as long.</summary>
    public static (int Pairs, double Value)? ValueOf(IReadOnlyList<(string, string)?[]> rows, int fewest) =>
        Answered(rows, fewest) is { } answered ? (answered.Length, Pool(Columns(answered), [.. Enumerable.Range(0, answered.Length)])) : null;

    static (string, string)?[][]? Answered(IReadOnlyList<(string, string)?[]> rows, int fewest)
    {
        (string, string)?[][] answered = [.. rows.Where(r => r.Any(a => a is not null))];
        return answered.Length < fewest ? null : answered;
    }

    // Answers as numbers from 0 on, a column a question; -1 where one of the two left it out.
    static (int Answers, (int One, int Other)[] Rows)[] Columns((string, string)?[][] answered) => [.. Enumerable.Range(0, answered[0].Length).Select(j =>
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (int, int)[] rows = [.. answered.Select(r => r[j] is var (one, other) ? (Number(one), Number(other)) : (-1, -1))];
        return (numbers.Count, rows);

        int Number(string answer) => numbers.TryGetValue(answer, out var n) ? n : numbers[answer] = numbers.Count;
    })];

    static double Pool((int Answers, (int One, int Other)[] Rows)[] columns, int[] drawn)
    {
        var (agreed, chance, questions) = (0.0, 0.0, 0);
        foreach (var (answers, rows) in columns)
        {
            var (one, other) = (new int[answers], new int[answers]);
            var (n, same) = (0, 0);
            foreach (var i in drawn)
            {
                var (a, b) = rows[i];
                if (a < 0)
                    continue;
                (n, same) = (n + 1, same + (a == b ? 1 : 0));
                one[a]++;
                other[b]++;
            }

            if (n == 0)
                continue;
            var byChance = 0.0;
            for (var a = 0; a < answers; a++)
                byChance += (double)one[a] / n * other[a] / n;
            (agreed, chance, questions) = (agreed + ((double)same / n), chance + byChance, questions + 1);
        }

        (agreed, chance) = (agreed / questions, chance / questions);
        return chance >= 1 - Exact ? 1 : (agreed - chance) / (1 - chance);
    }
}
