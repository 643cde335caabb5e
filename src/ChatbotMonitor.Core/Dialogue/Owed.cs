using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a standard owes, in a citizen's words.</summary>
static class Owed
{
    /// <summary>A term: "up to 3 working days", "the same day".</summary>
    public static string Term(Talk talk, int days, Medium medium) => days == 0
        ? talk.In(medium, TextKeys.AtMostSameDay)
        : talk.In(medium, Plurals.Key(days, talk.Language, TextKeys.AtMostDaysOne, TextKeys.AtMostDaysFew, TextKeys.AtMostDaysMany, TextKeys.AtMostDaysOther), ("count", days.ToString(CultureInfo.InvariantCulture)));
}
