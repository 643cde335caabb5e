using System.Text.Json.Nodes;
using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>The channel against a mail server that others wrote.</summary>
public sealed class MailServerTests
{
    static Task<SendOutcome> Send(NodeMailServer server, SmtpSecurity security, string to = "office@example.org", string password = "geheim") =>
        new EmailChannel(new SmtpSettings { Host = "127.0.0.1", Port = server.Port, From = "Мониторинг <monitor@example.org>", Username = "monitor", Password = password, Security = security }, TimeProvider.System)
            .Send(new OutboxMessage(1, new Outbound(new Address(ChannelNames.Email, to), "Срок: 9 дней, норма 3") { Subject = "Жалоба 482 913" }, Some.Time, 0, Some.Time), default);

    [Fact]
    public async Task It_takes_our_mail_and_our_password()
    {
        await using var server = await NodeMailServer.Start("starttls");
        Assert.IsType<SendOutcome.Sent>(await Send(server, SmtpSecurity.None));
        var taken = JsonNode.Parse(await server.Next())!;
        Assert.Equal("monitor", (string?)taken["user"]);
        Assert.Equal("office@example.org", (string?)taken["to"]![0]);
        Assert.Contains("To: office@example.org", (string?)taken["mail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone@example.org", typeof(SendOutcome.Rejected))]
    [InlineData("full@example.org", typeof(SendOutcome.TryLater))]
    public async Task It_refuses_for_good_or_for_now(string to, Type outcome)
    {
        await using var server = await NodeMailServer.Start("starttls");
        Assert.IsType(outcome, await Send(server, SmtpSecurity.None, to));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_later()
    {
        await using var server = await NodeMailServer.Start("starttls");
        Assert.Contains("let us in", Assert.IsType<SendOutcome.TryLater>(await Send(server, SmtpSecurity.None, password: "wrong")).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("starttls", SmtpSecurity.StartTls)]
    [InlineData("starttls", SmtpSecurity.Auto)]
    [InlineData("tls", SmtpSecurity.Tls)]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_mail(string mode, SmtpSecurity security)
    {
        await using var server = await NodeMailServer.Start(mode);
        Assert.IsType<SendOutcome.TryLater>(await Send(server, security));
    }
}
