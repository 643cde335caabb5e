using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Passes a complaint on to the provider responsible: what it says and what it breaks, never whose it is, and a way to answer once.</summary>
/// <remarks>
/// The link holds a code of 130 bits. By SMS and in Telegram the provider can answer on the spot with the complaint's number, which everybody may know: it counts only from
/// the very address that the operator registered and only while a referral to it is open. From anywhere else the whole code is asked for.
/// </remarks>
public static class Referring
{
    // What an office reads on a keypad phone: the complaint and both ways to answer.
    const int SmsSegments = 4;
    const int ShortestText = 20;

    /// <summary>The provider that <paramref name="report"/> can be referred to, or null where its service has none, or the provider gives no address.</summary>
    public static Provider? ProviderOf(Report report, Content content)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(content);
        return content.Register.Provider(content.Register.Service(report.Service)?.ProviderId) is { Contact: not null } provider ? provider : null;
    }

    /// <summary>Whether that provider has asked at its address for no more messages; from a coordinator at <paramref name="from"/>.</summary>
    public static bool IsStopped(Provider provider, Address from, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(lookups);
        return provider.Contact is { } contact && lookups.Conversation(AddressOf(contact, from)) is { OptedOut: true };
    }

    /// <summary>What it takes to send <paramref name="report"/>, which has moved to <see cref="ReportStatus.Referred"/>, to <paramref name="provider"/>.</summary>
    /// <param name="report">The complaint as it is now.</param>
    /// <param name="provider">To whom.</param>
    /// <param name="coordinator">Who passes it on.</param>
    /// <param name="from">The coordinator's own address: from a simulated phone no real office is written to.</param>
    /// <param name="now">The time.</param>
    /// <param name="content">Register, places, texts, and the address of our pages.</param>
    /// <param name="lookups">For a new code.</param>
    /// <exception cref="ArgumentException">The provider gives no address.</exception>
    public static IReadOnlyList<Effect> Of(Report report, Provider provider, Coordinator coordinator, Address from, DateTimeOffset now, Content content, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(lookups);
        var contact = provider.Contact ?? throw new ArgumentException("The provider gives no address.", nameof(provider));
        var to = AddressOf(contact, from);
        var token = lookups.NewSecret();
        var referral = Referral.Of(report.Code, provider.Id, to, coordinator.Id, token, now);
        return [new Effect.KeepReferral(referral), new Effect.Say(Message(report, contact.Language, referral, to, token, content))];
    }

    // The complaint as the provider reads it.
    static Outbound Message(Report report, string language, Referral referral, Address to, string token, Content content)
    {
        string Say(string key, params ReadOnlySpan<(string, string)> arguments) => content.Texts.Say(key, language, to.Medium, arguments);
        var until = ReportWords.Day(referral.Expires, content);
        var spoken = report.Code.Spoken;
        var head = Say(TextKeys.ReferralHead, ("code", spoken), ("date", ReportWords.Day(report.FiledAt, content)), ("about", ReportWords.About(report, content, language)));
        var breaches = report.Breaches.Select(b => "– " + BreachWords.Say(b, content.Texts, language, to.Medium)).ToList();
        var ways = new List<string>();
        if (content.PublicUrl is { } root)
            ways.Add(Say(TextKeys.ReferralLink, ("until", until), ("link", $"{root}/answer/{token}")));
        if (to.Channel != ChannelNames.Email)
            ways.Add(Say(TextKeys.ReferralReply, ("until", until), ("code", spoken)));
        else if (content.PublicUrl is null)
            ways.Add(Say(TextKeys.ReferralCode, ("until", until), ("token", SecretCode.Spoken(token))));

        var words = Masking.Numbers(report.Text).Trim();
        var text = to.Medium == Medium.Sms
            ? Short(head, words, breaches, ways)
            : string.Join("\n\n", new[] { head, words.Length > 0 ? $"«{words}»" : "", string.Join('\n', breaches), string.Join("\n\n", ways) }.Where(p => p.Length > 0));
        return new Outbound(to, text) { Referral = report.Code.Digits, Subject = to.Channel == ChannelNames.Email ? OneLine.Of(head, 120) : null };
    }

    // Who tries it out in the simulator must not write to a real office.
    static Address AddressOf(ProviderContact contact, Address coordinator) => (contact, IsSimulated(coordinator)) switch
    {
        ({ Sms: { } number }, var simulated) => new Address(simulated ? ChannelNames.SimulatedSms : ChannelNames.Sms, number),
        ({ Telegram: { } chat }, false) => new Address(ChannelNames.Telegram, chat),
        ({ Email: { } mail }, false) => new Address(ChannelNames.Email, mail),
        _ => new Address(ChannelNames.SimulatedTelegram, contact.Telegram ?? contact.Email ?? ""),
    };

    static bool IsSimulated(Address address) => address.Channel is ChannelNames.SimulatedTelegram or ChannelNames.SimulatedSms;

    static string Short(string head, string words, List<string> breaches, List<string> ways)
    {
        string With(int most) => string.Join('\n', new[] { head, most > 0 ? OneLine.Of(words, most) : "" }.Concat(breaches).Concat(ways).Where(p => p.Length > 0));
        var room = words.Length;
        while (room > ShortestText && Segments.Of(With(room)).Count > SmsSegments)
            room -= 5;
        return With(words.Length == 0 ? 0 : Math.Max(room, Math.Min(words.Length, ShortestText)));
    }
}
