using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A reply that belongs to a question before the open one, and is not stored for the open one.</summary>
/// <remarks>
/// It belongs to an earlier question where it quotes that question's message; where it reached us, or was sent by the provider's clock, before the open question was said,
/// and can be read as an answer to the closed question before it (what cannot, was typed ahead for the open one);
/// and where the open question asks for words and the reply repeats, in digits, the answer before.
/// The same answer again is a double tap and says nothing new; any other does not change what was answered: the person is told how to.
/// By SMS, where nothing of this is known, a reply counts for the open question, and where it cannot be read for that one but repeats the answer before, this is said.
/// </remarks>
static class Late
{
    // Clocks of servers differ; what lies a day back is a clock that is wrong, or none.
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(2), Believable = TimeSpan.FromDays(1);

    /// <summary>Answers a reply that comes late; false where it is one to the open question.</summary>
    public static bool Hear(Talk talk, Survey survey, Inbound inbound)
    {
        if (inbound.Input is not Input.Text { Value: var text })
            return false;
        if (inbound.Quoted is { Length: > 0 } quoted && !IsOf(talk, survey, Walk.Open(talk, survey), quoted))
        {
            for (var i = talk.Draft.Trail.Count - 1; i >= 0; i--)
            {
                if (Walk.Find(talk, survey, talk.Draft.Trail[i]) is not { } stop || !IsOf(talk, survey, stop, quoted))
                    continue;
                Tell(talk, survey, stop);
                return true;
            }
        }

        if (!CameBefore(talk.Draft, inbound))
            return false;
        if (talk.Draft.Branch is { } branch && Walk.Open(talk, survey) is { } open)
        {
            // The level above is the question before.
            if (Read(talk, survey, open, text) is not { } above || string.Equals(open.Question.Choices?.Find(above)?.Parent, branch, StringComparison.Ordinal))
                return false;
            if (!string.Equals(above, branch, StringComparison.Ordinal))
                Prompt.Open(talk, survey, talk.Text(TextKeys.LateNow));
            return true;
        }

        if (Before(talk, survey) is not { Question.Type: not (QuestionType.Text or QuestionType.Barcode) } before || Read(talk, survey, before, text) is not { } read)
            return false;
        if (!IsStored(talk, before, read))
            Tell(talk, survey, before);
        return true;
    }

    /// <summary>What is said where a reply could not be read for the open question and repeats the answer to the one before; null where it does not.</summary>
    public static string? ReasonOf(Talk talk, Survey survey, string text) =>
        talk.Draft.Branch is null && Before(talk, survey) is { } before && Repeats(talk, survey, before, text) ? Said(talk, survey, before) : null;

    /// <summary>Whether digits typed where words are asked for are the answer before, sent twice; said again, they are taken for words.</summary>
    public static bool IsDouble(Talk talk, Survey survey, Question question, string text) =>
        question.Type == QuestionType.Text && talk.State.Wrong == 0 && text.Trim() is { Length: > 0 and < 5 } digits && digits.All(char.IsDigit)
        && Before(talk, survey) is { Question.Type: not QuestionType.Text } before && Repeats(talk, survey, before, text);

    static bool CameBefore(Draft draft, Inbound inbound) =>
        draft.AskedAt is { } asked && (inbound.At < asked || (inbound.SentAt is { } sent && sent + Skew < asked && asked - sent < Believable));

    static Stop? Before(Talk talk, Survey survey) => talk.Draft.Trail.Count > 0 ? Walk.Find(talk, survey, talk.Draft.Trail[^1]) : null;

    static bool Repeats(Talk talk, Survey survey, Stop stop, string text) =>
        Read(talk, survey, stop, text) is { } read && IsStored(talk, stop, read);

    static bool IsStored(Talk talk, Stop stop, string read) =>
        talk.Draft.Find(stop.Question.Name, stop.At)?.Value is { Length: > 0 } stored && string.Equals(read, stored, StringComparison.Ordinal);

    // The reply as it would have been read when that question was open, at its first level and at the one the answer lies in.
    static string? Read(Talk talk, Survey survey, Stop stop, string text)
    {
        var now = talk.State;
        var stored = talk.Draft.Find(stop.Question.Name, stop.At)?.Value;
        talk.Draft = talk.Draft.Opened(stop.Question.Name, stop.At);
        var read = TypedAnswers.Read(talk, survey, stop.Question, text) is Reading.Value value ? value.Stored : null;
        if (stop.Question.Choices?.Find(stored)?.Parent is { } branch && !string.Equals(read, stored, StringComparison.Ordinal))
        {
            talk.Draft = talk.Draft with { Branch = branch };
            read = TypedAnswers.Read(talk, survey, stop.Question, text) is Reading.Value below ? below.Stored : read;
        }

        talk.State = now;
        return read;
    }

    static bool IsOf(Talk talk, Survey survey, Stop? stop, string quoted) =>
        stop is { } asked && Prompt.LabelOf(talk, asked.Question, new Answers(talk, survey, asked)) is { Length: > 2 } label && quoted.Contains(label, StringComparison.Ordinal);

    static void Tell(Talk talk, Survey survey, Stop stop) => Prompt.Open(talk, survey, Said(talk, survey, stop));

    static string Said(Talk talk, Survey survey, Stop stop)
    {
        var answers = new Answers(talk, survey, stop);
        var stored = talk.Draft.Find(stop.Question.Name, stop.At)?.Value ?? "";
        return talk.Text(TextKeys.LateReply,
            ("question", OneLine.Cut(Prompt.LabelOf(talk, stop.Question, answers), 40)),
            ("answer", stored.Length > 0 ? OneLine.Cut(answers.Shown(stop.Question, stored), 20) : talk.Text(TextKeys.SummarySkipped)));
    }
}
