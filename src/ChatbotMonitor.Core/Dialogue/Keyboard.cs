using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The buttons under the open question in a chat.</summary>
static class Keyboard
{
    // Labels longer than this stand alone in their row.
    const int Narrow = 14;

    /// <summary>The value of the button by which one asks to be called.</summary>
    public const string Call = "call";

    public static List<IReadOnlyList<Button>> Of(Talk talk, Survey survey, Question question, Offer offer)
    {
        var draft = PressData.Of(talk.Draft);
        var hash = PressData.Hash(question.Name, talk.Draft.At);
        Button Way(string key, string value) => new(talk.Text(key), new PressData(PressData.Way, draft, hash, value).ToString());

        var rows = new List<IReadOnlyList<Button>>();
        if (NearDays.AreOffered(talk, question))
            rows.Add([.. NearDays.Keys.Select((key, back) => Way(key, NearDays.Press(back)))]);
        rows.AddRange(Choices(talk, survey, offer, draft, hash));
        if (talk.Draft.Picked.Count > 0 && question.Type == QuestionType.SelectMultiple)
            rows.Add([Way(TextKeys.NavFinish, "finish")]);
        if (offer.HasMore)
        {
            var page = Math.Min(talk.Draft.Page, offer.Pages - 1);
            rows.Add([.. page > 0 ? [Way(TextKeys.NavEarlier, $"p{page - 1}")] : Array.Empty<Button>(), .. page + 1 < offer.Pages ? [Way(TextKeys.NavMore, $"p{page + 1}")] : Array.Empty<Button>()]);
        }

        var ways = new List<Button>(3);
        if (talk.Draft.Trail.Count > 0 || Partly.Is(talk.Draft, question))
            ways.Add(Way(TextKeys.NavBack, "back"));
        if (!OneMore.Is(question.Name) && Prompt.MayBeSkipped(talk, survey, question))
            ways.Add(Way(TextKeys.NavSkip, "skip"));
        ways.Add(Way(TextKeys.NavCancel, "cancel"));
        rows.Add(ways);
        if (talk.Draft is { Fieldwork: not null, Trail.Count: 0 })
            rows.Add([FieldPress.Button(talk.Text(TextKeys.NavDoneEarlier), FieldPress.Earlier)]);
        if (Patience.IsLost(talk))
            rows.Add([Way(TextKeys.NavCall, Call)]);
        return rows;
    }

    static IEnumerable<IReadOnlyList<Button>> Choices(Talk talk, Survey survey, Offer offer, string draft, string hash)
    {
        var buttons = new List<Button>(offer.Page.Count);
        var widest = 0;
        foreach (var choice in offer.Page)
        {
            if (talk.Draft.Picked.Contains(choice.Name, StringComparer.Ordinal))
                continue;
            var label = Offer.LabelOf(talk, survey, choice);
            widest = Math.Max(widest, label.Length);
            buttons.Add(new Button(label, new PressData(PressData.Answer, draft, hash, PressData.Hash(choice.Name)).ToString()));
        }

        return buttons.Chunk(widest <= 2 ? 5 : widest <= Narrow ? 2 : 1);
    }
}
