using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Finds services by any part of their names and aliases in any language.</summary>
static class ServiceSearch
{
    // Two letters begin too many words.
    const int Shortest = 3;

    /// <summary>Those that <paramref name="text"/> may mean, in the register's order; a number is one of <paramref name="offered"/>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="services">All of them.</param>
    /// <param name="offered">Those that were shown with numbers.</param>
    /// <param name="strict">Whether every word must be of the name, without slips: then a sentence is not taken for one.</param>
    public static IReadOnlyList<Choice> Find(string text, ChoiceList services, IReadOnlyList<Choice> offered, bool strict = false)
    {
        if (!strict)
        {
            switch (ChoiceReplies.One(text, new ChoiceOffer(services, offered)))
            {
                case Reading.Value value:
                    return [services.Find(value.Stored)!];
                case Reading.Ambiguous several:
                    return several.Fitting;
            }
        }

        var folded = Folding.Fold(text);
        if (folded.Length < Shortest || !folded.Any(char.IsLetter))
            return [];
        var begun = ChoiceReplies.Beginning(text, ChoiceOffer.All(services));
        return begun.Count > 0 ? begun : [.. services.Choices.Where(c => NamesOf(c).Any(n => Folding.Fold(n).Contains(folded, StringComparison.Ordinal)))];
    }

    static IEnumerable<string> NamesOf(Choice choice) => choice.Label.ByLanguage.Values.Concat(choice.Aliases);
}
