namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads whether somebody agrees to a note.</summary>
public static class AcknowledgeReplies
{
    /// <summary>Reads a yes, an OK or a thumb up, stored as <c>OK</c>.</summary>
    public static Reading Ok(string text) => YesNo.Agrees(text) ? new Reading.Value("OK") : Reading.Nothing;
}
