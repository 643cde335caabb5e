using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Writes what follows where a referral did not reach its provider.</summary>
sealed class Bounces(Turns turns, Content content, TimeProvider time)
{
    /// <summary>Adds it to <paramref name="batch"/>, which holds that the message failed; on the committer's thread.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="referral">The complaint's number.</param>
    /// <param name="lookups">What the store and the batch know.</param>
    public void Write(Batch batch, string referral, ILookups lookups)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
        turns.Merge(batch, Dialogue.Bounce(referral, content, lookups), now, lookups);
    }
}
