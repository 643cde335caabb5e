using System.Text.Json.Serialization;
using Refit;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>The gateway's messages, as far as we need them (its API has one description for phone and server).</summary>
public interface IAndroidMessages
{
    /// <summary>Hands a message over; an answer of any status and a failure to get one are both values, cancellation alone throws.</summary>
    [Post("/messages")]
    Task<IApiResponse<string>> Enqueue([Body] NewAndroidMessage message, CancellationToken cancel);
}

/// <summary>A message to be sent by a phone.</summary>
/// <param name="Id">Ours, at most 36 characters: the same id twice is taken once.</param>
/// <param name="TextMessage">What to send.</param>
/// <param name="PhoneNumbers">To whom, E.164.</param>
/// <param name="WithDeliveryReport">Whether we want to hear that it was delivered.</param>
/// <param name="Ttl">After how many seconds it is worth nothing any more.</param>
public sealed record NewAndroidMessage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("textMessage")] AndroidText TextMessage,
    [property: JsonPropertyName("phoneNumbers")] IReadOnlyList<string> PhoneNumbers,
    [property: JsonPropertyName("withDeliveryReport")] bool WithDeliveryReport,
    [property: JsonPropertyName("ttl")] int Ttl);

/// <summary>The words of a message.</summary>
/// <param name="Text">As they are to be read.</param>
public sealed record AndroidText([property: JsonPropertyName("text")] string Text);
