using System.Text.RegularExpressions;

namespace ChatbotMonitor.Core.Reports;

/// <summary>Takes out of people's words what leads to somebody before they are published: numbers, addresses of mail and chats, links.</summary>
/// <remarks>Names it cannot know: whoever publishes reads the words before.</remarks>
public static partial class Scrubbing
{
    /// <summary>The text on one line, whatever leads to somebody replaced by <see cref="Masking.Mask"/>.</summary>
    public static string Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Spaces.Replace(Masking.Numbers(Ways.Replace(text, Masking.Mask)), " ").Trim();
    }

    [GeneratedRegex(@"\S+@\S+\.\S+|(?<![\p{L}\p{N}])@\w{3,}|(https?://|www\.|t\.me/|wa\.me/)\S+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    static partial Regex Ways { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    static partial Regex Spaces { get; }
}
