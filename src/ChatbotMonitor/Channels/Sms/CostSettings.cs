namespace ChatbotMonitor.Channels.Sms;

/// <summary>The settings under <c>Cost</c>: what SMS cost, and how much may be spent on asking people.</summary>
public sealed record CostSettings
{
    /// <summary>What one segment by Twilio costs, in <see cref="Currency"/>.</summary>
    public decimal Twilio { get; init; }

    /// <summary>What one segment by Kannel costs.</summary>
    public decimal Kannel { get; init; }

    /// <summary>What one segment by a phone costs.</summary>
    public decimal AndroidSms { get; init; }

    /// <summary>What the prices are in, as ISO 4217 writes it.</summary>
    public string Currency { get; init; } = "KGS";

    /// <summary>What may be spent in a local day before new invitations wait; null is no cap.</summary>
    public decimal? PerDay { get; init; }

    /// <summary>What may be spent in a local month before new invitations wait; null is no cap.</summary>
    public decimal? PerMonth { get; init; }

    /// <summary>Whether anything costs anything.</summary>
    public bool HasPrices => Twilio > 0 || Kannel > 0 || AndroidSms > 0;

    /// <summary>What one segment costs by the gateway that settings call <c>twilio</c>, <c>kannel</c> or <c>android</c>; 0 by any other.</summary>
    public decimal PriceOf(string? gateway) => gateway switch
    {
        "twilio" => Twilio,
        "kannel" => Kannel,
        "android" => AndroidSms,
        _ => 0,
    };

    /// <summary>What is wrong, by the key's name; empty where all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper))
            yield return $"Cost__Currency: '{Currency}' is no currency. Write its three letters, such as KGS, USD or EUR.";
        foreach (var (key, cap) in new[] { ("PerDay", PerDay), ("PerMonth", PerMonth) })
        {
            if (cap is not null && !HasPrices)
                yield return $"Cost__{key}: nothing has a price, so the cap is never reached. Write what a segment costs: Cost__Twilio, Cost__Kannel or Cost__AndroidSms.";
        }

        if (PerDay > PerMonth)
            yield return "Cost__PerDay: it is more than Cost__PerMonth, so it is never reached. Write less, or remove one of them.";
    }
}
