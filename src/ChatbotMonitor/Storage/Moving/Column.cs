using System.Globalization;

namespace ChatbotMonitor.Storage.Moving;

/// <summary>What a column holds; rows have strings, longs, bools, decimals and dates in them, or null.</summary>
enum ColumnKind
{
    Text,
    Json,
    Number,
    Int,
    Small,
    Truth,
    Amount,
    Date,
}

/// <summary>One column of a <see cref="Collection"/>.</summary>
/// <param name="Name">As PostgreSQL's tables call it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Compared">Whether both databases hold it exactly, so that it is in the checksum.</param>
readonly record struct Column(string Name, ColumnKind Kind, bool Compared = true)
{
    /// <summary>The text that is summed up, the same whatever database a value comes from.</summary>
    public static string Text(object? value) => value switch
    {
        null => "\0",
        // 1.50 is 1.5.
        decimal amount => (amount / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A value back from <see cref="Text"/>, for positions to go on from.</summary>
    public object Value(string text) => Kind switch
    {
        ColumnKind.Text or ColumnKind.Json => text,
        ColumnKind.Date => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    };
}
