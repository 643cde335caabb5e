using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace ChatbotMonitor.Channels.Email;

/// <summary>E-mail through one mail server; a connection a message, for there are few.</summary>
public sealed partial class EmailChannel(SmtpSettings settings, TimeProvider time) : IChannel
{
    /// <summary>How long one message may take, from the first packet to the server's word.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public string Name => ChannelNames.Email;

    /// <inheritdoc />
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MailboxAddress.TryParse(message.Message.To.Id, out var to)
            ? await Attempt.Within(TimeLimit, "the mail server", time, either => Try(message.Message, to, either), cancel)
            : new SendOutcome.Rejected("this is no e-mail address");
    }

    async Task<SendOutcome> Try(Outbound message, MailboxAddress to, CancellationToken cancel)
    {
        try
        {
            // As for the other channels: whether a certificate was revoked is not asked of a third party.
            using var smtp = new SmtpClient { CheckCertificateRevocation = false };
            await smtp.ConnectAsync(settings.Host ?? "", settings.Port, Options(settings.Security), cancel);
            if (settings is { Username: { } user, Password: { } password })
                await smtp.AuthenticateAsync(user, password, cancel);
            using var mail = Mail(message, to);
            await smtp.SendAsync(mail, cancel);
            await smtp.DisconnectAsync(quit: false, CancellationToken.None);
            return new SendOutcome.Sent(mail.MessageId);
        }
        catch (SmtpCommandException no)
        {
            return Outcome(no);
        }
        catch (Exception trouble) when (trouble is AuthenticationException or ServiceNotAuthenticatedException or NotSupportedException)
        {
            // Wrong settings: what waits goes out once they are mended.
            return new SendOutcome.TryLater($"the mail server does not let us in: {Plain(trouble.Message)}");
        }
        catch (Exception trouble) when (trouble is SocketException or IOException or SslHandshakeException or ProtocolException or ServiceNotConnectedException or TimeoutException)
        {
            return new SendOutcome.TryLater($"the mail server could not be reached: {Plain(trouble.GetBaseException().Message)}");
        }
    }

    // RFC 5321, 4.2.1: 4yz may go well later, 5yz never will.
    static SendOutcome Outcome(SmtpCommandException no)
    {
        var why = $"{(int)no.StatusCode} {Plain(no.Message)}";
        return (int)no.StatusCode / 100 == 4 ? new SendOutcome.TryLater(why) : new SendOutcome.Rejected(why);
    }

    MimeMessage Mail(Outbound message, MailboxAddress to)
    {
        var mail = new MimeMessage { Subject = message.Subject ?? "", Body = new TextPart(TextFormat.Plain) { Text = message.Text } };
        mail.From.Add(MailboxAddress.Parse(settings.From!));
        mail.To.Add(to);
        mail.Date = time.GetUtcNow();
        // RFC 3834: whoever is away need not tell a program so.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    static SecureSocketOptions Options(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Auto => SecureSocketOptions.Auto,
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A server names in its refusal whom it refuses.
    static string Plain(string message) => AnyAddress().Replace(Core.Texts.OneLine.Of(message, 200), m => new Address(ChannelNames.Email, m.Value).Masked);

    [GeneratedRegex(@"[^\s<>@:,;""']+@[^\s<>@:,;""']+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyAddress();
}
