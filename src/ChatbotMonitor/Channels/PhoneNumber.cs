using PhoneNumbers;

namespace ChatbotMonitor.Channels;

/// <summary>Telephone numbers as the channels of SMS receive them.</summary>
public static class PhoneNumber
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
}
