using ChatbotMonitor.Channels.Twilio;
using Microsoft.Extensions.Configuration;

namespace ChatbotMonitor.Tests;

public sealed class TwilioSettingsTests
{
    static readonly TwilioSettings Good = new()
    {
        AccountSid = "AC" + new string('0', 32),
        AuthToken = "a-secret-token",
        From = "+15005550006",
        PublicUrl = new Uri("https://monitor.example.org"),
    };

    [Fact]
    public void Nothing_set_is_off_and_without_fault()
    {
        Assert.False(new TwilioSettings().IsSet);
        Assert.Empty(new TwilioSettings().Faults());
    }

    [Fact]
    public void Complete_settings_are_without_fault() => Assert.Empty(Good.Faults());

    [Fact]
    public void Each_fault_names_its_key_and_never_a_value()
    {
        var bad = new TwilioSettings { AccountSid = "a-secret-token", ApiRoot = new Uri("ftp://x"), PublicUrl = new Uri("monitor", UriKind.Relative), PerSecond = -1 };
        var faults = bad.Faults().ToList();
        Assert.Equal(
            "Twilio__AccountSid Twilio__AuthToken Twilio__From Twilio__ApiRoot Twilio__PublicUrl Twilio__PerSecond",
            string.Join(' ', faults.Select(f => f.Split(':')[0])));
        Assert.DoesNotContain(faults, f => f.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void They_bind_from_configuration_and_never_print_the_token()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Twilio:AuthToken", "a-secret-token"), new("Twilio:ApiRoot", "http://127.0.0.1:9"), new("Twilio:PerSecond", "2.5")])
            .Build()
            .GetSection("Twilio")
            .Get<TwilioSettings>()!;

        Assert.Equal(new TwilioSettings { AuthToken = "a-secret-token", ApiRoot = new Uri("http://127.0.0.1:9"), PerSecond = 2.5 }, settings);
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }
}
