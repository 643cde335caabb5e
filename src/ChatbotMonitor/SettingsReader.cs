using System.Globalization;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Dialogue;
using Serilog.Events;

namespace ChatbotMonitor;

/// <summary>Reads <see cref="Settings"/> by key and notes every fault as one sentence that begins with the key, as it is written in the environment.</summary>
/// <remarks>No fault repeats a value that may be secret.</remarks>
public sealed class SettingsReader
{
    static readonly string[] Sections = ["Content", "Storage", "Telegram", "Twilio", "Kannel", "AndroidSms", "Sms", "Cost", "Quiet", "Smtp", "Web", "Simulator", "Limits", "Log"];

    readonly IConfiguration _configuration;
    readonly List<string> _faults = [];
    readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <summary>The settings, and all that is wrong with them; use them only where nothing is.</summary>
    public static (Settings Settings, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var reader = new SettingsReader(configuration);
        var settings = reader.Read();
        reader.RefuseUnknown();
        return (settings, reader._faults);
    }

    /// <summary>Whether <paramref name="key"/> (with <c>:</c> between levels) lies in a section of ours.</summary>
    public static bool IsOurs(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Equals("Urls", StringComparison.OrdinalIgnoreCase)
            || (key.Split(':') is [var section, _, ..] && Sections.Contains(section, StringComparer.OrdinalIgnoreCase));
    }

    Settings Read()
    {
        var d = new Settings();
        var settings = new Settings
        {
            Content = new ContentSettings { Path = Text("Content:Path") ?? d.Content.Path },
            Storage = new StorageSettings { Path = Text("Storage:Path") ?? d.Storage.Path, Postgres = Connection("Storage:Postgres") },
            Urls = Text("Urls") ?? d.Urls,
            Telegram = new TelegramSettings
            {
                BotToken = Text("Telegram:BotToken"),
                ApiRoot = Text("Telegram:ApiRoot")?.TrimEnd('/') ?? d.Telegram.ApiRoot,
                Mode = OneOf("Telegram:Mode", d.Telegram.Mode, ("polling", TelegramMode.Polling), ("webhook", TelegramMode.Webhook)),
                WebhookUrl = Text("Telegram:WebhookUrl"),
                SecretToken = Text("Telegram:SecretToken"),
            },
            TelegramLimits = new TelegramLimits
            {
                PerSecond = PerSecond("Telegram:PerSecond", d.TelegramLimits.PerSecond),
                PerChatPerSecond = PerSecond("Telegram:PerChatPerSecond", d.TelegramLimits.PerChatPerSecond),
            },
            Twilio = new TwilioSettings
            {
                AccountSid = Text("Twilio:AccountSid"),
                AuthToken = Text("Twilio:AuthToken"),
                From = Text("Twilio:From"),
                ApiRoot = Url("Twilio:ApiRoot") ?? d.Twilio.ApiRoot,
                PublicUrl = Url("Twilio:PublicUrl"),
                PerSecond = PerSecond("Twilio:PerSecond", d.Twilio.PerSecond),
                PerHour = PerHour("Twilio:PerHour", d.Twilio.PerHour),
            },
            Kannel = new KannelSettings
            {
                SendUrl = Url("Kannel:SendUrl"),
                Username = Text("Kannel:Username"),
                Password = Text("Kannel:Password"),
                From = Text("Kannel:From"),
                ReceiptUrl = Url("Kannel:ReceiptUrl"),
                InboundSecret = Text("Kannel:InboundSecret"),
                PerHour = PerHour("Kannel:PerHour", d.Kannel.PerHour),
            },
            AndroidSms = new AndroidSmsSettings { Phones = Phones() },
            Sms = new SmsSettings
            {
                Default = Text("Sms:Default")?.ToLowerInvariant(),
                Routes = Routes(),
                Number = Text("Sms:Number"),
                Unjoined = Text("Sms:Unjoined")?.Split(',', StringSplitOptions.TrimEntries).Select(p => p.TrimStart('+')).ToArray() ?? [],
                AlertShare = Share("Sms:AlertShare", d.Sms.AlertShare),
                AlertMessages = Number("Sms:AlertMessages", d.Sms.AlertMessages, Whole, n => n is > 0 and <= 100_000, "a number of messages. Write one such as 20"),
            },
            Cost = Cost(d.Cost),
            Quiet = new QuietHours(Time("Quiet:From", d.Quiet.From), Time("Quiet:To", d.Quiet.To)),
            Smtp = new SmtpSettings
            {
                Host = Text("Smtp:Host"),
                Port = Port("Smtp:Port", d.Smtp.Port),
                Username = Text("Smtp:Username"),
                Password = Text("Smtp:Password"),
                From = Text("Smtp:From"),
                Security = OneOf("Smtp:Security", d.Smtp.Security, ("auto", SmtpSecurity.Auto), ("none", SmtpSecurity.None), ("starttls", SmtpSecurity.StartTls), ("tls", SmtpSecurity.Tls)),
            },
            Web = new WebSettings
            {
                PublicUrl = Url("Web:PublicUrl"),
                DrainSeconds = Number("Web:DrainSeconds", d.Web.DrainSeconds, Whole, n => n <= 600, "a number of seconds. Write one such as 20, or 0 to stop at once"),
            },
            Simulator = new SimulatorSettings { Enabled = OneOf("Simulator:Enabled", d.Simulator.Enabled, ("auto", null), ("true", true), ("false", false)) },
            Limits = new LimitSettings
            {
                PerSenderPerMinute = Number("Limits:PerSenderPerMinute", d.Limits.PerSenderPerMinute, Whole, n => n <= 100_000, "a number of messages a minute. Write one such as 120, or 0 for no limit"),
            },
            Log = new LogSettings
            {
                File = Text("Log:File"),
                Level = OneOf("Log:Level", d.Log.Level, ("debug", LogEventLevel.Debug), ("information", LogEventLevel.Information), ("warning", LogEventLevel.Warning), ("error", LogEventLevel.Error)),
            },
        };

        CheckUrls(settings.Urls);
        _faults.AddRange(settings.Telegram.Faults());
        _faults.AddRange(settings.Twilio.Faults());
        _faults.AddRange(settings.Kannel.Faults());
        _faults.AddRange(settings.AndroidSms.Faults());
        _faults.AddRange(settings.Cost.Faults());
        _faults.AddRange(settings.Smtp.Faults());
        _faults.AddRange(settings.Web.Faults());
        _faults.AddRange(settings.Faults());
        return settings;
    }

    // AndroidSms is a phone, and so is AndroidSms__1 and every other number, each with keys of the same names.
    List<AndroidPhoneSettings> Phones()
    {
        var numbers = _configuration.GetSection("AndroidSms").GetChildren().Select(c => c.Key).Where(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return [.. numbers.Select(number => $"AndroidSms:{number}").Prepend("AndroidSms").Select(Phone).Where(phone => phone.IsSet)];
    }

    // A plus sign before the digits is as good as none: not every shell lets it stand in a name.
    Dictionary<string, string> Routes()
    {
        var routes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in _configuration.GetSection("Sms:Routes").GetChildren().Select(c => c.Key))
        {
            if (Text($"Sms:Routes:{key}") is { } gateway)
                routes[key.TrimStart('+')] = gateway.ToLowerInvariant();
        }

        return routes;
    }

    CostSettings Cost(CostSettings d) => new()
    {
        Twilio = Money("Cost:Twilio") ?? d.Twilio,
        Kannel = Money("Cost:Kannel") ?? d.Kannel,
        AndroidSms = Money("Cost:AndroidSms") ?? d.AndroidSms,
        Currency = Text("Cost:Currency")?.ToUpperInvariant() ?? d.Currency,
        PerDay = Money("Cost:PerDay"),
        PerMonth = Money("Cost:PerMonth"),
    };

    AndroidPhoneSettings Phone(string section) => new(Written(section))
    {
        ApiRoot = Url(section + ":ApiRoot"),
        Username = Text(section + ":Username"),
        Password = Text(section + ":Password"),
        SigningKey = Text(section + ":SigningKey"),
        PerHour = PerHour(section + ":PerHour", new AndroidPhoneSettings("").PerHour),
    };

    int PerHour(string key, int fallback) => Number(key, fallback, Whole, n => n <= 100_000, "a number of messages an hour. Write one such as 60, or 0 for no limit");

    /// <summary>The words under a key; an empty value is none, as an environment file leaves it.</summary>
    string? Text(string key)
    {
        _known.Add(key);
        return _configuration[key]?.Trim() is { Length: > 0 } text ? text : null;
    }

    // Whether it is an address at all is the channel's to say, together with what it needs of it.
    Uri? Url(string key) => Text(key) is { } text && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var url) ? url : null;

    int Port(string key, int fallback) => Number(key, fallback, Whole, n => n is > 0 and <= 65_535, "a port. Write one such as 587, 465 or 25");

    double Share(string key, double fallback) => Number(key, fallback, Fraction, n => n < 1, "a share of messages. Write one such as 0.2, or 0 for no alert");

    double PerSecond(string key, double fallback) => Number(
        key,
        fallback,
        Fraction,
        n => n <= 100_000,
        "a number of messages a second. Write one such as 10 or 0.5, or 0 for no limit");

    decimal? Money(string key) => Number<decimal>(
        key,
        text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null,
        amount => amount <= 1_000_000_000,
        "an amount of money. Write one such as 1.35, with a point and without its currency");

    TimeOnly Time(string key, TimeOnly fallback) => Number(
        key,
        fallback,
        text => TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null,
        _ => true,
        "a time of day. Write one such as 21:00");

    static double? Fraction(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    T Number<T>(string key, T fallback, Func<string, T?> read, Func<T, bool> fits, string what)
        where T : struct =>
        Number(key, read, fits, what) ?? fallback;

    T? Number<T>(string key, Func<string, T?> read, Func<T, bool> fits, string what)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (read(text) is { } number && fits(number))
            return number;
        Fault(key, $"'{text}' is not {what}.");
        return null;
    }

    T OneOf<T>(string key, T fallback, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Text(key) is not { } text)
            return fallback;
        var names = new List<string>();
        foreach (var (word, value) in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
            names.Add(word);
        }

        Fault(key, names is [var one, var other] ? $"'{text}' is neither {one} nor {other}. Write one of them." : $"'{text}' is none of {string.Join(", ", names)}. Write one of them.");
        return fallback;
    }

    void CheckUrls(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsBindable(url))
                Fault("Urls", $"'{url}' is not an address to listen on. Write one such as http://127.0.0.1:5080 (https is a proxy's work).");
        }
    }

    static bool IsBindable(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", PathBase: "", Port: >= 0 and <= 65_535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Whatever is wrong with it, it is not repeated: it holds a password.
    string? Connection(string key)
    {
        if (Text(key) is not { } text || StorageSettings.IsConnection(text))
            return Text(key);
        Fault(key, "it is no connection string. Write one such as Host=127.0.0.1;Database=monitor;Username=monitor;Password=….");
        return null;
    }

    void RefuseUnknown()
    {
        foreach (var section in _configuration.GetChildren())
        {
            var isOurs = Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase);
            foreach (var (key, value) in section.AsEnumerable())
            {
                if (value is null || key.Length == section.Path.Length || _known.Contains(key))
                    continue;
                if (isOurs)
                    Fault(key, ContentFiles.Nearest.Of(key, _known) is { } near ? $"there is no such setting. Did you mean {Written(near)}?" : $"there is no such setting. There are {Siblings(section.Key)}.");
                else if (ContentFiles.Nearest.Of(section.Key, Sections) is { } meant && _known.Contains(meant + key[section.Path.Length..]))
                    Fault(key, $"there is no such setting. Did you mean {Written(meant + key[section.Path.Length..])}?");
            }
        }
    }

    string Siblings(string section) =>
        string.Join(", ", _known.Where(k => k.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(Written));

    void Fault(string key, string what) => _faults.Add($"{Written(key)}: {what}");

    static string Written(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
