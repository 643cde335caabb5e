using System.Globalization;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Which turn of the repeats around a question: numbers from 1, outer ones first, joined by points (<c>2.1</c>); empty outside repeats.</summary>
public static class RepeatTurn
{
    /// <summary>Turn <paramref name="number"/> of a repeat that stands at <paramref name="outer"/>.</summary>
    public static string Of(string outer, int number)
    {
        var n = number.ToString(CultureInfo.InvariantCulture);
        return outer is { Length: > 0 } ? $"{outer}.{n}" : n;
    }

    /// <summary>How many repeats it lies in.</summary>
    public static int Depth(string at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return at.Length == 0 ? 0 : at.AsSpan().Count('.') + 1;
    }

    /// <summary>The turns of the outermost <paramref name="depth"/> repeats; all of them where it lies in fewer.</summary>
    public static string Outer(string at, int depth)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (depth <= 0)
            return "";
        for (var i = 0; i < at.Length; i++)
        {
            if (at[i] == '.' && --depth == 0)
                return at[..i];
        }

        return at;
    }

    /// <summary>The number of the innermost turn, or 0 outside repeats.</summary>
    public static int Number(string at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return int.TryParse(at.AsSpan(at.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
    }
}
