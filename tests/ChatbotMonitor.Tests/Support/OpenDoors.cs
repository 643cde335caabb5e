namespace ChatbotMonitor.Tests;

/// <summary>A worker that takes in webhooks at every address of design.md.</summary>
static class OpenDoors
{
    /// <summary>Its settings; what it says by SMS goes to <paramref name="twilio"/>.</summary>
    public static Dictionary<string, string> Settings(FakeBotApi bot, FakeTwilio twilio)
    {
        var settings = TelegramWorker.Webhook(bot);
        foreach (var (key, value) in TwilioWorkerTests.Settings(twilio.Url))
            settings[key] = value;
        KannelParts.Write(settings, new Uri("http://127.0.0.1:9/cgi-bin/sendsms"));
        settings["AndroidSms__ApiRoot"] = "http://127.0.0.1:9";
        settings["AndroidSms__Username"] = "ABCDEF";
        settings["AndroidSms__Password"] = AndroidParts.Password;
        settings["AndroidSms__SigningKey"] = AndroidParts.SigningKey;
        settings["Sms__Default"] = "twilio";
        return settings;
    }
}
