using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Puts a question into words: buttons in a chat, numbered lines by SMS.</summary>
static class Prompt
{
    /// <summary>Goes on to the next question of the draft, or to the summary; <paramref name="before"/> is said first, in the same message.</summary>
    public static void Next(Talk talk, Survey survey, string? before = null)
    {
        if (talk.Draft.Consent == Consent.Asked)
        {
            Helping.Ask(talk, before);
            return;
        }

        var said = new List<string>();
        if (before is { Length: > 0 })
            said.Add(before);
        if (Advance(talk, survey, said) is { } next)
            Ask(talk, survey, next, said);
        else
            Summary.Open(talk, survey, said);
    }

    /// <summary>Opens the next question, adding what is to be said on the way; null where none is left.</summary>
    public static Stop? Advance(Talk talk, Survey survey, List<string> said)
    {
        while (Walk.Next(talk, survey) is { } next)
        {
            Passing.Headings(talk, survey, next, said);
            if (Passing.Pass(talk, survey, next, said))
                continue;
            talk.State = talk.State with { Asking = Asking.Nothing };
            talk.Draft = talk.Draft.Opened(next.Question.Name, next.At);
            return next;
        }

        return null;
    }

    /// <summary>Says again what is asked now, whatever it is, with <paramref name="before"/> in front.</summary>
    public static void Open(Talk talk, Survey survey, string? before = null)
    {
        if (talk.State.Asking == Asking.Language)
        {
            FirstContact.AskLanguage(talk, before);
            return;
        }

        if (talk.State.Asking == Asking.Summary && Walk.Next(talk, survey) is null)
            Summary.Show(talk, survey, before is { Length: > 0 } ? [before] : []);
        else if (talk.State.Asking != Asking.Summary && talk.Draft.Consent != Consent.Asked && Walk.Open(talk, survey) is { } open)
            Ask(talk, survey, open, before is { Length: > 0 } ? [before] : []);
        else
            Next(talk, survey, before);
    }

    /// <summary>Asks a simpler way: in its author's simpler words where there are some, else with a word on how such a question is answered; what is wrong with this very answer is said first.</summary>
    public static void Simpler(Talk talk, Survey survey, Question question, string reason)
    {
        var usual = string.Equals(reason, talk.Text(Unread.ReasonKey(question.Type)), StringComparison.Ordinal);
        Ask(talk, survey, new Stop(question, talk.Draft.At), !usual ? [reason] : question.Simple is null ? [Unread.Simpler(talk, survey, question)] : [], plain: true);
    }

    /// <summary>Shows the way out: in a chat the buttons to skip, to stop and to be called; a phone is called.</summary>
    public static void WayOut(Talk talk, Survey survey, Question question)
    {
        if (talk.Medium == Medium.Sms)
            Calling.Relieve(talk);
        else
            Ask(talk, survey, new Stop(question, talk.Draft.At), [talk.Text(MayBeSkipped(talk, survey, question) ? TextKeys.WayOut : TextKeys.WayOutRequired)], plain: true);
    }

    /// <summary>The open question itself: how far one is, and the label; a level deeper, the place that was chosen with it, or by SMS, where the question has just been read, in its stead.</summary>
    public static string Head(Talk talk, Survey survey, Question question, bool plain = false)
    {
        var (at, of) = Walk.Progress(talk, survey, new Stop(question, talk.Draft.At));
        var answers = new Answers(talk, survey);
        var label = plain && (question.Simple ?? question.Sms) is { } brief ? brief.In(talk.Language, answers.Shown) : LabelOf(talk, question, answers);
        if (talk.Draft.Branch is { } branch && question.Choices?.Find(branch)?.Label.In(talk.Language) is { } parent)
            label = talk.Medium == Medium.Sms ? $"{parent}:" : $"{label} {parent}:";
        return of > 1 ? string.Create(CultureInfo.InvariantCulture, $"{at}/{of} {label}") : label;
    }

    /// <summary>Whether one may go on from the open question without an answer.</summary>
    public static bool MayBeSkipped(Talk talk, Survey survey, Question question) =>
        question is { Default: not null } or { DefaultExpression: not null } or { Calculation: not null }
        || (question.RequiredWhen is { } when ? !when.Holds(new Answers(talk, survey)) : !question.Required);

    /// <summary>What a question says on this medium, answers filled in.</summary>
    public static string LabelOf(Talk talk, Question question, Answers answers) =>
        (talk.Medium == Medium.Sms && question.Sms is { } sms ? sms : question.Label).In(talk.Language, answers.Shown);

    static void Ask(Talk talk, Survey survey, Stop open, List<string> before, bool plain = false)
    {
        var question = open.Question;
        var offer = Offer.For(talk, survey, question);
        var lines = new List<string>(before) { Head(talk, survey, question, plain) };
        if (talk.Draft.Picked.Count > 0)
            lines[^1] = Partly.SoFar(talk, survey, question);
        if (Guidance.Of(talk, question, offer) is { Length: > 0 } guidance && (!plain || question.Simple is null))
            lines[^1] = lines[^1].Length == 0 ? guidance : $"{lines[^1]}{(talk.Medium == Medium.Sms ? " " : "\n")}{guidance}";
        if (talk.Medium == Medium.Sms)
        {
            Numbered(talk, survey, question, offer, lines);
            var text = Joined(lines);
            if (Nought.IsWorthSaying(talk, survey, question))
                text = WithRoom(text, talk.Text(TextKeys.NoughtHint));
            // What was asked stands in the message before; how to answer, and among what, does not.
            talk.Say(plain && before.Count > 0 && Segments.Of(text).Count > 1 && lines.Count > before.Count + 1 ? Joined(lines.Where((_, i) => i != before.Count)) : text);
            return;
        }

        if (!plain && question.Hint is { } hint && talk.Draft.Branch is null)
            lines.Add(hint.In(talk.Language, new Answers(talk, survey).Shown));
        talk.Say(string.Join("\n\n", lines.Where(l => l.Length > 0)), Keyboard.Of(talk, survey, question, offer));
    }

    // A further line, where it costs nothing.
    static string WithRoom(string text, string line) => Segments.Of($"{text}\n{line}").Count == Segments.Of(text).Count ? $"{text}\n{line}" : text;

    static string Joined(IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0));

    static void Numbered(Talk talk, Survey survey, Question question, Offer offer, List<string> lines)
    {
        if (NearDays.AreOffered(talk, question))
            lines.AddRange(NearDays.Keys.Select((key, back) => Offer.Line(back + 1, talk.Text(key))));
        for (var i = 0; i < offer.Page.Count; i++)
            lines.Add(Offer.Line(i + 1, Offer.LabelOf(talk, survey, offer.Page[i])));
        if (offer.HasMore)
            lines.Add(Offer.Line(offer.Page.Count + 1, talk.Text(offer.Page.Count == 0 ? TextKeys.NavList : TextKeys.NavMore)));
        if (talk.Draft.Picked.Count > 0 && question.Type == QuestionType.SelectMultiple)
            lines.Add(Offer.Line(0, talk.Text(TextKeys.NavFinish)));
    }
}
