using System.Globalization;

namespace ChatbotMonitor.Commands;

/// <summary>A day as it is written on the command line.</summary>
static class Day
{
    /// <summary>Reads <c>2026-11-23</c>; null stays null.</summary>
    /// <exception cref="CommandException">It is no such date.</exception>
    public static DateOnly? Read(string option, string? text)
    {
        if (text is null)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new CommandException($"{option}: '{text}' is no date. Write it as 2026-11-23.");
    }
}
