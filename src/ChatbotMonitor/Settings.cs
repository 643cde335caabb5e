using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Core.Dialogue;
using Serilog.Events;

namespace ChatbotMonitor;

/// <summary>All that an operator can set, each with its default; read and checked by <see cref="SettingsReader"/>.</summary>
public sealed record Settings
{
    /// <summary>The files under <c>config/</c>.</summary>
    public ContentSettings Content { get; init; } = new();

    /// <summary>The database.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>Where web pages and webhooks are served, <c>;</c> between several.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The Telegram bot.</summary>
    public TelegramSettings Telegram { get; init; } = new();

    /// <summary>How fast the Telegram bot may send.</summary>
    public TelegramLimits TelegramLimits { get; init; } = new();

    /// <summary>SMS by Twilio.</summary>
    public TwilioSettings Twilio { get; init; } = new();

    /// <summary>SMS by a local operator's Kannel.</summary>
    public KannelSettings Kannel { get; init; } = new();

    /// <summary>SMS by phones with a local SIM.</summary>
    public AndroidSmsSettings AndroidSms { get; init; } = new();

    /// <summary>Which gateway sends what SMS.</summary>
    public SmsSettings Sms { get; init; } = new();

    /// <summary>What SMS cost.</summary>
    public CostSettings Cost { get; init; } = new();

    /// <summary>When nobody is written to unasked, in the zone of the content; <c>Quiet__From</c> and <c>Quiet__To</c>.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.Usual;

    /// <summary>E-mail.</summary>
    public SmtpSettings Smtp { get; init; } = new();

    /// <summary>How our pages are reached from outside.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>The phones in the browser.</summary>
    public SimulatorSettings Simulator { get; init; } = new();

    /// <summary>What one sender may write.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>The log.</summary>
    public LogSettings Log { get; init; } = new();

    /// <summary>Whether the simulator runs: where it was asked for, or where no real channel is configured.</summary>
    public bool SimulatorRuns => Simulator.Enabled ?? !(Telegram.IsConfigured || HasSms);

    /// <summary>Whether there is a way to send real SMS.</summary>
    public bool HasSms => Twilio.IsSet || Kannel.IsSet || AndroidSms.IsSet;

    /// <summary>The number or short code that people are told to write SMS to, or null where none is known; a sender's name takes no messages.</summary>
    public string? SmsNumber => !HasSms ? null : Sms.Number ?? new[] { Kannel.From, Twilio.From }.FirstOrDefault(IsNumber);

    static bool IsNumber(string? from) => from is { Length: > 0 } && from.TrimStart('+').All(char.IsAsciiDigit);

    /// <summary>What is wrong between sections, by the key's name; empty where all is well.</summary>
    public IEnumerable<string> Faults() =>
        Sms.Faults([.. new[] { (Twilio.IsSet, "twilio"), (Kannel.IsSet, "kannel"), (AndroidSms.IsSet, "android") }.Where(g => g.Item1).Select(g => g.Item2)]);
}

/// <summary>The section <c>Content</c>.</summary>
public sealed record ContentSettings
{
    /// <summary>Folder of surveys, register, places, people and texts.</summary>
    public string Path { get; init; } = "config";
}

/// <summary>The section <c>Storage</c>.</summary>
public sealed record StorageSettings
{
    /// <summary>The LiteDB file; its folder is made where it is missing.</summary>
    public string Path { get; init; } = "data/monitor.db";

    /// <summary>Npgsql's connection string of the PostgreSQL that takes the file's place; null where there is none. It holds a password.</summary>
    public string? Postgres { get; init; }

    /// <summary>Whether several workers may have this store at once.</summary>
    public bool IsShared => Postgres is not null;

    /// <summary>Whether a text names a server and a database as Npgsql reads them.</summary>
    public static bool IsConnection(string text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The sending limits of the section <c>Telegram</c>, as Telegram asks for them; 0 is no limit.</summary>
public sealed record TelegramLimits
{
    /// <summary>Messages a second in all.</summary>
    public double PerSecond { get; init; } = 30;

    /// <summary>Messages a second to one chat; where this is not 0, a group also gets no more than 20 a minute.</summary>
    public double PerChatPerSecond { get; init; } = 1;
}

/// <summary>The section <c>Limits</c>.</summary>
public sealed record LimitSettings
{
    /// <summary>Messages a minute that are taken from one sender; the rest is acknowledged, counted and let go. 0 is no limit, and coordinators have none.</summary>
    public int PerSenderPerMinute { get; init; } = 120;
}

/// <summary>The section <c>Web</c>.</summary>
public sealed record WebSettings
{
    /// <summary>Scheme and host under which <see cref="Settings.Urls"/> can be reached from outside, by a proxy; null where they cannot, and then providers get codes in place of links.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The same without a slash at its end.</summary>
    public string? Root => PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>How long SIGTERM leaves the worker serving requests, not ready any more, before it stops: as long as a load balancer takes to notice. In seconds; 0 is not at all.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>What is wrong, by the key's name; empty where all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (PublicUrl is not null && PublicUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/" })
            yield return "Web__PublicUrl: write scheme and host under which this program can be reached from outside, such as https://monitor.example.org.";
    }
}

/// <summary>The section <c>Simulator</c>.</summary>
public sealed record SimulatorSettings
{
    /// <summary><c>true</c>, <c>false</c>, or null for <c>auto</c>: on where no real channel is configured.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>The section <c>Log</c>.</summary>
public sealed record LogSettings
{
    /// <summary>A JSON file beside the console's log, a new one each day, two weeks kept; or null for none.</summary>
    public string? File { get; init; }

    /// <summary>From which level on events are written.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;
}
