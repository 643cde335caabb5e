using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatbotMonitor.Channels.Twilio;

/// <summary>The parameters of a webhook exactly as they came: in order, duplicates included, names as they are written.</summary>
/// <remarks>ASP.NET Core's own form joins names that differ in case only; a signature over them would not be Twilio's.</remarks>
public sealed class TwilioForm(IReadOnlyList<KeyValuePair<string, string>> parameters)
{
    /// <summary>The most that a webhook may weigh, in bytes; Twilio's weigh some two thousand.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>All parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => parameters;

    /// <summary>The first value of that name, or null.</summary>
    public string? this[string name] => parameters.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.Ordinal)).Value;

    /// <summary>Reads a form-url-encoded body.</summary>
    /// <exception cref="InvalidDataException">It has too many parameters, or too long ones.</exception>
    public static async Task<TwilioForm> Read(Stream body, CancellationToken cancel)
    {
        List<KeyValuePair<string, string>> parameters = [];
        using var reader = new FormReader(body, Encoding.UTF8);
        while (await reader.ReadNextPairAsync(cancel) is { } pair)
        {
            parameters.Add(pair);
            if (parameters.Count > reader.ValueCountLimit)
                throw new InvalidDataException("A form of too many parameters.");
        }

        return new TwilioForm(parameters);
    }
}
