using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Storage;

/// <summary>How the domain's records are written down, as compact JSON that every database shares: what is missing or unknown is no error, so that files of older and newer programs read.</summary>
/// <remarks>
/// Enumerations by name, addresses as <c>channel:id</c>, Cyrillic as it is, nothing that says nothing. The serializer reads the types itself:
/// generated code would set an init-only property that is missing to null, over its default (dotnet/runtime#84484), and a list added to a record would then break every older file.
/// </remarks>
public static class StoredShapes
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AddressAsKey(), new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    /// <summary>Counts of one document: a place's cells and their numbers in turn.</summary>
    public static JsonTypeInfo<Dictionary<string, int[]>> Cells { get; } = Shape<Dictionary<string, int[]>>();

    public static JsonTypeInfo<Conversation> Conversation { get; } = Shape<Conversation>();

    public static JsonTypeInfo<Outbound> Outbound { get; } = Shape<Outbound>();

    public static JsonTypeInfo<Report> Report { get; } = Shape<Report>();

    public static JsonTypeInfo<Referral> Referral { get; } = Shape<Referral>();

    public static JsonTypeInfo<LinkCode> LinkCode { get; } = Shape<LinkCode>();

    public static JsonTypeInfo<Invitation> Invitation { get; } = Shape<Invitation>();

    public static JsonTypeInfo<Response> Response { get; } = Shape<Response>();

    public static JsonTypeInfo<Group> Group { get; } = Shape<Group>();

    public static JsonTypeInfo<Monitor> Monitor { get; } = Shape<Monitor>();

    public static JsonTypeInfo<Measure> Measure { get; } = Shape<Measure>();

    public static JsonTypeInfo<QualityDecision> Decision { get; } = Shape<QualityDecision>();

    public static JsonTypeInfo<CellCounts> CellCounts { get; } = Shape<CellCounts>();

    public static JsonTypeInfo<SetAside> SetAside { get; } = Shape<SetAside>();

    static JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    // An empty list is what a missing one reads as, but for those that a constructor asks for.
    static void LeaveOutEmptyLists(JsonTypeInfo shape)
    {
        foreach (var list in shape.Properties.Where(p => p.AssociatedParameter is null && p.PropertyType != typeof(string) && p.PropertyType.IsAssignableTo(typeof(IEnumerable))))
            list.ShouldSerialize = static (_, value) => value is ICollection { Count: var count } ? count > 0 : value is not null;
    }

    sealed class AddressAsKey : JsonConverter<Address>
    {
        public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Address.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }
}
