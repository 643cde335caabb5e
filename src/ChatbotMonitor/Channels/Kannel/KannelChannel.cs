using System.Globalization;
using System.Text;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Kannel;

/// <summary>SMS by Kannel: one GET of sendsms a message, which Kannel splits into segments itself.</summary>
/// <remarks>It owns <paramref name="http"/>, which follows no redirect and logs nothing: the address holds the password.</remarks>
public sealed class KannelChannel(HttpClient http, KannelSettings settings, TimeProvider time) : ISmsGateway, IDisposable
{
    /// <summary>What settings call it.</summary>
    public const string GatewayName = "kannel";

    /// <summary>What its receipts come by.</summary>
    public static readonly Carrier Carrier = new(GatewayName);

    /// <inheritdoc />
    public string Name => ChannelNames.Sms;

    /// <inheritdoc />
    public string Gateway => Carrier.Gateway;

    /// <inheritdoc />
    public Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Attempt.Within(GatewayHttp.TimeLimit, "Kannel", time, either => Try(message, either), cancel);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    async Task<SendOutcome> Try(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(Request(message), cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            return KannelAnswers.Outcome(response.StatusCode, text, RetryAfter.From(response.Headers, time.GetUtcNow()), KannelReceipt.ProviderId(message.Id));
        }
        catch (HttpRequestException error)
        {
            // The innermost exception says what happened to the connection; none of them names the message or the recipient.
            return new SendOutcome.TryLater($"Kannel could not be reached: {error.GetBaseException().Message}");
        }
    }

    Uri Request(OutboxMessage message)
    {
        var (to, text) = (message.Message.To.Id, message.Message.Text);
        var query = new StringBuilder(settings.SendUrl!.Query.Length > 0 ? "&" : "?");
        Add("username", settings.Username!);
        Add("password", settings.Password!);
        Add("from", settings.From!);
        Add("to", to);
        // Ours is UTF-8 in any case; what goes on the air is UCS-2 only where a letter asks for it.
        Add("charset", "UTF-8");
        Add("coding", Segments.Of(text).Unicode ? "2" : "0");
        Add("text", text);
        if (settings.ReceiptUrl is { } url)
        {
            Add("dlr-mask", KannelReceipt.Mask.ToString(CultureInfo.InvariantCulture));
            Add("dlr-url", KannelReceipt.Url(url, settings.InboundSecret!, message.Id));
        }

        query.Length--;
        return new Uri(settings.SendUrl.GetLeftPart(UriPartial.Query) + query);

        void Add(string name, string value) => query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
    }
}
