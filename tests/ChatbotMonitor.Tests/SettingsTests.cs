using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;
using Microsoft.Extensions.Configuration;
using Serilog.Events;

namespace ChatbotMonitor.Tests;

public class SettingsTests
{
    const string Sid = "AC0123456789abcdef0123456789abcdef";

    [Fact]
    public void Nothing_set_is_the_defaults_with_the_simulator_on()
    {
        var settings = Sound();
        Assert.Equal(("config", "data/monitor.db", "http://127.0.0.1:5080"), (settings.Content.Path, settings.Storage.Path, settings.Urls));
        Assert.Equal(("https://api.telegram.org", TelegramMode.Polling, 30.0, 1.0), (settings.Telegram.ApiRoot, settings.Telegram.Mode, settings.TelegramLimits.PerSecond, settings.TelegramLimits.PerChatPerSecond));
        Assert.Equal((10.0, "https://api.twilio.com"), (settings.Twilio.PerSecond, settings.Twilio.ApiRoot.OriginalString));
        Assert.Equal((null, LogEventLevel.Information), (settings.Log.File, settings.Log.Level));
        Assert.True(settings.SimulatorRuns);
    }

    [Theory]
    [InlineData("Telegram:BotToken=123456:abc", false)]
    [InlineData("Telegram:BotToken=123456:abc Simulator:Enabled=true", true)]
    [InlineData("Simulator:Enabled=false", false)]
    [InlineData("Simulator:Enabled=auto Telegram:BotToken=", true)]
    public void The_simulator_is_on_where_no_real_channel_is(string set, bool runs) => Assert.Equal(runs, Sound(set.Split(' ')).SimulatorRuns);

    [Theory]
    [InlineData("Telegram:Mode=pol", "Telegram__Mode: 'pol' is neither polling nor webhook. Write one of them.")]
    [InlineData("Simulator:Enabled=maybe", "Simulator__Enabled: 'maybe' is none of auto, true, false. Write one of them.")]
    [InlineData("Log:Level=loud", "Log__Level: 'loud' is none of debug, information, warning, error. Write one of them.")]
    [InlineData("Telegram:PerSecond=many", "Telegram__PerSecond: 'many' is not a number of messages a second. Write one such as 10 or 0.5, or 0 for no limit.")]
    [InlineData("Twilio:PerSecond=-1", "Twilio__PerSecond: '-1' is not a number of messages a second. Write one such as 10 or 0.5, or 0 for no limit.")]
    [InlineData("Urls=5080", "Urls: '5080' is not an address to listen on. Write one such as http://127.0.0.1:5080 (https is a proxy's work).")]
    [InlineData("Urls=https://127.0.0.1:1", "Urls: 'https://127.0.0.1:1' is not an address to listen on. Write one such as http://127.0.0.1:5080 (https is a proxy's work).")]
    [InlineData("Telegram:BotTokn=1:a", "Telegram__BotTokn: there is no such setting. Did you mean Telegram__BotToken?")]
    [InlineData("Telegarm:BotToken=1:a", "Telegarm__BotToken: there is no such setting. Did you mean Telegram__BotToken?")]
    [InlineData("Content:Ordner=x", "Content__Ordner: there is no such setting. There are Content__Path.")]
    [InlineData("Kannel:Sendurl2=http://x", "Kannel__Sendurl2: there is no such setting. Did you mean Kannel__SendUrl?")]
    [InlineData("Sms:AlertShare=1", "Sms__AlertShare: '1' is not a share of messages. Write one such as 0.2, or 0 for no alert.")]
    [InlineData("Sms:AlertMessages=0", "Sms__AlertMessages: '0' is not a number of messages. Write one such as 20.")]
    [InlineData("AndroidSms:PerHour=many", "AndroidSms__PerHour: 'many' is not a number of messages an hour. Write one such as 60, or 0 for no limit.")]
    [InlineData("Cost:Kannel=2,5", "Cost__Kannel: '2,5' is not an amount of money. Write one such as 1.35, with a point and without its currency.")]
    [InlineData("Cost:AndroidSms=-1", "Cost__AndroidSms: '-1' is not an amount of money. Write one such as 1.35, with a point and without its currency.")]
    [InlineData("Cost:Currency=soms", "Cost__Currency: 'SOMS' is no currency. Write its three letters, such as KGS, USD or EUR.")]
    [InlineData("Quiet:From=9pm", "Quiet__From: '9pm' is not a time of day. Write one such as 21:00.")]
    [InlineData("Kannel:PerHour=-5", "Kannel__PerHour: '-5' is not a number of messages an hour. Write one such as 60, or 0 for no limit.")]
    [InlineData("Cost:PerDay=500", "Cost__PerDay: nothing has a price, so the cap is never reached. Write what a segment costs: Cost__Twilio, Cost__Kannel or Cost__AndroidSms.")]
    [InlineData("Cost:Prise=1", "Cost__Prise: there is no such setting. There are Cost__AndroidSms, Cost__Currency, Cost__Kannel, Cost__PerDay, Cost__PerMonth, Cost__Twilio.")]
    [InlineData("Smtp:Port=99999", "Smtp__Port: '99999' is not a port. Write one such as 587, 465 or 25.")]
    [InlineData("Smtp:Security=ssl", "Smtp__Security: 'ssl' is none of auto, none, starttls, tls. Write one of them.")]
    [InlineData("Web:PublicUrl=monitor.example.org", "Web__PublicUrl: write scheme and host under which this program can be reached from outside, such as https://monitor.example.org.")]
    [InlineData("Web:PublicUrl=https://example.org/monitor", "Web__PublicUrl: write scheme and host under which this program can be reached from outside, such as https://monitor.example.org.")]
    [InlineData("Web:DrainSeconds=-1", "Web__DrainSeconds: '-1' is not a number of seconds. Write one such as 20, or 0 to stop at once.")]
    [InlineData("Storage:Postgres=Host=x", "Storage__Postgres: it is no connection string. Write one such as Host=127.0.0.1;Database=monitor;Username=monitor;Password=….")]
    [InlineData("Storage:Postgres=geheim", "Storage__Postgres: it is no connection string. Write one such as Host=127.0.0.1;Database=monitor;Username=monitor;Password=….")]
    public void A_fault_is_one_sentence_that_names_the_key(string set, string fault) => Assert.Equal([fault], Faults(set));

    [Theory]
    [InlineData("Telegram:BotToken=geheim", "Telegram__BotToken:")]
    [InlineData("Telegram:BotToken=1:geheim Telegram:Mode=webhook", "Telegram__WebhookUrl: Telegram__SecretToken:")]
    [InlineData("Telegram:BotToken=1:geheim Telegram:ApiRoot=nowhere", "Telegram__ApiRoot:")]
    [InlineData("Twilio:AuthToken=geheim", "Twilio__AccountSid: Twilio__From: Twilio__PublicUrl:")]
    [InlineData($"Twilio:AccountSid={Sid} Twilio:AuthToken=geheim Twilio:From=+15550001111 Twilio:PublicUrl=nowhere", "Twilio__PublicUrl:")]
    [InlineData("Kannel:Password=geheim", "Kannel__SendUrl: Kannel__Username: Kannel__From: Kannel__InboundSecret:")]
    [InlineData("Kannel:SendUrl=http://127.0.0.1:13013/cgi-bin/sendsms Kannel:Username=m Kannel:Password=geheim Kannel:From=4545 Kannel:InboundSecret=geheim&1 Kannel:ReceiptUrl=nowhere", "Kannel__ReceiptUrl: Kannel__InboundSecret:")]
    [InlineData($"Kannel:SendUrl=http://127.0.0.1:13013/cgi-bin/sendsms Kannel:Username=m Kannel:Password=geheim Kannel:From=4545 Kannel:InboundSecret=geheim Twilio:AccountSid={Sid} Twilio:AuthToken=geheim Twilio:From=+15550001111 Twilio:PublicUrl=https://x.example", "Sms__Default:")]
    [InlineData("Sms:Default=kannel Sms:Routes:osh=android", "Sms__Default: Sms__Routes__osh:")]
    [InlineData("AndroidSms:Password=geheim AndroidSms:2:Username=a", "AndroidSms__ApiRoot: AndroidSms__Username: AndroidSms__SigningKey: AndroidSms__2__ApiRoot: AndroidSms__2__Password: AndroidSms__2__SigningKey:")]
    [InlineData("Smtp:Password=geheim", "Smtp__Host: Smtp__From: Smtp__Username:")]
    [InlineData("Smtp:Host=mail.example.org Smtp:From=nobody Smtp:Username=a", "Smtp__From: Smtp__Password:")]
    [InlineData("Telegram:Mode=pol Telegram:BotToken=geheim Urls=x", "Telegram__Mode: Urls: Telegram__BotToken:")]
    public void All_faults_come_at_once_and_repeat_no_secret(string set, string keys)
    {
        var faults = Faults(set.Split(' '));
        Assert.Equal(keys.Split(' '), faults.Select(f => f[..(f.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.DoesNotContain(faults, f => f.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public void E_mail_and_the_outer_address_are_read()
    {
        var settings = Sound("Smtp:Host=mail.example.org", "Smtp:From=Monitoring <monitor@example.org>", "Smtp:Security=tls", "Web:PublicUrl=https://monitor.example.org/");
        Assert.Equal(("mail.example.org", 587, SmtpSecurity.Tls), (settings.Smtp.Host, settings.Smtp.Port, settings.Smtp.Security));
        Assert.Equal("https://monitor.example.org", settings.Web.Root);
        Assert.True(settings.SimulatorRuns);
    }

    [Theory]
    [InlineData("Simulator:Enabled=true", null)]
    [InlineData("Twilio:From=Monitoring", null)]
    [InlineData("Twilio:From=+15550001111", "+15550001111")]
    [InlineData("Twilio:From=Monitoring Sms:Number=4455", "4455")]
    public void The_number_to_write_to_is_the_gateways_own_where_it_takes_messages(string set, string? number)
    {
        string[] twilio = set.Contains("Twilio", StringComparison.Ordinal) ? [$"Twilio:AccountSid={Sid}", "Twilio:AuthToken=geheim", "Twilio:PublicUrl=https://x.example"] : [];
        Assert.Equal(number, Sound([.. set.Split(' '), .. twilio]).SmsNumber);
    }

    [Fact]
    public void Prices_and_caps_are_read_by_gateway()
    {
        Assert.Equal((0m, "KGS", null, null), (Sound().Cost.PriceOf("twilio"), Sound().Cost.Currency, Sound().Cost.PerDay, Sound().Cost.PerMonth));
        var cost = Sound("Cost:Twilio=9.5", "Cost:Kannel=1.35", "Cost:AndroidSms=0.9", "Cost:Currency=usd", "Cost:PerDay=500", "Cost:PerMonth=9000").Cost;
        Assert.Equal((9.5m, 1.35m, 0.9m, 0m), (cost.PriceOf("twilio"), cost.PriceOf("kannel"), cost.PriceOf("android"), cost.PriceOf(null)));
        Assert.Equal(("USD", 500m, 9000m), (cost.Currency, cost.PerDay, cost.PerMonth));
        Assert.StartsWith("Cost__PerDay: it is more than Cost__PerMonth", Assert.Single(Faults("Cost:Kannel=1", "Cost:PerDay=2", "Cost:PerMonth=1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Providers_that_cannot_be_reached_or_cannot_answer_are_reminded_of()
    {
        Provider Of(string id, ProviderContact? contact) => new(id, new LocalText(id), contact);
        var register = new ServiceRegister([Of("a", new(null, null, "a@example.org")), Of("b", new("1", null, null)), Of("c", null)], []);
        var reminders = ContactReminders.Of(Sound("Twilio:AccountSid=" + Sid, "Twilio:AuthToken=x", "Twilio:From=+15550001111", "Twilio:PublicUrl=https://x.example"), register).Select(f => f.ToString()).ToList();
        Assert.Equal(2, reminders.Count);
        Assert.Equal("config/register.yaml: reminder: the e-mail address of 'a' cannot be reached: nothing is set for it; set Smtp__Host and Smtp__From, or complaints referred there will wait", reminders[0]);
        Assert.Contains("Telegram__BotToken", reminders[1], StringComparison.Ordinal);
        Assert.Contains("Web__PublicUrl", Assert.Single(ContactReminders.Of(Sound("Smtp:Host=mail.example.org", "Smtp:From=a@example.org"), register)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_keep_in_the_environment_is_none_of_our_business() =>
        Assert.Empty(Faults("Logging:LogLevel:Default=x", "PATH=x", "Kubernetes:Port=1", "Serilog:MinimumLevel=Debug"));

    [Fact]
    public void Switches_are_parted_from_a_commands_own_words()
    {
        var (switches, words) = SettingsSources.Split(["export", "reports", "--Urls=http://127.0.0.1:0", "--out", "-", "--Storage:Path", "x.db", "--telegram__mode=webhook", "--from", "2026-01-01"]);
        Assert.Equal(["--Urls=http://127.0.0.1:0", "--Storage:Path=x.db", "--telegram:mode=webhook"], switches);
        Assert.Equal(["export", "reports", "--out", "-", "--from", "2026-01-01"], words);
    }

    [Fact]
    public void The_command_line_has_the_last_word()
    {
        var (settings, faults) = SettingsSources.Read(["--Storage:Path=elsewhere.db", "--Telegram:PerSecond=0"]);
        Assert.Empty(faults);
        Assert.Equal(("elsewhere.db", 0.0), (settings.Storage.Path, settings.TelegramLimits.PerSecond));
    }

    static Settings Sound(params string[] set)
    {
        var (settings, faults) = Read(set);
        Assert.Empty(faults);
        return settings;
    }

    static IReadOnlyList<string> Faults(params string[] set) => Read(set).Faults;

    static (Settings Settings, IReadOnlyList<string> Faults) Read(string[] set) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(set.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build());
}
