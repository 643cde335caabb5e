using System.Globalization;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>One message on the screen of a simulated phone, as the page reads it.</summary>
/// <param name="Id">The bot's messages have a number that grows over restarts, a person's the GUID the page made.</param>
/// <param name="Channel">The simulated channel.</param>
/// <param name="Address">The id within it.</param>
/// <param name="From"><c>bot</c> or <c>me</c>.</param>
/// <param name="Kind"><c>text</c>, <c>photo</c> or <c>location</c>.</param>
/// <param name="Text">Words, or the caption of a photo.</param>
/// <param name="At">Microseconds since 1970: one number to sort by that a script can hold exactly.</param>
sealed record SimulatedMessage(string Id, string Channel, string Address, string From, string Kind, string Text, long At)
{
    public const string Bot = "bot";
    public const string Me = "me";

    /// <summary>A message of the bot, under the id it has from now on.</summary>
    public static SimulatedMessage Of(Outbound message, long at) =>
        new(at.ToString(CultureInfo.InvariantCulture), message.To.Channel, message.To.Id, Bot, message.Photo.IsEmpty ? "text" : "photo", message.Text, at)
        {
            Picture = message.Photo.IsEmpty ? null : $"data:image/png;base64,{Convert.ToBase64String(message.Photo.Span)}",
            Keyboard = message.Keyboard,
            Cost = message.To.Medium == Medium.Sms ? SmsCost.Of(message.Text) : null,
        };

    /// <summary>Rows of buttons, until one is chosen.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Keyboard { get; init; } = [];

    /// <summary>A picture of the bot's as a <c>data:</c> address, or null.</summary>
    public string? Picture { get; init; }

    /// <summary>The choice that took the keyboard's place, or null.</summary>
    public string? Chosen { get; init; }

    /// <summary>What it costs by SMS; null in a chat.</summary>
    public SmsCost? Cost { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>What a text costs by SMS: its alphabet, its length in that alphabet's units, how many fit, and the segments.</summary>
sealed record SmsCost(string Alphabet, int Units, int Capacity, int Segments)
{
    /// <summary>Counts <paramref name="text"/>.</summary>
    public static SmsCost Of(string text)
    {
        var (unicode, units, count) = Core.Messages.Segments.Of(text);
        var capacity = (unicode, count > 1) switch
        {
            (true, false) => 70,
            (true, true) => 67 * count,
            (false, false) => 160,
            (false, true) => 153 * count,
        };
        return new SmsCost(unicode ? "UCS-2" : "GSM-7", units, capacity, count);
    }
}
