using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>An order of choices, told one press after another or all at once; the last place needs no telling.</summary>
static class Ranking
{
    /// <summary>Takes a typed order, whole or its next place.</summary>
    public static void Take(Talk talk, Survey survey, Question question, string text)
    {
        if (TypedAnswers.Read(talk, survey, question, text) is Reading.Value whole)
            Place(talk, survey, question, whole.Stored.Split(' '));
        else if (TypedAnswers.One(talk, survey, question, text) is Reading.Value next)
            Place(talk, survey, question, [next.Stored]);
        else
            Answering.Refuse(talk, survey, question, talk.Text(TextKeys.WrongRank));
    }

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
