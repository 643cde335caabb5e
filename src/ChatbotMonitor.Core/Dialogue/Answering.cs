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
            case Input.Photo photo when question.Type == QuestionType.Image:
                Accept(talk, survey, question, photo.Reference, null);
                break;
            case Input.Photo { Caption: { Length: > 0 } caption }:
                TakeText(talk, survey, question, caption);
                break;
            case Input.Location location when question.Type == QuestionType.Geopoint:
                TakeReading(talk, survey, question, GeopointReplies.Stored(location.Latitude, location.Longitude), null);
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
        talk.Show(promptId, Offer.LabelOf(talk, choice));
        if (question.Type == QuestionType.SelectMultiple)
        {
            Pick(talk, survey, question, choice);
            return;
        }

        Choose(talk, survey, question, choice, shown: true);
    }

    /// <summary>A pressed today or yesterday.</summary>
    public static void PressDay(Talk talk, Survey survey, Question question, int back, string? promptId) =>
        TakeReading(talk, survey, question, NearDays.Stored(talk, back), null, promptId);

    /// <summary>Ends a select_multiple answered by single presses.</summary>
    public static void Finish(Talk talk, Survey survey, Question question, string? promptId) =>
        Accept(talk, survey, question, string.Join(' ', question.Choices!.Choices.Where(c => talk.Draft.Picked.Contains(c.Name, StringComparer.Ordinal)).Select(c => c.Name)), promptId);

    /// <summary>Goes on without an answer, or with the default.</summary>
    public static void Skip(Talk talk, Survey survey, Question question, string? promptId)
    {
        if (!Prompt.MayBeSkipped(question))
        {
            Refuse(talk, survey, question, talk.Text(TextKeys.CannotSkip));
            return;
        }

        var value = question.Default ?? "";
        talk.Show(promptId, value.Length > 0 ? new Answers(talk, survey).Shown(question, value) : talk.Text(TextKeys.SummarySkipped));
        Keep(talk, survey, question, value);
    }

    /// <summary>Goes back to the question before, or up one level of a tree.</summary>
    public static void Back(Talk talk, Survey survey, string? promptId)
    {
        var draft = talk.Draft;
        if (draft.Branch is not null)
        {
            talk.Draft = draft with { Branch = null, Page = 0 };
            Prompt.Open(talk, survey);
            return;
        }

        var trail = draft.Trail.ToList();
        var before = trail.FindLastIndex(n => survey.Find(n) is { } q && Walk.IsPut(talk, survey, q));
        if (before < 0)
        {
            Prompt.Open(talk, survey, talk.Text(TextKeys.CannotGoBack));
            return;
        }

        talk.Show(promptId, talk.Text(TextKeys.NavBack));
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        talk.Draft = draft with { Question = trail[before], Trail = [.. trail.Take(before)], Branch = null, Page = 0, Picked = [] };
        Prompt.Open(talk, survey);
    }

    /// <summary>Says why an answer was not taken and asks again; the third time in a row more simply, with the way out.</summary>
    public static void Refuse(Talk talk, Survey survey, Question question, string reason)
    {
        talk.State = talk.State with { Wrong = talk.State.Wrong + 1 };
        if (talk.State.Wrong % 3 == 0)
            Prompt.Simpler(talk, survey, question);
        else
            Prompt.Open(talk, survey, reason);
    }

    static void TakeText(Talk talk, Survey survey, Question question, string text)
    {
        if (question.Choices is not null)
        {
            TakeChoice(talk, survey, question, text);
            return;
        }

        TakeReading(talk, survey, question, TypedAnswers.Read(talk, survey, question, text), text);
    }

    static void TakeReading(Talk talk, Survey survey, Question question, Reading reading, string? typed, string? promptId = null)
    {
        if (reading is not Reading.Value { Stored: var value })
            Refuse(talk, survey, question, talk.Text(Unread.ReasonKey(question.Type)));
        else if (Breaks(talk, survey, question, value))
            Refuse(talk, survey, question, Reason(talk, survey, question));
        else
            Accept(talk, survey, question, value, promptId, typed);
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
            case Reading.Value value when question.Type is QuestionType.SelectMultiple or QuestionType.Rank:
                TakeReading(talk, survey, question, value, null);
                break;
            case Reading.Value value:
                Choose(talk, survey, question, question.Choices!.Find(value.Stored)!, shown: false);
                break;
            case Reading.Ambiguous ambiguous:
                Refuse(talk, survey, question, talk.Text(TextKeys.Ambiguous, ("choices", string.Join(", ", ambiguous.Fitting.Select(c => c.Label.In(talk.Language))))));
                break;
            default:
                Refuse(talk, survey, question, talk.Text(TextKeys.WrongChoice));
                break;
        }
    }

    /// <summary>Shows another page of a long list.</summary>
    public static void Turn(Talk talk, Survey survey, int page)
    {
        talk.Draft = talk.Draft with { Page = page };
        Prompt.Open(talk, survey);
    }

    static void Choose(Talk talk, Survey survey, Question question, Choice choice, bool shown)
    {
        if (!Offer.Opens(talk, question, choice))
        {
            if (Breaks(talk, survey, question, choice.Name))
                Refuse(talk, survey, question, Reason(talk, survey, question));
            else
                Accept(talk, survey, question, choice.Name, null, shown: shown);
            return;
        }

        if (!shown)
            talk.Show(null, Offer.LabelOf(talk, choice));
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Branch = choice.Name, Page = 0 };
        Prompt.Open(talk, survey);
    }

    static void Pick(Talk talk, Survey survey, Question question, Choice choice)
    {
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft with { Picked = [.. talk.Draft.Picked.Where(p => !string.Equals(p, choice.Name, StringComparison.Ordinal)), choice.Name] };
        if (talk.Draft.Picked.Count == Offer.For(talk, survey, question).All.Count)
            Finish(talk, survey, question, null);
        else
            Prompt.Open(talk, survey);
    }

    static bool Breaks(Talk talk, Survey survey, Question question, string value) =>
        question.Constraint is { } constraint && !constraint.Holds(new Answers(talk, survey) { Self = Answers.Typed(question, value) });

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
        talk.State = talk.State with { Wrong = 0 };
        talk.Draft = talk.Draft.With(question.Name, value) with
        {
            Question = null,
            Branch = null,
            Page = 0,
            Picked = [],
            Trail = [.. talk.Draft.Trail.Where(n => !string.Equals(n, question.Name, StringComparison.Ordinal)), question.Name],
        };
        Prompt.Next(talk, survey);
    }
}
