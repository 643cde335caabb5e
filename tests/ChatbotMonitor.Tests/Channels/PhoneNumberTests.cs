using ChatbotMonitor.Channels;

namespace ChatbotMonitor.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+996555123456", "+996555123456")]
    [InlineData("996555123456", "+996555123456")]
    [InlineData("0555123456", "+996555123456")]
    [InlineData("0555 12-34-56", "+996555123456")]
    [InlineData("555123456", "+996555123456")]
    [InlineData("+14155552345", "+14155552345")]
    [InlineData("+79161234567", "+79161234567")]
    [InlineData("4404", null)]
    [InlineData("12345", null)]
    [InlineData("123456", null)]
    [InlineData("MegaCom", null)]
    [InlineData("1-800-FLOWERS", null)]
    [InlineData("whatsapp:+996555123456", null)]
    [InlineData("+996555123456;ext=1", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_subscribers_number_is_read_and_nothing_else(string? text, string? expected) =>
        Assert.Equal(expected, PhoneNumber.ToE164(text));
}
