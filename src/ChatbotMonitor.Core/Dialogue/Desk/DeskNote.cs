using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a coordinator was asked to write.</summary>
/// <param name="Code">About which report.</param>
/// <param name="Verb">What is done with the words: <c>Answer</c>, <c>Reply</c>, <c>Duplicate</c>.</param>
public sealed record DeskTask(string Code, string Verb);

/// <summary>Asks a coordinator for words, and takes the next message for them; in a group the one that replies to the question.</summary>
static class DeskNote
{
    public static void Ask(Talk talk, Report report, DeskVerb verb, string? more = null, IReadOnlyList<IReadOnlyList<Button>>? keyboard = null)
    {
        talk.State = talk.State with { Asking = Asking.Note, Task = new DeskTask(report.Code.Digits, verb.ToString()) };
        var key = verb switch
        {
            DeskVerb.Answer => TextKeys.DeskAskAnswer,
            DeskVerb.Reply => TextKeys.DeskAskReply,
            _ => TextKeys.DeskAskOriginal,
        };
        var lines = new[] { talk.Text(key, ("code", report.Code.Spoken)), more, talk.InGroup ? talk.Text(TextKeys.DeskAskGroup) : null };
        talk.Say(string.Join('\n', lines.Where(l => l is not null)), keyboard);
    }

    /// <summary>Says once more what is to be written, or goes on where the report is gone.</summary>
    public static void AskAgain(Talk talk)
    {
        var task = talk.State.Task;
        Forget(talk);
        if (task is not null && Desk.Coordinator(talk) is { } coordinator && Enum.TryParse<DeskVerb>(task.Verb, out var verb) && Desk.Find(talk, coordinator, task.Code) is { } report)
            DeskWork.Do(talk, coordinator, report, verb, "", null);
        GoOn(talk);
    }

    /// <summary>Takes the words; false where they are none, or in a group where they reply to something else.</summary>
    public static bool Take(Talk talk, Inbound inbound)
    {
        if (talk.State is not { Asking: Asking.Note, Task: { } task } || inbound.Input is not Input.Text { Value: var words } || words.Trim().Length == 0
            || (talk.InGroup && inbound.Quoted?.Contains(new ReportCode(task.Code).Spoken, StringComparison.Ordinal) != true))
            return false;
        Forget(talk);
        if (Desk.Coordinator(talk) is { } coordinator && Enum.TryParse<DeskVerb>(task.Verb, out var verb) && Desk.Find(talk, coordinator, task.Code) is { } report)
            DeskWork.Do(talk, coordinator, report, verb, words.Trim(), null);
        GoOn(talk);
        return true;
    }

    /// <summary>Waits for no words any more.</summary>
    public static void Forget(Talk talk) => talk.State = talk.State with { Asking = Asking.Nothing, Task = null };

    /// <summary>Comes back to the survey that was open when words were asked for.</summary>
    public static void GoOn(Talk talk)
    {
        if (talk.State is { Draft: not null, Asking: Asking.Nothing })
            Dialogue.Lost(talk);
    }
}
