using System.Net;
using ChatbotMonitor.Core.Delivery;
using Refit;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>What the gateway answers, in our words.</summary>
static class AndroidAnswers
{
    const int LongestAnswer = 200;
    static readonly TimeSpan WaitUnlessTold = TimeSpan.FromSeconds(30);

    /// <summary>What an answer comes to.</summary>
    public static SendOutcome Outcome(IApiResponse<string> response, string phone, string messageId, DateTimeOffset now)
    {
        if (response.StatusCode is not { } status)
            return new SendOutcome.TryLater($"{phone} could not be reached: {response.Error?.GetBaseException().Message}");

        var said = Said(response);
        return (int)status switch
        {
            // What begins with a bracket is a page for a browser, and no answer of the gateway's.
            >= 200 and < 300 when said.StartsWith('<') => new SendOutcome.TryLater($"{phone}: HTTP {(int)status}: a page for a browser"),
            // 409: it has the message already, from an attempt whose answer was lost.
            (>= 200 and < 300) or 409 => new SendOutcome.Sent(AndroidReceipt.ProviderId(messageId)),
            429 => new SendOutcome.RetryAfter(Wait(response, now)),
            401 or 403 => new SendOutcome.TryLater(Why(phone, status, $"credentials refused: check {phone}__Username and {phone}__Password")),
            404 or 405 => new SendOutcome.TryLater(Why(phone, status, $"there is no such API: check {phone}__ApiRoot")),
            < 400 or 408 or >= 500 => new SendOutcome.TryLater(Why(phone, status, said)),
            _ => new SendOutcome.Rejected(Why(phone, status, said)),
        };
    }

    static string Why(string phone, HttpStatusCode status, string said) => said.Length == 0 ? $"{phone}: HTTP {(int)status}" : $"{phone}: HTTP {(int)status}: {said}";

    static string Said(IApiResponse<string> response)
    {
        var content = response.Content ?? (response.HasResponseError(out var error) ? error.Content : null);
        var said = PhoneNumber.Hide((content ?? "").ReplaceLineEndings(" ").Trim());
        return said[..Math.Min(said.Length, LongestAnswer)];
    }

    static TimeSpan Wait(IApiResponse response, DateTimeOffset now) =>
        RetryAfter.From(response.Headers, now) is { } wait && wait > TimeSpan.Zero ? wait : WaitUnlessTold;
}
