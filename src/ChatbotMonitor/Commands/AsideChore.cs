using System.Text;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Export;

namespace ChatbotMonitor.Commands;

/// <summary>Lists the updates that were set aside, oldest first, without what tells who sent them.</summary>
sealed partial record AsideChore : IChore
{
    const int LongestPayload = 2_000;

    public static string Name => "aside";

    public Task Run(ChoreParts parts, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var count = 0;
        foreach (var update in parts.Store.Aside())
        {
            count++;
            writer.WriteLine($"{Times.Utc(update.At)}  {update.Channel}  {update.Id}\n  {OneLine.Of(Masked(update.Why), LongestPayload)}\n  {OneLine.Of(Masked(update.Payload), LongestPayload)}");
        }

        writer.WriteLine(count == 0 ? "Nothing is set aside." : $"{count} set aside.");
        return Task.CompletedTask;
    }

    /// <summary>Chat ids, numbers and names out of a payload of any shape.</summary>
    internal static string Masked(string payload) => LongNumber.Replace(Names.Replace(Masking.Numbers(payload), "${member}***"), Masking.Mask);

    [GeneratedRegex("[0-9]{5,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    static partial Regex LongNumber { get; }

    // A JSON member's value, up to where it ends.
    [GeneratedRegex(
        """(?<member>"(first_name|last_name|username|title|phone_number|vcard|author_signature)"\s*:\s*")([^"\\]|\\.)*""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    static partial Regex Names { get; }
}
