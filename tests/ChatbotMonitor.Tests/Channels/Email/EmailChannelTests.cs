using System.Text;
using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace ChatbotMonitor.Tests;

public sealed class EmailChannelTests : IAsyncDisposable
{
    static readonly Address Office = new(ChannelNames.Email, "head.of.office@example.org");

    readonly SmtpListener _server = new();
    readonly FakeTimeProvider _time = new(Some.Time);

    SmtpSettings Settings => new() { Host = "127.0.0.1", Port = _server.Port, From = "Общественный мониторинг <monitor@example.org>", Security = SmtpSecurity.None };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    Task<SendOutcome> Send(SmtpSettings? settings = null, Address? to = null) =>
        new EmailChannel(settings ?? Settings, _time).Send(new OutboxMessage(1, new Outbound(to ?? Office, "Жалоба 482 913\n.\nСрок: 9 дней") { Subject = "Жалоба 482 913" }, Some.Time, 0, Some.Time), default);

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        Assert.IsType<SendOutcome.Sent>(await Send());
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Assert.Single(_server.Mails))));
        Assert.Equal("Жалоба 482 913", mail.Subject);
        Assert.Equal("Жалоба 482 913\n.\nСрок: 9 дней", mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("Общественный мониторинг", Assert.IsType<MailboxAddress>(Assert.Single(mail.From)).Name);
        Assert.Equal(Office.Id, Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(Some.Time, mail.Date);
    }

    [Fact]
    public async Task It_signs_in_where_it_has_a_password()
    {
        Assert.IsType<SendOutcome.Sent>(await Send(Settings with { Username = "monitor", Password = "geheim" }));
        Assert.Contains(_server.Commands, c => c.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 <head.of.office@example.org> greylisted", false)]
    [InlineData("RCPT", "550 5.1.1 <head.of.office@example.org> unknown", true)]
    [InlineData("MAIL", "421 too many connections", false)]
    [InlineData(".", "552 too large", true)]
    [InlineData(".", "451 try again", false)]
    public async Task A_refusal_of_4_is_tried_later_and_one_of_5_is_final(string at, string answer, bool final)
    {
        _server.Answers[at] = answer;
        var outcome = await Send();
        var why = final ? Assert.IsType<SendOutcome.Rejected>(outcome).Why : Assert.IsType<SendOutcome.TryLater>(outcome).Why;
        Assert.StartsWith(answer[..3], why, StringComparison.Ordinal);
        Assert.DoesNotContain("head.of.office", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_the_settings_fault_and_not_the_messages()
    {
        _server.Answers["AUTH"] = "535 5.7.8 no";
        var why = Assert.IsType<SendOutcome.TryLater>(await Send(Settings with { Username = "monitor", Password = "geheim" })).Why;
        Assert.DoesNotContain("geheim", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_up_or_is_not_there_is_tried_later()
    {
        _server.Answers["RCPT"] = "";
        Assert.IsType<SendOutcome.TryLater>(await Send());
        await _server.DisposeAsync();
        Assert.IsType<SendOutcome.TryLater>(await Send());
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_no_longer_than_a_minute()
    {
        _server.Answers["RCPT"] = null;
        var sending = Send();
        await Until.True(() => _server.Commands.Any(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
        _time.Advance(EmailChannel.TimeLimit);
        Assert.IsType<SendOutcome.TryLater>(await sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Without_TLS_nothing_is_sent_where_it_is_asked_for() =>
        Assert.IsType<SendOutcome.TryLater>(await Send(Settings with { Security = SmtpSecurity.StartTls }));

    [Fact]
    public async Task What_is_no_address_is_rejected() => Assert.IsType<SendOutcome.Rejected>(await Send(to: new Address(ChannelNames.Email, "nobody <")));

    [Fact]
    public void A_log_shows_no_whole_address()
    {
        Assert.Equal("h•••@example.org", Office.Masked);
        Assert.Equal("•••@example.org", new Address(ChannelNames.Email, "ab@example.org").Masked);
    }
}
