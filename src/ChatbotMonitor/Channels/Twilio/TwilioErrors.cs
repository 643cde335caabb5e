using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's refusals in our words, by its error dictionary (https://www.twilio.com/docs/api/errors) and by HTTP status where that does not say.</summary>
public static class TwilioErrors
{
    static readonly TimeSpan WaitUnlessTold = TimeSpan.FromSeconds(1);

    enum Verdict
    {
        /// <summary>The whole channel waits.</summary>
        Wait,

        /// <summary>Ours or Twilio's to mend: the message is kept and tried again.</summary>
        Later,

        /// <summary>This message will never go.</summary>
        Never,

        /// <summary>This number takes no message.</summary>
        Gone,
    }

    static readonly FrozenDictionary<int, (string Meaning, Verdict Verdict)> Table = new Dictionary<int, (string, Verdict)>
    {
        [20003] = ("credentials refused: check Twilio__AccountSid and Twilio__AuthToken", Verdict.Later),
        [20005] = ("the Twilio account is not active: out of funds or suspended", Verdict.Later),
        [20404] = ("no such Twilio account: check Twilio__AccountSid", Verdict.Later),
        [20429] = ("too many requests", Verdict.Wait),
        [21211] = ("the number is not valid", Verdict.Gone),
        [21214] = ("the number cannot be reached", Verdict.Gone),
        [21217] = ("the number does not appear to be valid", Verdict.Gone),
        [21265] = ("the number is a short code", Verdict.Gone),
        [21266] = ("the number is the sender's own", Verdict.Gone),
        [21408] = ("sending to this country is not enabled: see the messaging geographic permissions of the account", Verdict.Never),
        [21606] = ("the sender cannot send to this number: check Twilio__From", Verdict.Never),
        [21608] = ("a trial account sends to verified numbers only", Verdict.Never),
        [21610] = ("the person has opted out at Twilio (STOP)", Verdict.Gone),
        [21611] = ("the sender's queue at Twilio is full", Verdict.Later),
        [21612] = ("the sender has no route to this number", Verdict.Never),
        [21614] = ("the number is not a mobile one", Verdict.Gone),
        [21617] = ("longer than 1,600 characters", Verdict.Never),
        [21619] = ("the message is empty", Verdict.Never),
        [21635] = ("the number is a landline", Verdict.Gone),
        [21659] = ("the sender is not one of Twilio's: check Twilio__From", Verdict.Never),
        [30001] = ("Twilio's queue overflowed", Verdict.Later),
        [30002] = ("the Twilio account is suspended", Verdict.Later),
        [30003] = ("the handset was off or out of reach", Verdict.Never),
        [30004] = ("blocked by the recipient or the operator", Verdict.Never),
        [30005] = ("the number is unknown or no longer in use", Verdict.Never),
        [30006] = ("a landline, or an operator out of reach", Verdict.Never),
        [30007] = ("filtered as unwanted by the operator or Twilio", Verdict.Never),
        [30008] = ("the operator gave no reason", Verdict.Never),
        [63038] = ("the account's daily limit of messages is reached", Verdict.Later),
    }.ToFrozenDictionary();

    /// <summary>What an answer other than "created" comes to. The reason keeps Twilio's code and words, with telephone numbers masked.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">Twilio's reason, or null where the answer held none.</param>
    /// <param name="retryAfter">How long Twilio asked to wait, or null.</param>
    public static SendOutcome Outcome(HttpStatusCode status, TwilioError? error, TimeSpan? retryAfter)
    {
        var why = Reason(status, error);
        return VerdictOn(status, error?.Code) switch
        {
            Verdict.Wait => new SendOutcome.RetryAfter(retryAfter is { } wait && wait > TimeSpan.Zero ? wait : WaitUnlessTold),
            Verdict.Later => new SendOutcome.TryLater(why),
            Verdict.Gone => new SendOutcome.Unreachable(why),
            _ => new SendOutcome.Rejected(why),
        };
    }

    /// <summary>The reason of a receipt: the code, and what it means where the table knows it.</summary>
    public static string? Reason(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Table.TryGetValue(number, out var known)
            ? $"{code}: {known.Meaning}"
            : string.IsNullOrWhiteSpace(code) ? null : PhoneNumber.Hide(code);

    static Verdict VerdictOn(HttpStatusCode status, int? code) => (int)status switch
    {
        429 => Verdict.Wait,
        401 or 407 or 408 or >= 500 or < 400 => Verdict.Later,
        _ => code is { } known && Table.TryGetValue(known, out var entry) ? entry.Verdict : Verdict.Never,
    };

    static string Reason(HttpStatusCode status, TwilioError? error)
    {
        var code = error?.Code;
        var meaning = code is { } known && Table.TryGetValue(known, out var entry) ? entry.Meaning
            : status == HttpStatusCode.Unauthorized ? Table[20003].Meaning
            : null;
        var head = code is null ? $"HTTP {(int)status}" : $"HTTP {(int)status}, Twilio {code}";
        var said = string.IsNullOrWhiteSpace(error?.Message) ? null : PhoneNumber.Hide(error.Message);
        return (meaning, said) switch
        {
            (null, null) => head,
            (null, _) => $"{head}: {said}",
            (_, null) => $"{head}: {meaning}",
            _ => $"{head}: {meaning} ({said})",
        };
    }
}
