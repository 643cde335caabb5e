using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The conversation with a citizen as a pure function: what was said and what is known go in, the next state and what is to be done come out.</summary>
public static class Dialogue
{
    /// <summary>Answers one message.</summary>
    /// <param name="conversation">Where the dialogue stands; null before the first word.</param>
    /// <param name="inbound">What the person sent.</param>
    /// <param name="now">The time, with the offset of the respondent's place.</param>
    /// <param name="content">Surveys, register, places, people, texts.</param>
    /// <param name="lookups">Answers from the store, new ids and codes.</param>
    public static Turn Step(Conversation? conversation, Inbound inbound, DateTimeOffset now, Content content, ILookups lookups) =>
        new(conversation ?? new Conversation(inbound.From), []);

    /// <summary>Does what is due of itself: one reminder, then the expiry of a draft.</summary>
    public static Turn Wake(Conversation conversation, DateTimeOffset now, Content content, ILookups lookups) => new(conversation with { WakeAt = null }, []);
}
