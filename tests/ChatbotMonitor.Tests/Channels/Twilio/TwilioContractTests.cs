using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Tests;

/// <summary>The channel against Twilio's own description of its API.</summary>
public sealed class TwilioContractTests
{
    [Fact]
    public async Task What_is_sent_keeps_Twilios_contract_and_what_breaks_it_is_rejected()
    {
        await using var prism = await PrismServer.Start("twilio-messages.openapi.json");
        var settings = TwilioParts.Settings(prism.Url);

        await using (var number = TwilioParts.Provider(settings, TimeProvider.System))
        {
            var outcome = await number.Channel().Send(TwilioParts.Message("Рахмат! Код: 123 456 👍"), CancellationToken.None);
            Assert.StartsWith("SM", Assert.IsType<SendOutcome.Sent>(outcome).ProviderId, StringComparison.Ordinal);
            Assert.IsType<SendOutcome.Sent>(await number.Channel().Send(TwilioParts.Message(new string('a', 5000)), CancellationToken.None));
        }

        await using (var service = TwilioParts.Provider(settings with { From = "MG00112233445566778899aabbccddeeff", PublicUrl = null }, TimeProvider.System))
            Assert.IsType<SendOutcome.Sent>(await service.Channel().Send(TwilioParts.Message("hello"), CancellationToken.None));

        await using (var nobody = TwilioParts.Provider(settings with { AccountSid = "AC1" }, TimeProvider.System))
            Assert.StartsWith("HTTP 422", Assert.IsType<SendOutcome.Rejected>(await nobody.Channel().Send(TwilioParts.Message("hello"), CancellationToken.None)).Why, StringComparison.Ordinal);
    }
}
