using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Register;

namespace ChatbotMonitor.Commands;

/// <summary>Reminds of providers that could not be reached, or could not answer, with the settings as they are.</summary>
static class ContactReminders
{
    /// <summary>A reminder a provider and trouble.</summary>
    public static IEnumerable<Fault> Of(Settings settings, ServiceRegister register)
    {
        foreach (var provider in register.Providers)
        {
            switch (provider.Contact)
            {
                case { Telegram: not null } when !settings.Telegram.IsConfigured && !settings.SimulatorRuns:
                    yield return Remind(settings, provider, "the Telegram chat of", "Telegram__BotToken");
                    break;
                case { Sms: not null } when !settings.HasSms && !settings.SimulatorRuns:
                    yield return Remind(settings, provider, "the SMS number of", "a channel for SMS");
                    break;
                case { Email: not null } when !settings.Smtp.IsSet:
                    yield return Remind(settings, provider, "the e-mail address of", "Smtp__Host and Smtp__From");
                    break;
                case { Email: not null } when settings.Web.Root is null:
                    yield return At(settings, $"'{provider.Id}' gets e-mail and cannot answer by it", "set Web__PublicUrl, so that it holds a link to answer by; without it the office has to send a code of 26 letters to the bot or by SMS");
                    break;
                default:
                    break;
            }
        }
    }

    static Fault Remind(Settings settings, Provider provider, string what, string setting) =>
        At(settings, $"{what} '{provider.Id}' cannot be reached: nothing is set for it", $"set {setting}, or complaints referred there will wait");

    static Fault At(Settings settings, string what, string mend) =>
        new($"{settings.Content.Path.TrimEnd('/')}/register.yaml", 0, 0, what, mend) { Severity = Severity.Reminder };
}
