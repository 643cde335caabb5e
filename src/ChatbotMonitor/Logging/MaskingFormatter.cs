using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Formatting;

namespace ChatbotMonitor.Logging;

/// <summary>The safety net under every log: whatever looks like a whole phone number or a bot's token is masked in the finished line, exceptions and properties too.</summary>
/// <remarks>Addresses are masked where they are logged (<see cref="Core.Messages.Address.ToString"/>); this is for what a library or a mistake lets slip.</remarks>
/// <param name="inner">Writes the line.</param>
public sealed partial class MaskingFormatter(ITextFormatter inner) : ITextFormatter
{
    /// <inheritdoc />
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var line = new StringWriter(output.FormatProvider);
        inner.Format(logEvent, line);
        output.Write(Mask(line.ToString()));
    }

    /// <summary>The text with numbers and tokens masked.</summary>
    public static string Mask(string text) => Number().Replace(Token().Replace(text, "•••"), "${head}•••••${tail}");

    [GeneratedRegex(@"\d{4,}(:|%3A)[A-Za-z0-9_-]{30,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    // As people and providers write them: +996 555 000-111, 996555000111, %2B996…; short numbers, dates and ids of ours are no phone numbers.
    [GeneratedRegex(@"(?<head>(\+|%2B)\d{1,3})([ ()-]{0,2}\d){4,9}(?<tail>([ -]?\d){3})(?!\d)|(?<head>(?<!\d)996)\d{6}(?<tail>\d{3})(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
