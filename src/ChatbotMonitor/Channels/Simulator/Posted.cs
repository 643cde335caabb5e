using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>What a page posts: something a person did on a simulated phone.</summary>
/// <param name="MessageId">A GUID the page made: the same one twice is the same message.</param>
/// <param name="Channel">A simulated channel.</param>
/// <param name="Id">The id within it: <c>citizen-1</c>, or a number as +996….</param>
/// <param name="Kind"><c>text</c>, <c>press</c>, <c>location</c> or <c>photo</c>.</param>
sealed partial record Posted(Guid? MessageId, string? Channel, string? Id, string? Kind)
{
    const int LongestText = 4096;
    const int LongestData = 64;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string? Text { get; init; }

    public string? Data { get; init; }

    public string? PromptId { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Language { get; init; }

    /// <summary>The first thing that is wrong with it, or null.</summary>
    public string? Fault => this switch
    {
        { MessageId: null } => "messageId: a GUID is needed.",
        { Channel: not (ChannelNames.SimulatedTelegram or ChannelNames.SimulatedSms) } => "channel: simulator-telegram or simulator-sms.",
        { Id: null } => "id: who writes?",
        { Channel: ChannelNames.SimulatedSms } when !PhoneNumber.IsMatch(Id) => "id: a number as +996555000101.",
        { Channel: ChannelNames.SimulatedTelegram } when !ChatId.IsMatch(Id) => "id: small letters, digits and hyphens, as citizen-1.",
        { Text.Length: > LongestText } => "text: at most 4096 characters.",
        { PromptId.Length: > LongestData } => "promptId: at most 64 characters.",
        { Language.Length: > 35 } => "language: a tag as ky or ru-KG.",
        { Kind: "text" } => string.IsNullOrWhiteSpace(Text) ? "text: some words." : null,
        { Channel: ChannelNames.SimulatedSms } => "kind: a keypad phone sends text.",
        { Kind: "press" } => string.IsNullOrEmpty(Data) || Encoding.UTF8.GetByteCount(Data) > LongestData ? "data: 1 to 64 bytes." : null,
        { Kind: "location" } => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180 ? null : "latitude, longitude: degrees.",
        { Kind: "photo" } => null,
        _ => "kind: text, press, location or photo.",
    };

    /// <summary>Reads JSON; null where it is none of this shape.</summary>
    public static async Task<Posted?> Read(Stream body, CancellationToken cancel)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Posted>(body, Json, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As the Intake takes it; only without a <see cref="Fault"/>.</summary>
    public Inbound ToInbound(DateTimeOffset at) => new($"simulator:{MessageId:D}", new Address(Channel!, Id!), at, Kind switch
    {
        "text" => new Input.Text(Text!),
        "press" => new Input.Press(Data!),
        "location" => new Input.Location(Latitude!.Value, Longitude!.Value),
        "photo" => new Input.Photo("simulator:photo", Text),
        _ => throw new InvalidOperationException(Fault),
    })
    {
        LanguageHint = Language,
        PromptId = PromptId,
    };

    /// <summary>As the screen shows it; null for a press, which leaves no message behind.</summary>
    public SimulatedMessage? ToMessage(long at) => Kind is "press" ? null : new(MessageId!.Value.ToString("D"), Channel!, Id!, SimulatedMessage.Me, Kind!, Text ?? "", at)
    {
        Latitude = Latitude,
        Longitude = Longitude,
        Cost = Channel is ChannelNames.SimulatedSms ? SmsCost.Of(Text!) : null,
    };

    [GeneratedRegex(@"\A\+[0-9]{7,15}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    static partial Regex PhoneNumber { get; }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    static partial Regex ChatId { get; }
}
