using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Messages;
using PhoneNumbers;

namespace ChatbotMonitor.Channels;

/// <summary>Telephone numbers as the channels of SMS receive them.</summary>
public static partial class PhoneNumber
{
    /// <summary>The country of a number that is written without one.</summary>
    public const string DefaultRegion = "KG";

    static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// The number as <c>+996…</c>, or null where <paramref name="text"/> is no subscriber's number: a short code, a sender's name
    /// (<c>MegaCom</c>), another kind of address (<c>whatsapp:…</c>), or nothing.
    /// </summary>
    public static string? ToE164(string? text, string region = DefaultRegion)
    {
        // The library reads letters as the keys of a telephone: a sender's name would become somebody's number.
        if (string.IsNullOrWhiteSpace(text) || text.Length > 32 || text.Any(c => char.IsLetter(c) || c is ':' or ';'))
            return null;

        try
        {
            var number = Util.Parse(text, region);
            return Util.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? Util.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            // The library has no other way to say that a text is not a number.
            return null;
        }
    }

    /// <summary>What a provider wrote, with the numbers in it masked: they repeat the recipient ("The 'To' number +996… is not a valid phone number.").</summary>
    public static string Hide(string text) => Written().Replace(text, match => new Address(ChannelNames.Sms, match.Value).Masked);

    // Digits behind a letter are a code's (0x0000000b).
    [GeneratedRegex(@"(?<![0-9A-Za-z])\+?\d(?:[\s().-]?\d){6,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Written();
}
