using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>An order of choices, told one press after another or all at once; the last place needs no telling.</summary>
static class Ranking
{
    /// <summary>Puts choices onto the next places.</summary>
    public static void Place(Talk talk, Survey survey, Question question, IReadOnlyList<string> places)
    {
        var all = Offer.For(talk, survey, question).All;
        // A whole order typed anew stands for itself, whatever was pressed before.
        List<string> order = places.Count >= all.Count - 1 ? [.. places] : [.. talk.Draft.Picked, .. places];
        if (order.Distinct(StringComparer.Ordinal).Count() < order.Count)
        {
            Answering.Refuse(talk, survey, question, talk.Text(TextKeys.WrongRank));
            return;
        }

        if (order.Count >= all.Count - 1)
        {
            Answering.TakeValue(talk, survey, question, string.Join(' ', order.Concat(all.Select(c => c.Name).Except(order, StringComparer.Ordinal))), null);
            return;
        }

        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Picked = order };
        Prompt.Open(talk, survey);
    }
}
