namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A column that may help to tell who somebody is.</summary>
/// <param name="Name">Its name.</param>
public sealed record AnonymisingKey(string Name)
{
    /// <summary>Makes a value coarser for everybody (an age its ten years), or null where it stays as it is.</summary>
    public Func<string, string>? Coarser { get; init; }
}

/// <summary>Rows of which each is like at least four others in all keys.</summary>
/// <param name="Rows">The keys of each row, in the order they came; empty where one was suppressed.</param>
/// <param name="Suppressed">How many values of each key were suppressed.</param>
public sealed record AnonymousRows(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyDictionary<string, int> Suppressed)
{
    /// <summary>The keys whose values were made coarser.</summary>
    public IReadOnlyList<string> Coarsened { get; init; } = [];

    /// <summary>True where there are fewer rows than one may hide among: none of them may be given away, blank or not.</summary>
    public bool Withheld { get; init; }
}

/// <summary>k-anonymity of single responses: nobody is alone with their place, service, sex and age.</summary>
/// <remarks>
/// From the first key to the last, values that fewer than k share are left blank, together with the next rarest where the blank ones would be fewer than k.
/// So every group of rows alike is of k or more, and so is every difference between one that is shown and one that is shown in part.
/// </remarks>
public static class Anonymising
{
    /// <summary>Suppresses what must be in <paramref name="rows"/>.</summary>
    /// <param name="rows">The values of all keys of each row; empty for none.</param>
    /// <param name="keys">The keys, those first that are to be kept longest: service, place, sex, age.</param>
    /// <param name="k">How many must be alike.</param>
    /// <param name="tables">The tables shown of the same rows, where the first two keys are service and place: rows counted up tell no more than they do.</param>
    public static AnonymousRows Suppress(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<AnonymisingKey> keys, int k = Suppression.Fewest, ShownCounts? tables = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var shown = rows.Select(r => keys.Select((key, j) => r[j].Length > 0 && key.Coarser is { } coarser ? coarser(r[j]) : r[j]).ToArray()).ToArray();
        var given = Array.ConvertAll(shown, r => r.ToArray());
        if (tables is not null)
        {
            foreach (var row in shown)
                (row[0], row[1]) = tables.Tellable(row[0], row[1]) is var (service, place) ? (service ?? "", place ?? "") : default;
        }

        if (rows.Count < k)
        {
            foreach (var row in shown)
                Array.Fill(row, "");
        }
        else
        {
            Split([.. Enumerable.Range(0, shown.Length)], 0);
        }

        return new AnonymousRows(shown, keys.Select((key, j) => (key.Name, Count: shown.Zip(given).Count(p => p.First[j] != p.Second[j]))).ToDictionary(s => s.Name, s => s.Count, StringComparer.Ordinal))
        {
            Coarsened = [.. keys.Where(key => key.Coarser is not null).Select(key => key.Name)],
            Withheld = rows.Count < k,
        };

        void Split(int[] group, int key)
        {
            if (key == keys.Count)
                return;
            var values = group.GroupBy(i => shown[i][key], StringComparer.Ordinal).OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (Value: g.Key, Rows: g.ToArray())).ToList();
            var blank = values.Where(v => v.Value.Length == 0 || v.Rows.Length < k).ToList();
            values.RemoveAll(blank.Contains);
            while (blank.Sum(b => b.Rows.Length) is > 0 and var few && few < k)
            {
                blank.Add(values[0]);
                values.RemoveAt(0);
            }

            int[] pool = [.. blank.SelectMany(b => b.Rows).Order()];
            foreach (var i in pool)
                shown[i][key] = "";
            foreach (var part in values.Select(v => v.Rows).Append(pool).Where(p => p.Length > 0))
                Split(part, key + 1);
        }
    }
}
