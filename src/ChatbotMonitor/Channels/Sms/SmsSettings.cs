namespace ChatbotMonitor.Channels.Sms;

/// <summary>The settings under <c>Sms</c>: which gateway sends what, where there are several.</summary>
public sealed record SmsSettings
{
    /// <summary>The gateway for every number that no route names; null where there is but one.</summary>
    public string? Default { get; init; }

    /// <summary>Gateways by the digits that numbers begin with, country first, such as <c>99655</c>.</summary>
    public IReadOnlyDictionary<string, string> Routes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The digits that numbers begin with, country first, of operators that do not join messages of several parts.</summary>
    public IReadOnlyList<string> Unjoined { get; init; } = [];

    /// <summary>The number or short code that people are told to write to; null for the one that the gateway is set to send from.</summary>
    public string? Number { get; init; }

    /// <summary>From which share of messages that come to nothing within an hour on the operator is told that a gateway fails; 0 is never.</summary>
    public double AlertShare { get; init; } = 0.2;

    /// <summary>How many messages an hour must have for its share to say anything.</summary>
    public int AlertMessages { get; init; } = 20;

    /// <summary>Whether a gateway that lost so many messages of so many is failing.</summary>
    public bool IsFailing(int tries, int failures) => AlertShare > 0 && tries >= AlertMessages && failures > AlertShare * tries;

    /// <summary>The gateway for a number, by the longest prefix; null where neither a route nor a default names one.</summary>
    public string? For(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var digits = number.TrimStart('+');
        return Routes.Where(r => digits.StartsWith(r.Key, StringComparison.Ordinal)).OrderByDescending(r => r.Key.Length).Select(r => r.Value).FirstOrDefault() ?? Default;
    }

    /// <summary>Whether a long text goes to <paramref name="number"/> as several messages that each say which of how many they are.</summary>
    public bool IsUnjoined(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Unjoined.Any(prefix => number.AsSpan().TrimStart('+').StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>What is wrong, by the key's name, where those gateways are set.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<string> gateways)
    {
        ArgumentNullException.ThrowIfNull(gateways);
        var list = string.Join(" and ", gateways);
        if (Default is null && gateways.Count > 1)
            yield return $"Sms__Default: {list} are set. Write which of them sends SMS to the numbers that no Sms__Routes__… names.";
        if (Default is not null && !gateways.Contains(Default, StringComparer.Ordinal))
            yield return $"Sms__Default: '{Default}' is no gateway that is set. {Mend(list)}";
        foreach (var prefix in Unjoined.Where(p => p.Length == 0 || !p.All(char.IsAsciiDigit)))
            yield return $"Sms__Unjoined: '{prefix}' is no beginning of a number. Write the first digits of the numbers, country first, with commas between, such as 99650,99670.";
        foreach (var (prefix, gateway) in Routes)
        {
            if (prefix.Length == 0 || !prefix.All(char.IsAsciiDigit))
                yield return $"Sms__Routes__{prefix}: write the first digits of the numbers, country first, such as Sms__Routes__99655.";
            else if (!gateways.Contains(gateway, StringComparer.Ordinal))
                yield return $"Sms__Routes__{prefix}: '{gateway}' is no gateway that is set. {Mend(list)}";
        }
    }

    static string Mend(string list) => list.Length == 0 ? "Set a gateway first, or remove the line." : $"Write one of: {list}.";
}
