using System.Text.Json.Serialization;
using Refit;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>Twilio's Messages resource, as far as we need it.</summary>
public interface ITwilioMessages
{
    /// <summary>Creates (sends) a message; an answer of any status and a failure to get one are both values, cancellation alone throws.</summary>
    [Post("/2010-04-01/Accounts/{accountSid}/Messages.json")]
    Task<IApiResponse<TwilioMessage>> Create(
        string accountSid, [Body(BodySerializationMethod.UrlEncoded)] NewTwilioMessage message, CancellationToken cancel);
}

/// <summary>The form of a new message; what is null is left out.</summary>
public sealed record NewTwilioMessage
{
    /// <summary>The recipient, E.164.</summary>
    [AliasAs("To")]
    public required string To { get; init; }

    /// <summary>The sender, unless a messaging service chooses one.</summary>
    [AliasAs("From")]
    public string? From { get; init; }

    /// <summary>The messaging service that chooses the sender.</summary>
    [AliasAs("MessagingServiceSid")]
    public string? MessagingServiceSid { get; init; }

    /// <summary>The text, at most 1,600 characters.</summary>
    [AliasAs("Body")]
    public required string Body { get; init; }

    /// <summary>Where to report what becomes of it.</summary>
    [AliasAs("StatusCallback")]
    public string? StatusCallback { get; init; }
}

/// <summary>A message that Twilio took.</summary>
/// <param name="Sid">The id its receipts will name.</param>
public sealed record TwilioMessage([property: JsonPropertyName("sid")] string? Sid);

/// <summary>Twilio's reason for a refusal.</summary>
/// <param name="Code">A number from Twilio's error dictionary.</param>
/// <param name="Message">The reason in words; it may hold the recipient's number.</param>
public sealed record TwilioError(
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("message")] string? Message);
