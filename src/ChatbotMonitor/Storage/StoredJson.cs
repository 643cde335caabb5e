using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatbotMonitor.Storage;

/// <summary>Writes and reads the shapes of <see cref="StoredShapes"/> as UTF-8.</summary>
static class StoredJson
{
    /// <summary>The value as it is stored.</summary>
    public static byte[] Write<T>(this JsonTypeInfo<T> shape, T value) => JsonSerializer.SerializeToUtf8Bytes(value, shape);

    /// <summary>What <see cref="Write"/> wrote, now or in another version of the program; throws <see cref="JsonException"/> on anything else.</summary>
    public static T Read<T>(this JsonTypeInfo<T> shape, byte[] stored) =>
        JsonSerializer.Deserialize(stored, shape) ?? throw new JsonException("A stored value is null.");

    /// <summary>The value as it is stored, as text.</summary>
    public static string Text<T>(this JsonTypeInfo<T> shape, T value) => JsonSerializer.Serialize(value, shape);

    /// <summary>What <see cref="Text"/> wrote; throws <see cref="JsonException"/> on anything else.</summary>
    public static T OfText<T>(this JsonTypeInfo<T> shape, string stored) =>
        JsonSerializer.Deserialize(stored, shape) ?? throw new JsonException("A stored value is null.");
}
