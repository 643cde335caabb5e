using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A pressed button: taken only where it belongs to what is asked now; an old one does no harm and says what is asked now.</summary>
static class Pressing
{
    public static void Hear(Talk talk, Input.Press press, string? promptId)
    {
        var kind = PressData.Read(press.Data)?.Kind;
        if (kind != PressData.Info)
            Between.LeaveInfo(talk);
        if (kind is not (PressData.Info or PressData.Lesson))
            Between.Leave(talk);
        var taken = PressData.Read(press.Data) is { } data && data.Kind switch
        {
            PressData.Language => Language(talk, data, promptId),
            PressData.Erase => Erase(talk, data, promptId),
            PressData.Digest => Acknowledging.Press(talk, data, promptId),
            PressData.Report => Desk.Press(talk, data, promptId),
            PressData.Fixed => Fixing.Press(talk, data, promptId),
            PressData.Info => Informing.Press(talk, data, promptId),
            PressData.Helping => Helping.Press(talk, data, promptId),
            PressData.Lesson => LessonChat.Press(talk, data, promptId),
            PressData.Field => FieldPress.Take(talk, data, promptId),
            PressData.Invitation => Inviting.Press(talk, data, promptId),
            PressData.Summary => OfSummary(talk, data, promptId),
            PressData.Answer or PressData.Way => OfQuestion(talk, data, promptId),
            _ => false,
        };
        if (!taken)
            Dialogue.Lost(talk, talk.Text(TextKeys.StalePress));
    }

    static bool Language(Talk talk, PressData data, string? promptId)
    {
        if (talk.State.Asking != Asking.Language || !Languages.All.Contains(data.Value, StringComparer.Ordinal))
            return false;
        FirstContact.Choose(talk, data.Value, promptId);
        return true;
    }

    static bool Erase(Talk talk, PressData data, string? promptId)
    {
        if (talk.State.Asking != Asking.Erase)
            return false;
        Erasing.Answer(talk, data.Value is "yes", promptId);
        return true;
    }

    static bool OfSummary(Talk talk, PressData data, string? promptId)
    {
        if (talk.State.Asking != Asking.Summary || Open(talk, data) is not { } survey)
            return false;
        switch (data.Value)
        {
            case "send":
                Ending.Send(talk, survey, promptId);
                return true;
            case "which":
                talk.Tell(TextKeys.SummaryWhich);
                return true;
            default:
                if (Walk.Answered(talk, survey).FirstOrDefault(s => Is(s, data)) is not { Question: not null } stop)
                    return false;
                Summary.Change(talk, survey, stop, promptId);
                return true;
        }
    }

    static bool OfQuestion(Talk talk, PressData data, string? promptId)
    {
        if (Open(talk, data) is not { } survey)
            return false;
        if (data is { Kind: PressData.Way, Value: "cancel" or Keyboard.Call } && (talk.State.Asking == Asking.Summary ? data.Question.Length == 0 : OpenQuestion(talk, survey, data) is not null))
        {
            if (data.Value is "cancel")
                Commanding.Move(talk, Command.Cancel, promptId);
            else
                Call(talk, promptId);
            return true;
        }

        return OpenQuestion(talk, survey, data) is { } question
            && (data.Kind == PressData.Answer ? Choose(talk, survey, question, data, promptId) : Go(talk, survey, question, data, promptId));
    }

    static void Call(Talk talk, string? promptId)
    {
        talk.Show(promptId, talk.Text(TextKeys.NavCall));
        Calling.Ask(talk, "");
    }

    static bool Choose(Talk talk, Survey survey, Question question, PressData data, string? promptId)
    {
        if (Offer.For(talk, survey, question).All.FirstOrDefault(c => string.Equals(PressData.Hash(c.Name), data.Value, StringComparison.Ordinal)) is not { } choice
            || talk.Draft.Picked.Contains(choice.Name, StringComparer.Ordinal))
            return false;
        Answering.Press(talk, survey, question, choice, promptId);
        return true;
    }

    static bool Go(Talk talk, Survey survey, Question question, PressData data, string? promptId)
    {
        switch (data.Value)
        {
            case "back":
                Answering.Back(talk, survey, promptId);
                return true;
            case "skip":
                Answering.Skip(talk, survey, question, promptId);
                return true;
            case "finish" when talk.Draft.Picked.Count > 0:
                Answering.Finish(talk, survey, question, promptId);
                return true;
            case var day when NearDays.AreOffered(talk, question) && NearDays.Pressed(day) is { } back:
                Answering.PressDay(talk, survey, question, back, promptId);
                return true;
            case ['p', .. var page] when int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < Offer.For(talk, survey, question).Pages:
                talk.Show(promptId, "…");
                Answering.Turn(talk, survey, n);
                return true;
            default:
                return false;
        }
    }

    // The survey of the open draft, where the button carries that draft's id.
    static Survey? Open(Talk talk, PressData data) =>
        talk.State.Draft is { } draft && string.Equals(PressData.Of(draft), data.Draft, StringComparison.Ordinal) ? Walk.SurveyOf(draft, talk.Content) : null;

    static Question? OpenQuestion(Talk talk, Survey survey, PressData data) =>
        talk.State.Asking == Asking.Nothing && Walk.Open(talk, survey) is { } open && Is(open, data) ? open.Question : null;

    static bool Is(Stop stop, PressData data) => string.Equals(PressData.Hash(stop.Question.Name, stop.At), data.Question, StringComparison.Ordinal);
}
