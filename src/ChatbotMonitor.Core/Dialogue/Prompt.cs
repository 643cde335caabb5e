using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Puts a question into words: buttons in a chat, numbered lines by SMS.</summary>
static class Prompt
{
    // Labels longer than this stand alone in their row.
    const int Narrow = 14;

    /// <summary>Goes on to the next question of the draft, or to the summary; <paramref name="before"/> is said first, in the same message.</summary>
    public static void Next(Talk talk, Survey survey, string? before = null)
    {
        var said = new List<string>();
        if (before is { Length: > 0 })
            said.Add(before);
        var next = Walk.Next(talk, survey);
        for (; next is { Type: QuestionType.Note }; next = Walk.Next(talk, survey))
        {
            said.Add(LabelOf(talk, survey, next));
            talk.Draft = talk.Draft.With(next.Name, "");
        }

        if (next is null)
        {
            Summary.Open(talk, survey, said);
            return;
        }

        talk.State = talk.State with { Asking = Asking.Nothing };
        talk.Draft = talk.Draft with { Question = next.Name, Branch = null, Page = 0, Picked = [] };
        Ask(talk, survey, next, said);
    }

    /// <summary>Says again what is asked now, whatever it is, with <paramref name="before"/> in front.</summary>
    public static void Open(Talk talk, Survey survey, string? before = null)
    {
        if (talk.State.Asking == Asking.Language)
        {
            FirstContact.AskLanguage(talk, before);
            return;
        }

        if (talk.State.Asking != Asking.Summary && survey.Find(talk.Draft.Question) is { } open && open.IsAsked && Walk.IsPut(talk, survey, open))
            Ask(talk, survey, open, before is { Length: > 0 } ? [before] : []);
        else
            Next(talk, survey, before);
    }

    /// <summary>Asks a simpler way, with the way out: the third wrong answer in a row.</summary>
    public static void Simpler(Talk talk, Survey survey, Question question)
    {
        var way = talk.Text(MayBeSkipped(question) ? TextKeys.WayOut : TextKeys.WayOutRequired);
        Ask(talk, survey, question, [talk.Text(Unread.SimplerKey(question.Type)), way], plain: true);
    }

    /// <summary>The question itself on SMS: how far one is, and the label.</summary>
    public static string Head(Talk talk, Survey survey, Question question, bool plain = false)
    {
        var (at, of) = Walk.Progress(talk, survey, question);
        var label = plain && question.Sms is { } brief ? brief.In(talk.Language, new Answers(talk, survey).Shown) : LabelOf(talk, survey, question);
        return of > 1 ? string.Create(CultureInfo.InvariantCulture, $"{at}/{of} {label}") : label;
    }

    /// <summary>Whether one may go on without an answer.</summary>
    public static bool MayBeSkipped(Question question) => !question.Required || question.Default is not null;

    static string LabelOf(Talk talk, Survey survey, Question question)
    {
        var label = talk.Medium == Medium.Sms && question.Sms is { } sms ? sms : question.Label;
        return label.In(talk.Language, new Answers(talk, survey).Shown);
    }

    static void Ask(Talk talk, Survey survey, Question question, IReadOnlyList<string> before, bool plain = false)
    {
        var offer = Offer.For(talk, survey, question);
        var lines = new List<string>(before) { Head(talk, survey, question, plain) };
        if (talk.Draft.Branch is { } branch && question.Choices?.Find(branch) is { } parent)
            lines[^1] += $" {parent.Label.In(talk.Language)}:";
        if (talk.Draft.Picked.Count > 0)
            lines[^1] = talk.Text(TextKeys.Picked, ("choices", new Answers(talk, survey).Shown(question, string.Join(' ', talk.Draft.Picked))));
        if (talk.Medium == Medium.Sms)
        {
            Numbered(talk, question, offer, lines);
            talk.Say(string.Join('\n', lines.Where(l => l.Length > 0)));
            return;
        }

        if (!plain && question.Hint is { } hint && talk.Draft.Branch is null)
            lines.Add(hint.In(talk.Language, new Answers(talk, survey).Shown));
        talk.Say(string.Join("\n\n", lines.Where(l => l.Length > 0)), Keyboard(talk, question, offer));
    }

    static void Numbered(Talk talk, Question question, Offer offer, List<string> lines)
    {
        if (question.Type == QuestionType.Date)
            lines.AddRange(NearDays.Keys.Select((key, back) => Offer.Line(back + 1, talk.Text(key))));
        for (var i = 0; i < offer.Page.Count; i++)
            lines.Add(Offer.Line(i + 1, Offer.LabelOf(talk, offer.Page[i])));
        if (offer.HasMore)
            lines.Add(Offer.Line(offer.Page.Count + 1, talk.Text(TextKeys.NavMore)));
        if (talk.Draft.Picked.Count > 0)
            lines.Add(Offer.Line(0, talk.Text(TextKeys.NavFinish)));
    }

    static List<IReadOnlyList<Button>> Keyboard(Talk talk, Question question, Offer offer)
    {
        var draft = PressData.Of(talk.Draft);
        var hash = PressData.Hash(question.Name);
        Button Way(string key, string value) => new(talk.Text(key), new PressData(PressData.Way, draft, hash, value).ToString());

        var rows = new List<IReadOnlyList<Button>>();
        var choices = offer.Page.Where(c => !talk.Draft.Picked.Contains(c.Name, StringComparer.Ordinal))
            .Select(c => new Button(Offer.LabelOf(talk, c), new PressData(PressData.Answer, draft, hash, PressData.Hash(c.Name)).ToString())).ToList();
        var widest = choices.Count == 0 ? 0 : choices.Max(b => b.Label.Length);
        if (question.Type == QuestionType.Date)
            rows.Add([.. NearDays.Keys.Select((key, back) => Way(key, NearDays.Press(back)))]);
        rows.AddRange(choices.Chunk(widest <= 2 ? 5 : widest <= Narrow ? 2 : 1));
        if (talk.Draft.Picked.Count > 0)
            rows.Add([Way(TextKeys.NavFinish, "finish")]);
        if (offer.HasMore)
        {
            var page = Math.Min(talk.Draft.Page, offer.Pages - 1);
            rows.Add([.. page > 0 ? [Way(TextKeys.NavEarlier, $"p{page - 1}")] : Array.Empty<Button>(), .. page + 1 < offer.Pages ? [Way(TextKeys.NavMore, $"p{page + 1}")] : Array.Empty<Button>()]);
        }

        var ways = new List<Button>();
        if (talk.Draft.Trail.Count > 0 || talk.Draft.Branch is not null)
            ways.Add(Way(TextKeys.NavBack, "back"));
        if (MayBeSkipped(question))
            ways.Add(Way(TextKeys.NavSkip, "skip"));
        ways.Add(Way(TextKeys.NavCancel, "cancel"));
        rows.Add(ways);
        return rows;
    }
}
