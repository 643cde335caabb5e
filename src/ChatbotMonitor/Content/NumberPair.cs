using System.Globalization;
using ChatbotMonitor.Core.Places;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Two numbers in a list: <c>[42.87, 74.59]</c>, <c>[1, 5]</c>.</summary>
static class NumberPair
{
    /// <summary>The pair under <paramref name="key"/>, or null; <paramref name="mend"/> says how to write one.</summary>
    public static (double First, double Second)? Read(Fields fields, string key, string mend)
    {
        if (fields.Node(key) is not { } node)
            return null;
        if (node is ListNode { Items: [TextNode first, TextNode second] } && Number(first.Value) is { } one && Number(second.Value) is { } other)
            return (one, other);
        fields.Faults.Error(node.At, $"'{key}' is no pair of numbers", mend);
        return null;
    }

    /// <summary>A location as latitude and longitude under <paramref name="key"/>, or null.</summary>
    public static Location? Location(Fields fields, string key)
    {
        const string Mend = "write latitude and longitude in degrees, as \"42.8746, 74.5698\" or [42.8746, 74.5698]";
        var pair = fields.Node(key) is TextNode text && text.Value.Split(',') is [var one, var other] && Number(one) is { } north && Number(other) is { } east ? (north, east) : Read(fields, key, Mend);
        if (pair is not var (latitude, longitude))
            return null;
        var location = new Location(latitude, longitude);
        if (location.IsOnEarth)
            return location;
        fields.Faults.Error(fields.SpotOf(key), $"'{key}' lies nowhere on the earth", Mend);
        return null;
    }

    static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d) ? d : null;
}
