using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Takes an answer to the open question, or says why not.</summary>
static class Answering
{
    /// <summary>A typed, photographed or shared answer.</summary>
    public static void Take(Talk talk, Survey survey, Question question, Input input)
    {
        switch (input)
        {
            case Input.Text text:
                TakeText(talk, survey, question, text.Value);
                break;
            case Input.Photo photo when question.Type is QuestionType.Image or QuestionType.File:
                Accept(talk, survey, question, photo.Reference, null);
                break;
            case Input.File file when question.Type == QuestionType.File || (question.Type == QuestionType.Audio && file.IsSound):
                Accept(talk, survey, question, file.Reference, null);
                break;
            case Input.Photo { Caption: { Length: > 0 } caption }:
                TakeText(talk, survey, question, caption);
                break;
            case Input.Location location when question.Type == QuestionType.Geopoint:
                TakeReading(talk, survey, question, GeopointReplies.Stored(location.Latitude, location.Longitude), null);
                break;
            case Input.File { Caption: { Length: > 0 } caption }:
                TakeText(talk, survey, question, caption);
                break;
            case Input.File when question.Type is not (QuestionType.Image or QuestionType.Audio or QuestionType.File):
                Prompt.Open(talk, survey, talk.Text(TextKeys.Unsupported));
                break;
            case Input.Unsupported unsupported:
                Prompt.Open(talk, survey, talk.Text(unsupported.Kind is "edited" ? TextKeys.UnsupportedEdited : TextKeys.Unsupported));
                break;
            default:
                Refuse(talk, survey, question, talk.Text(Unread.ReasonKey(question.Type)));
                break;
        }
    }

    /// <summary>A pressed choice.</summary>
    public static void Press(Talk talk, Survey survey, Question question, Choice choice, string? promptId)
    {
        talk.Show(promptId, Offer.LabelOf(talk, survey, choice));
        if (question.Type == QuestionType.SelectMultiple)
        {
            Pick(talk, survey, question, choice);
            return;
        }

        if (question.Type == QuestionType.Rank)
        {
            Ranking.Place(talk, survey, question, [choice.Name]);
            return;
        }

        Choose(talk, survey, question, choice, shown: true);
    }

    /// <summary>A pressed today or yesterday.</summary>
    public static void PressDay(Talk talk, Survey survey, Question question, int back, string? promptId) =>
        TakeReading(talk, survey, question, NearDays.Stored(talk, back), null, promptId);

    /// <summary>Ends a select_multiple answered by single presses.</summary>
    public static void Finish(Talk talk, Survey survey, Question question, string? promptId) =>
        TakeValue(talk, survey, question, string.Join(' ', question.Choices!.Choices.Where(c => talk.Draft.Picked.Contains(c.Name, StringComparer.Ordinal)).Select(c => c.Name)), promptId);

    /// <summary>Goes on without an answer, or with the default.</summary>
    public static void Skip(Talk talk, Survey survey, Question question, string? promptId)
    {
        if (!Prompt.MayBeSkipped(talk, survey, question))
        {
            Refuse(talk, survey, question, question.RequiredMessage?.In(talk.Language, new Answers(talk, survey).Shown) ?? talk.Text(TextKeys.CannotSkip));
            return;
        }

        var value = talk.Filled(survey).Worked(question, talk.Draft.At);
        talk.Show(promptId, value.Length > 0 ? new Answers(talk, survey).Shown(question, value) : talk.Text(TextKeys.SummarySkipped));
        Keep(talk, survey, question, value);
    }

    /// <summary>Takes back what is there of an answer, or goes back to the question before.</summary>
    public static void Back(Talk talk, Survey survey, string? promptId)
    {
        var draft = talk.Draft;
        if (Walk.Named(talk, survey, draft.Question) is { } open && Partly.Is(draft, open))
        {
            Partly.Undo(talk, open);
            Prompt.Open(talk, survey);
            return;
        }

        for (var i = draft.Trail.Count - 1; i >= 0; i--)
        {
            if (Walk.Find(talk, survey, draft.Trail[i]) is not { } before)
                continue;
            talk.Show(promptId, talk.Text(TextKeys.NavBack));
            talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
            talk.Draft = draft.Opened(before.Question.Name, before.At) with { Trail = [.. draft.Trail.Take(i)] };
            Prompt.Open(talk, survey);
            return;
        }

        Prompt.Open(talk, survey, talk.Text(TextKeys.CannotGoBack));
    }

    /// <summary>Says why an answer was not taken and asks again; the second time in a row more simply, the third with the way out.</summary>
    public static void Refuse(Talk talk, Survey survey, Question question, string reason)
    {
        switch (Patience.Lose(talk))
        {
            case Patience.Step.Again:
                Prompt.Open(talk, survey, reason);
                break;
            case Patience.Step.Simpler:
                Prompt.Simpler(talk, survey, question, reason);
                break;
            default:
                Prompt.WayOut(talk, survey, question);
                break;
        }
    }

    /// <summary>Shows another page of a long list.</summary>
    public static void Turn(Talk talk, Survey survey, int page)
    {
        talk.Draft = talk.Draft with { Page = page };
        Prompt.Open(talk, survey);
    }

    static void TakeText(Talk talk, Survey survey, Question question, string text)
    {
        if (question.Choices is not null || question.Type == QuestionType.Acknowledge)
            TakeChoice(talk, survey, question, text);
        else if (Late.IsDouble(talk, survey, question, text))
            Refuse(talk, survey, question, Late.ReasonOf(talk, survey, text)!);
        else
            TakeReading(talk, survey, question, TypedAnswers.Read(talk, survey, question, text), text);
    }

    static void TakeReading(Talk talk, Survey survey, Question question, Reading reading, string? typed, string? promptId = null)
    {
        if (reading is not Reading.Value { Stored: var value })
            NotTaken(talk, survey, question, reading, typed);
        else if (question.Type == QuestionType.DateTime && !value.Contains('T', StringComparison.Ordinal))
            PickDay(talk, survey, value, promptId);
        else
            TakeValue(talk, survey, question, value, promptId, typed);
    }

    /// <summary>Takes a value that was read, where it is allowed; otherwise says why not.</summary>
    internal static void TakeValue(Talk talk, Survey survey, Question question, string value, string? promptId, string? typed = null, bool shown = false)
    {
        if (Fault(talk, survey, question, value) is { } fault)
        {
            // The day, or the first places, may be what is wrong: the answer begins anew.
            Partly.Undo(talk, question);
            Refuse(talk, survey, question, fault);
        }
        else
        {
            Accept(talk, survey, question, value, promptId, typed, shown);
        }
    }

    /// <summary>Why a value is not allowed; null where it is.</summary>
    internal static string? Fault(Talk talk, Survey survey, Question question, string value) =>
        Breaks(talk, survey, question, value) ? Reason(talk, survey, question)
        : question is { Type: QuestionType.Range, Range: { } range } && !Ranges.Holds(range, value) ? Guidance.Refusal(talk, range)
        : null;

    // Perhaps several answers at once, or one that was given before; otherwise it is said what was not understood.
    static void NotTaken(Talk talk, Survey survey, Question question, Reading reading, string? typed)
    {
        if (typed is not null && AtOnce.Take(talk, survey, question, typed))
            return;
        Refuse(talk, survey, question, (typed is null ? null : Late.ReasonOf(talk, survey, typed)) ?? TypedAnswers.Reason(talk, survey, question, reading));
    }

    static void TakeChoice(Talk talk, Survey survey, Question question, string text)
    {
        var offer = Offer.For(talk, survey, question);
        var folded = Folding.Fold(text);
        if (offer.HasMore && string.Equals(folded, (offer.Page.Count + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            Turn(talk, survey, (talk.Draft.Page + 1) % offer.Pages);
            return;
        }

        if (talk.Draft.Picked.Count > 0 && (folded is "0" || string.Equals(folded, Folding.Fold(talk.Text(TextKeys.NavFinish)), StringComparison.Ordinal)))
        {
            Finish(talk, survey, question, null);
            return;
        }

        switch (TypedAnswers.Read(talk, survey, question, text))
        {
            case Reading.Value order when question.Type == QuestionType.Rank:
                Ranking.Place(talk, survey, question, order.Stored.Split(' '));
                break;
            case Reading.NoneOfThem when Prompt.MayBeSkipped(talk, survey, question):
                talk.Show(null, talk.Text(TextKeys.SummarySkipped));
                Keep(talk, survey, question, "");
                break;
            case Reading.Value value when question.Type == QuestionType.SelectMultiple:
                TakeValue(talk, survey, question, value.Stored, null);
                break;
            case Reading.Value value when offer.All.FirstOrDefault(c => string.Equals(c.Name, value.Stored, StringComparison.Ordinal)) is { } choice:
                Choose(talk, survey, question, choice, shown: false);
                break;
            case var _ when offer.IsSearched && Searching.Fitting(text, question.Choices!, offer.All).Count > 0:
                Searching.Show(talk, survey, text.Trim());
                break;
            case Reading.Unread when offer.IsSearched:
                Refuse(talk, survey, question, talk.Text(TextKeys.SearchNone));
                break;
            case var unread:
                NotTaken(talk, survey, question, unread, text);
                break;
        }
    }

    static void Choose(Talk talk, Survey survey, Question question, Choice choice, bool shown)
    {
        if (!Offer.Opens(talk, question, choice))
        {
            TakeValue(talk, survey, question, choice.Name, null, shown: shown);
            return;
        }

        if (!shown)
            talk.Show(null, Offer.LabelOf(talk, survey, choice));
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Branch = choice.Name, Search = null, Page = 0 };
        Prompt.Open(talk, survey);
    }

    static void Pick(Talk talk, Survey survey, Question question, Choice choice)
    {
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Search = null, Picked = [.. talk.Draft.Picked.Where(p => !string.Equals(p, choice.Name, StringComparison.Ordinal)), choice.Name] };
        if (talk.Draft.Picked.Count == Offer.For(talk, survey, question).All.Count)
            Finish(talk, survey, question, null);
        else
            Prompt.Open(talk, survey);
    }

    static void PickDay(Talk talk, Survey survey, string day, string? promptId)
    {
        talk.Show(promptId, NearDays.Shown(day));
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Picked = [day] };
        Prompt.Open(talk, survey);
    }

    static bool Breaks(Talk talk, Survey survey, Question question, string value) =>
        question.Constraint is { } constraint && !constraint.Holds(new Answers(talk, survey) { Self = XPathValues.Typed(question, value) });

    static string Reason(Talk talk, Survey survey, Question question) =>
        question.ConstraintMessage?.In(talk.Language, new Answers(talk, survey).Shown) ?? talk.Text(TextKeys.WrongConstraint);

    static void Accept(Talk talk, Survey survey, Question question, string value, string? promptId, string? typed = null, bool shown = false)
    {
        if (!shown)
            talk.Show(promptId, question.Type == QuestionType.Text && typed is not null ? typed.Trim() : new Answers(talk, survey).Shown(question, value));
        Keep(talk, survey, question, value);
    }

    static void Keep(Talk talk, Survey survey, Question question, string value)
    {
        Store(talk, question, value);
        Prompt.Next(talk, survey);
    }

    /// <summary>Puts the answer to the open question into the draft, and opens none.</summary>
    internal static void Store(Talk talk, Question question, string value)
    {
        var draft = talk.Draft;
        var key = Stop.KeyOf(question.Name, draft.At);
        // The form lies open while its monitor looks for the next person: it begins with the first answer.
        if (draft is { Fieldwork: not null, Trail.Count: 0 })
            draft = draft with { StartedAt = talk.Now };
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = draft.With(question.Name, value, draft.At).Opened(null, "") with
        {
            Trail = [.. draft.Trail.Where(n => !string.Equals(n, key, StringComparison.Ordinal)), key],
        };
    }
}
