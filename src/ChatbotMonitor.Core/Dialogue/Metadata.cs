using System.Globalization;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a form wants to know without asking, as far as the channel and the clock know it.</summary>
static class Metadata
{
    /// <summary>The value of that metadata type; empty where nobody knows it.</summary>
    public static string Value(Filled filled, string what)
    {
        var talk = filled.Talk;
        return what switch
        {
            "start" => Moment(talk.Draft.StartedAt.ToOffset(talk.Now.Offset)),
            "end" => Moment(talk.Now),
            "today" => talk.Draft.StartedAt.ToOffset(talk.Now.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "phonenumber" => talk.Medium == Medium.Sms ? talk.State.Address.Id : "",
            "deviceid" => talk.Lookups.PseudonymOf(talk.State.Address),
            "username" => talk.Lookups.CoordinatorOf(talk.State.Address) ?? "",
            _ => "",
        };
    }

    static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
