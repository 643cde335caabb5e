using System.Text.RegularExpressions;

namespace ChatbotMonitor.Tests;

/// <summary>What no log and no command may ever show: a secret, a whole phone number, a whole chat id.</summary>
static partial class Absences
{
    /// <summary>The secret of Telegram's webhook in tests of the worker.</summary>
    public const string WebhookSecret = "S3cret_that-no-log-may-show";

    static readonly string[] Secrets = [FakeBotApi.Token.Split(':')[1], WebhookSecret, TwilioParts.AuthToken, KannelParts.Secret, KannelParts.Password, AndroidParts.Password, AndroidParts.SigningKey];

    /// <summary>The chat of the <paramref name="n"/>th person in tests of the worker (below 10,000): an id that can be told from other numbers.</summary>
    public static long Chat(int n) => 770_000_000 + n;

    /// <summary>Fails the test where <paramref name="output"/> shows one of them.</summary>
    public static void Hold(string output)
    {
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
        Assert.DoesNotMatch(WholeNumber, output);
    }

    // A hexadecimal id may hold such digits: a letter beside them makes them part of a word.
    [GeneratedRegex(@"(?<![0-9A-Za-z])\+?996[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}(?![0-9A-Za-z])|%2B996\d{9}|(?<![0-9A-Za-z])77000\d{4}(?![0-9A-Za-z])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    static partial Regex WholeNumber { get; }
}
