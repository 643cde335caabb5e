namespace ChatbotMonitor;

/// <summary>Where settings come from: <c>appsettings.json</c>, then environment variables, then the command line; the later wins.</summary>
public static class SettingsSources
{
    /// <summary>Parts a command line: switches that name a setting (<c>--Urls=…</c>, <c>--Storage:Path …</c>, <c>--Telegram__Mode=…</c>), and the rest.</summary>
    public static (string[] Switches, string[] Words) Split(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        List<string> switches = [], words = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var key = (equals < 0 ? argument : argument[..equals]).Replace("__", ":", StringComparison.Ordinal);
            if (!key.StartsWith("--", StringComparison.Ordinal) || !SettingsReader.IsOurs(key[2..]))
            {
                words.Add(argument);
                continue;
            }

            var value = equals >= 0 ? argument[(equals + 1)..] : i + 1 < arguments.Count ? arguments[++i] : "";
            switches.Add($"{key}={value}");
        }

        return ([.. switches], [.. words]);
    }

    /// <summary>Reads all sources; a settings file that is no JSON is a fault like any other.</summary>
    public static (Settings Settings, IReadOnlyList<string> Faults) Read(string[] switches)
    {
        var configuration = new ConfigurationBuilder();
        var files = new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
            .Select(folder => Path.GetFullPath(Path.Combine(folder, "appsettings.json")))
            .Distinct(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (TryReadJson(file) is { } fault)
                return (new Settings(), [fault]);
            configuration.AddJsonFile(file, optional: true, reloadOnChange: false);
        }

        configuration.AddEnvironmentVariables().AddCommandLine(switches);
        return SettingsReader.Read(configuration.Build());
    }

    static string? TryReadJson(string file)
    {
        try
        {
            new ConfigurationBuilder().AddJsonFile(file, optional: true, reloadOnChange: false).Build();
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"{file}: {e.InnerException?.Message ?? e.Message}";
        }
    }
}
