using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Finds in a long list what a few typed letters fit: choices of which every typed word begins some word.</summary>
static class Searching
{
    /// <summary>Those that <paramref name="typed"/> fits, in the list's order, those that begin with it first.</summary>
    public static IReadOnlyList<Choice> Fitting(string typed, ChoiceList list, IReadOnlyList<Choice> all) =>
        ChoiceReplies.Beginning(typed, new ChoiceOffer(list, [], all));

    /// <summary>Shows those that <paramref name="typed"/> fits, or the whole list.</summary>
    public static void Show(Talk talk, Survey survey, string typed)
    {
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Search = typed, Branch = null, Page = 0 };
        Prompt.Open(talk, survey);
    }
}
