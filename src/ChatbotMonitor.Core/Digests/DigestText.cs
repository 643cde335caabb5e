using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Digests;

/// <summary>Says a digest, as plain text in the coordinator's language.</summary>
public static class DigestText
{
    /// <summary>The text for <paramref name="medium"/>; on SMS it fits two segments.</summary>
    public static string For(Digest digest, Texts.Texts texts, Medium medium)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(texts);
        var words = new DigestWords(digest, texts, medium);
        return medium == Medium.Sms ? DigestSms.Of(digest, words) : DigestChat.Of(digest, words);
    }
}
