using System.Globalization;
using System.Text;

namespace ChatbotMonitor.Core.Replies;

/// <summary>A number in digits, as it is put together: groups of three, a fraction behind a point or a comma.</summary>
sealed class Figure(string first)
{
    readonly List<(char Before, string Digits)> _rest = [];

    /// <summary>Takes a group behind a blank, where it can be one: three digits behind at most three.</summary>
    public bool TakesGroup(string digits)
    {
        if (digits.Length != 3 || first.Length > 3 || first[0] == '0' || _rest.Exists(r => r.Before != ' '))
            return false;
        _rest.Add((' ', digits));
        return true;
    }

    /// <summary>Adds digits behind a point, a comma or an apostrophe.</summary>
    public void Add(char before, string digits) => _rest.Add((before, digits));

    /// <summary>Its value, or null where it is no number; one group of three behind a point or a comma may be a fraction.</summary>
    public (decimal Value, bool MayBeFraction)? Read()
    {
        if (_rest.Count == 0)
            return Parse(first, "") is { } whole ? (whole, false) : null;
        var last = _rest[^1];
        var groups = _rest.Count;
        var fraction = "";
        var mayBeFraction = false;
        if (last.Before is '.' or ',')
        {
            var alone = _rest.FindAll(r => r.Before == last.Before).Count == 1;
            if (alone && groups == 1 && last.Digits.Length == 3 && first is not ['0', ..] && first.Length <= 3)
                mayBeFraction = true;
            else if (alone)
            {
                fraction = last.Digits;
                groups--;
            }
        }

        var digits = new StringBuilder(first);
        var separator = groups > 0 ? _rest[0].Before : ' ';
        for (var i = 0; i < groups; i++)
        {
            if (_rest[i].Before != separator || _rest[i].Digits.Length != 3 || first.Length > 3)
                return null;
            digits.Append(_rest[i].Digits);
        }

        return Parse(digits.ToString(), fraction) is { } value ? (value, mayBeFraction) : null;
    }

    static decimal? Parse(string whole, string fraction) =>
        whole.Length <= 15 && fraction.Length <= 10 && decimal.TryParse($"{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
}
