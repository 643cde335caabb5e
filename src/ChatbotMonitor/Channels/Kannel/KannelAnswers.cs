using System.Net;
using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>What sendsms answers, in our words, by the table "SMS push reply codes" of Kannel's user guide; other gateways of its kind answer alike.</summary>
public static class KannelAnswers
{
    const int LongestAnswer = 200;

    static readonly TimeSpan WaitUnlessTold = TimeSpan.FromSeconds(1);

    enum Verdict
    {
        /// <summary>It has the message.</summary>
        Taken,

        /// <summary>The operator's or the gateway's to mend: the message is kept and tried again.</summary>
        Later,

        /// <summary>This message will never go.</summary>
        Never,
    }

    // The first that an answer begins with. Numbers are Kannel's acknowledgements: 0 passed on, 1 refused for good, 2 refused for now, 3 waiting in its own queue.
    static readonly (string Start, Verdict Verdict, string? Meaning)[] Table =
    [
        ("0:", Verdict.Taken, null),
        ("3:", Verdict.Taken, null),
        ("Sent.", Verdict.Taken, null),
        ("1:", Verdict.Never, null),
        ("2:", Verdict.Later, null),
        ("4:", Verdict.Never, null),
        ("Authorization failed", Verdict.Later, "credentials refused: check Kannel__Username and Kannel__Password, and user-allow-ip at the gateway"),
        ("Sender missing", Verdict.Later, "the gateway does not let us name the sender: check Kannel__From"),
        ("Unknown request", Verdict.Later, "there is no sendsms: check Kannel__SendUrl"),
        ("Temporal failure", Verdict.Later, null),
        ("Not routable", Verdict.Never, "the gateway has no route to this number"),
        ("Number(s) has/have been denied", Verdict.Never, "the number is on the gateway's black list, or not on its white list"),
    ];

    /// <summary>What an answer comes to.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="text">The answer.</param>
    /// <param name="retryAfter">How long the gateway asked to wait, or null.</param>
    /// <param name="providerId">What receipts will name the message by.</param>
    public static SendOutcome Outcome(HttpStatusCode status, string text, TimeSpan? retryAfter, string providerId)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (status == HttpStatusCode.TooManyRequests)
            return new SendOutcome.RetryAfter(retryAfter is { } wait && wait > TimeSpan.Zero ? wait : WaitUnlessTold);

        // By its first letter and not by its type: Kannel says text/html of its one line of plain text.
        text = text.Trim();
        var isPage = text.StartsWith('<');
        var known = isPage ? default : Array.Find(Table, row => text.StartsWith(row.Start, StringComparison.OrdinalIgnoreCase));
        var why = Why(status, isPage ? "a page for a browser" : text, known.Meaning);
        return Verdicts(status, isPage, known.Start is null ? null : known.Verdict) switch
        {
            Verdict.Taken => new SendOutcome.Sent(providerId),
            Verdict.Later => new SendOutcome.TryLater(why),
            _ => new SendOutcome.Rejected(why),
        };
    }

    static Verdict Verdicts(HttpStatusCode status, bool isPage, Verdict? known) => (int)status switch
    {
        // Words that nobody knows with a status of success: a second attempt would be a second message.
        >= 200 and < 300 => isPage ? Verdict.Later : known ?? Verdict.Taken,
        401 or 404 or 407 or 408 or >= 500 or < 400 => Verdict.Later,
        _ => known is null or Verdict.Taken ? Verdict.Never : known.Value,
    };

    static string Why(HttpStatusCode status, string text, string? meaning)
    {
        var said = PhoneNumber.Hide(text.ReplaceLineEndings(" "));
        said = said[..Math.Min(said.Length, LongestAnswer)];
        return (meaning, said) switch
        {
            (null, "") => $"HTTP {(int)status}",
            (null, _) => $"HTTP {(int)status}: {said}",
            _ => $"HTTP {(int)status}: {meaning} ({said})",
        };
    }
}
