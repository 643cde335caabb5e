using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Storage;

/// <summary>How the domain's records are written down, as compact JSON that every database shares: what is missing or unknown is no error, so that files of older and newer programs read.</summary>
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Outbound))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Response))]
[JsonSerializable(typeof(SetAside))]
public sealed partial class StoredShapes : JsonSerializerContext
{
    /// <summary>The one way to write and to read: enumerations by name, addresses as <c>channel:id</c>, Cyrillic as it is, nothing that says nothing.</summary>
    public static StoredShapes Stored { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new AddressAsKey(),
            new JsonStringEnumConverter<Asking>(),
            new JsonStringEnumConverter<ReportStatus>(),
            new JsonStringEnumConverter<ResponseStatus>(),
        },
    });

    sealed class AddressAsKey : JsonConverter<Address>
    {
        public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Core.Messages.Address.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }
}
