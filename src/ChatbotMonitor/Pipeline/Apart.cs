using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Long SMS to operators that do not join parts: several messages, each with its number, each with a receipt of its own.</summary>
static class Apart
{
    /// <summary>Puts the parts of what goes to such an operator in its place.</summary>
    public static void Take(Batch batch, SmsSettings settings)
    {
        if (settings.Unjoined.Count == 0)
            return;
        for (var i = batch.Messages.Count - 1; i >= 0; i--)
        {
            var (message, at) = batch.Messages[i];
            if (message.To.Channel != ChannelNames.Sms || !settings.IsUnjoined(message.To.Id) || SmsParts.OfOneSegment(message.Text) is not { Count: > 1 } parts)
                continue;
            batch.Messages.RemoveAt(i);
            // What bounces is told once, of the first.
            batch.Messages.InsertRange(i, parts.Select((text, part) => (message with { Text = text, Referral = part == 0 ? message.Referral : null }, at)));
        }
    }
}
