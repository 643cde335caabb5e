using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A coordinator says that the digest was read: by the button under it, or by SMS with OK.</summary>
static class Acknowledging
{
    static readonly HashSet<string> Words = new(new[] { "ok", "ок", "окей", "принято", "кабыл алдым" }.Select(Folding.Fold), StringComparer.Ordinal);

    /// <summary>Takes the button; false where whoever presses has not joined.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (Desk.Coordinator(talk) is not { } coordinator || !DateOnly.TryParseExact(data.Question, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        talk.Show(promptId, talk.Text(TextKeys.DigestAcknowledged));
        talk.Do(new Effect.AcknowledgeDigest(coordinator.Id, date));
        return true;
    }

    /// <summary>Takes the word, from a phone that has joined and is asked nothing; false otherwise.</summary>
    public static bool Hear(Talk talk, string text)
    {
        if (talk.State is not { Address.Medium: Medium.Sms, Draft: null, Asking: Asking.Nothing } || !Words.Contains(Folding.Fold(text)) || Desk.Coordinator(talk) is not { } coordinator)
            return false;
        talk.Do(new Effect.AcknowledgeDigest(coordinator.Id, DigestClock.LatestDue(coordinator, talk.Now)));
        talk.Tell(TextKeys.DigestAcknowledged);
        return true;
    }
}
