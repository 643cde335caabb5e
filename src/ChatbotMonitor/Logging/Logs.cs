using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace ChatbotMonitor.Logging;

/// <summary>Where events are written: the console, and as a setting a rolling JSON file; masked in both.</summary>
public static class Logs
{
    const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    // The host's word on a start that failed; the run command says it in a sentence.
    const int HostedServiceStartupFaulted = 11;

    /// <summary>Opens the log. A file that cannot be written is said once and stops nobody: the console has everything too.</summary>
    public static Logger Open(LogSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var configuration = Configure(settings.Level).WriteTo.Console(Human);
        var trouble = settings.File is null ? null : TroubleWith(settings.File);
        if (settings.File is { } file && trouble is null)
        {
            configuration.WriteTo.File(
                Json,
                file,
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: 64 << 20,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 14);
        }

        var log = configuration.CreateLogger();
        if (trouble is not null)
            log.Warning("Log__File: {File} cannot be written ({Trouble}): the log goes to the console alone. Give this user the right to write there, or set another", settings.File, trouble);
        return log;
    }

    /// <summary>Closes it. The last lines of a file whose disk is full are on the console.</summary>
    public static async ValueTask Close(Logger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        try
        {
            await log.DisposeAsync();
        }
        catch (IOException)
        {
            // Its writer throws here what it kept to itself before.
        }
    }

    /// <summary>Lines for a person.</summary>
    internal static ITextFormatter Human => new MaskingFormatter(new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture));

    /// <summary>One JSON object a line.</summary>
    internal static ITextFormatter Json => new MaskingFormatter(new CompactJsonFormatter());

    /// <summary>What is let through: ours from <paramref name="level"/> on, the framework's warnings, and of HTTP clients nothing, because their URLs hold the bot's token.</summary>
    internal static LoggerConfiguration Configure(LogEventLevel level) => new LoggerConfiguration()
        .MinimumLevel.Is(level)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        .Filter.ByExcluding(Matching.FromSource("System.Net.Http"))
        .Filter.ByExcluding(IsFailedStart);

    // The file's own writer keeps its troubles to itself. A disk that is full now may have room later: that is no reason to go without.
    static string? TroubleWith(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    static bool IsFailedStart(LogEvent e) =>
        Matching.FromSource("Microsoft.Extensions.Hosting.Internal.Host")(e)
        && e.Properties.TryGetValue("EventId", out var id)
        && id is StructureValue { Properties: var properties }
        && properties.Any(p => p is { Name: "Id", Value: ScalarValue { Value: HostedServiceStartupFaulted } });
}
