using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>A call that the Bot API took.</summary>
/// <param name="Method">As in the address (<c>sendMessage</c>).</param>
/// <param name="Body">Its parameters; a form's are strings.</param>
sealed record BotCall(string Method, JsonObject Body)
{
    /// <summary>When it came, for <see cref="Stopwatch.GetElapsedTime(long, long)"/>.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();

    public long Chat => long.Parse(Body["chat_id"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    public string? Text => (string?)(Body["text"] ?? Body["caption"]);
}

/// <summary>A way for a call to go wrong.</summary>
abstract record BotFault
{
    BotFault() { }

    /// <summary>Telegram's own refusal, in JSON.</summary>
    public sealed record Refusal(int Code, string Description, int? RetryAfter = null, long? MigrateTo = null) : BotFault;

    /// <summary>A page of HTML, as from a proxy.</summary>
    public sealed record Page(int Status) : BotFault;

    /// <summary>No answer until the client goes away.</summary>
    public sealed record Silence : BotFault;

    /// <summary>The connection is cut before the call was read: it is not recorded, it had no effect.</summary>
    public sealed record CutBefore : BotFault;

    /// <summary>The connection is cut after the call was read: it is recorded.</summary>
    public sealed record CutAfter : BotFault;

    /// <summary>The call takes effect, and there is no answer until the client goes away.</summary>
    public sealed record SilenceAfter : BotFault;

    /// <summary>Success, with that result.</summary>
    public sealed record Result(string Json) : BotFault;
}
