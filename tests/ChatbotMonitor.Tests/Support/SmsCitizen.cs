using System.Net;
using ChatbotMonitor.Channels.Twilio;

namespace ChatbotMonitor.Tests;

/// <summary>Somebody with a keypad phone, between a worker and a Twilio that is played.</summary>
sealed class SmsCitizen(WorkerProcess worker, FakeTwilio twilio, string number)
{
    static int _sids;

    int _read;

    /// <summary>What was sent to this phone, in order.</summary>
    public IReadOnlyList<string> Inbox =>
        [.. twilio.Requests.Where(r => string.Equals(r.Form.GetValueOrDefault("To"), number, StringComparison.Ordinal)).Select(r => r.Form["Body"])];

    /// <summary>What somebody would write to a question of this repository's survey: a name where one is to be written, else the number 1.</summary>
    public static string AnswerTo(string question) => question switch
    {
        _ when question.Contains("Район", StringComparison.Ordinal) => "Каракол",
        _ when question.Contains("услуга", StringComparison.Ordinal) || question.Contains("кызмат?", StringComparison.Ordinal) => "загранпаспорт",
        _ => "1",
    };

    /// <summary>Another id for a message.</summary>
    public static string NewSid() => $"SM{Interlocked.Increment(ref _sids):x32}";

    /// <summary>Writes to the survey's number; gives what Twilio is answered.</summary>
    /// <param name="body">The words.</param>
    /// <param name="sid">The message's id; another each time where not given.</param>
    /// <param name="optOut">How Twilio itself took it (STOP, START, HELP), and answered it.</param>
    public Task<(HttpStatusCode Status, string Body)> Write(string body, string? sid = null, string? optOut = null)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = sid ?? NewSid(), ["From"] = number, ["To"] = "+15005550006", ["Body"] = body, ["NumMedia"] = "0" };
        if (optOut is not null)
            form["OptOutType"] = optOut;
        return Post(worker, TwilioWebhooks.MessagePath, form);
    }

    /// <summary>Reads the next message, which must hold <paramref name="fragment"/>.</summary>
    public async Task<string> Next(string fragment)
    {
        var at = _read++;
        await Until.True(() => Inbox.Count > at, seconds: 60);
        Assert.Contains(fragment, Inbox[at], StringComparison.Ordinal);
        return Inbox[at];
    }

    /// <summary>Posts as Twilio does, signed unless told otherwise.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> Post(WorkerProcess worker, string path, Dictionary<string, string> form, bool isSigned = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker.Address, path)) { Content = new FormUrlEncodedContent(form) };
        if (isSigned)
            request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(TwilioParts.AuthToken, $"https://monitor.example.org{path}", form));
        using var answer = await worker.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
