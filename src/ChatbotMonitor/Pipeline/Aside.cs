using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>What is written down of something the dialogue stumbled over.</summary>
static class Aside
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A message whose step failed. It holds the address, so that whoever is forgotten is forgotten here too.</summary>
    public static SetAside Of(Inbound message, Exception why, DateTimeOffset now) =>
        new(message.Id, message.From.Channel, now, Reason(why), JsonSerializer.Serialize(new
        {
            message.Id,
            From = message.From.Key,
            message.At,
            Kind = message.Input.GetType().Name,
            Input = (object)message.Input,
            message.PromptId,
        }, Json));

    /// <summary>A conversation whose waking failed.</summary>
    public static SetAside Of(Conversation conversation, Exception why, DateTimeOffset now) =>
        new($"wake:{Guid.NewGuid():N}", conversation.Address.Channel, now, Reason(why), JsonSerializer.Serialize(new
        {
            From = conversation.Address.Key,
            conversation.WakeAt,
            conversation.Asking,
            Survey = conversation.Draft?.SurveyId,
            conversation.Draft?.Question,
        }, Json));

    static string Reason(Exception why) => $"{why.GetType().Name}: {why.Message}";
}
