using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A monitor without a signal enters later what was done, and says on what day and at what time it was.</summary>
static class DoneEarlier
{
    static readonly HashSet<string> NowWords = new(new[] { "now", "сейчас", "азыр" }.Select(Folding.Fold), StringComparer.Ordinal);

    /// <summary>Asks when it was; false where no visit or interview is open, or where the word may be an answer to it.</summary>
    public static bool Obey(Talk talk, bool slash = true)
    {
        if (talk.State.Draft is not { Fieldwork: not null } draft || (!slash && draft.Trail.Count > 0))
            return false;
        Ask(talk);
        return true;
    }

    public static void Ask(Talk talk, string? before = null)
    {
        if (talk.State.Asking != Asking.Earlier)
            talk.Draft = talk.Draft with { Picked = [] };
        talk.State = talk.State with { Asking = Asking.Earlier };
        var isDayKnown = talk.Draft.Picked.Count > 0;
        var text = talk.Text(isDayKnown ? TextKeys.FieldWhatTime : TextKeys.FieldWhen);
        talk.Say(before is null ? text : $"{before}\n{text}", isDayKnown ? null : [[.. NearDays.Keys.Select((key, back) => FieldPress.Button(talk.Text(key), NearDays.Press(back)))]]);
    }

    /// <summary>Takes a pressed today or yesterday; false where it is not asked.</summary>
    public static bool PressDay(Talk talk, int back, string? promptId)
    {
        if (talk.State is not { Asking: Asking.Earlier, Draft: not null })
            return false;
        var day = ((Reading.Value)NearDays.Stored(talk, back)).Stored;
        talk.Show(promptId, NearDays.Shown(day));
        Read(talk, new Reading.Value(day));
        return true;
    }

    /// <summary>Takes the day, the time, or both.</summary>
    public static void Take(Talk talk, Input input)
    {
        if (talk.State.Draft?.Fieldwork is not { } work)
        {
            talk.State = talk.State with { Asking = Asking.Nothing };
            Dialogue.Lost(talk);
        }
        else if (input is Input.Text { Value: var words } && NowWords.Contains(Folding.Fold(words)) && talk.Content.Round(work.Round)?.Holds(talk.Today) != false)
        {
            Keep(talk, work with { Later = false });
        }
        else
        {
            Read(talk, input is Input.Text { Value: var text } ? TypedAnswers.Moment(text, talk) : Reading.Nothing);
        }
    }

    /// <summary>A moment as it is said here.</summary>
    public static string When(Talk talk, DateTimeOffset at) => at.ToOffset(talk.Now.Offset).ToString("dd.MM HH:mm", CultureInfo.InvariantCulture);

    static void Read(Talk talk, Reading reading)
    {
        if (reading is not Reading.Value { Stored: var stored })
        {
            Ask(talk, talk.Text(Unread.ReasonKey(talk.Draft.Picked.Count > 0 ? QuestionType.Time : QuestionType.Date)));
            return;
        }

        if (!stored.Contains('T', StringComparison.Ordinal))
        {
            talk.Draft = talk.Draft with { Picked = [stored] };
            Ask(talk);
            return;
        }

        var at = new DateTimeOffset(DateTime.Parse(stored, CultureInfo.InvariantCulture, DateTimeStyles.None), talk.Now.Offset);
        var work = talk.Draft.Fieldwork!;
        var round = talk.Content.Round(work.Round);
        var day = DateOnly.FromDateTime(at.DateTime);
        if (at > talk.Now || (round is not null && !round.Holds(day)))
        {
            talk.Draft = talk.Draft with { Picked = [] };
            Ask(talk, round is null ? null : talk.Text(TextKeys.FieldWhenWrong, ("from", FieldWords.Day(round.From)), ("to", FieldWords.Day(round.To))));
            return;
        }

        Keep(talk, work with { Later = true, DoneAt = at.ToUniversalTime() });
    }

    static void Keep(Talk talk, Fieldwork work)
    {
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        talk.Draft = talk.Draft with { Fieldwork = work, Picked = [] };
        Dialogue.Lost(talk, work.Later ? talk.Text(TextKeys.FieldLater, ("when", When(talk, work.DoneAt))) : null);
    }
}
