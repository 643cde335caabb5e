using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What we are waiting to hear; a closed set. Where a <see cref="Draft"/> is open beside it, the draft waits until this is answered.</summary>
public enum Asking
{
    /// <summary>Nothing, or the open question of the draft.</summary>
    Nothing,

    /// <summary>Which language to speak.</summary>
    Language,

    /// <summary>The summary: send, or change an answer.</summary>
    Summary,

    /// <summary>Whether really to erase.</summary>
    Erase,

    /// <summary>Which service to tell about.</summary>
    Info,

    /// <summary>A coordinator's words for <see cref="Conversation.Task"/>.</summary>
    Note,

    /// <summary>Whether the complaint of <see cref="Conversation.Asked"/> is fixed.</summary>
    Fixed,

    /// <summary>Which number to call about the complaint of <see cref="Conversation.Asked"/>.</summary>
    Number,

    /// <summary>Where somebody is who asked to be called, for the complaint of <see cref="Conversation.Asked"/>.</summary>
    Whereabouts,

    /// <summary>Whether the person agrees for whom somebody else answers.</summary>
    Consent,

    /// <summary>The question on a lesson that <see cref="Conversation.Learning"/> stands at.</summary>
    Lesson,

    /// <summary>Whether to become a member of the group of <see cref="Conversation.Joining"/>, or to move there.</summary>
    Group,

    /// <summary>By what name to be shown to that group.</summary>
    GroupName,

    /// <summary>Whether to leave the group.</summary>
    GroupLeave,

    /// <summary>When the visit or the interview that is open was made.</summary>
    Earlier,
}

/// <summary>The state of the dialogue with one address: a value that survives a restart.</summary>
/// <param name="Address">With whom.</param>
public sealed record Conversation(Address Address)
{
    /// <summary>The language chosen, or null before the first contact is over.</summary>
    public string? Language { get; init; }

    /// <summary>What we are waiting to hear.</summary>
    public Asking Asking { get; init; }

    /// <summary>The survey being answered, or null.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The survey last sent by SMS, as it was answered, to be looked at and put right; null where there is none.</summary>
    public Draft? Sent { get; init; }

    /// <summary>True where SMS are wanted in Latin letters.</summary>
    public bool Latin { get; init; }

    /// <summary>What a coordinator was asked to write, or null.</summary>
    public DeskTask? Task { get; init; }

    /// <summary>Wrong answers in a row to what is asked now.</summary>
    public int Wrong { get; init; }

    /// <summary>What was said by SMS within the last hour, oldest first; null where nothing was, and in a chat.</summary>
    public IReadOnlyList<Spoken>? Said { get; init; }

    /// <summary>True after STOP: nothing is sent until START.</summary>
    public bool OptedOut { get; init; }

    /// <summary>True once the address could not be reached; forgotten when the person writes again.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Wrong codes, of invitations and of links, sent on <see cref="FailedJoinsOn"/>, so that codes cannot be guessed through.</summary>
    public int FailedJoins { get; init; }

    /// <summary>The day that <see cref="FailedJoins"/> counts.</summary>
    public DateOnly? FailedJoinsOn { get; init; }

    /// <summary>The same person's other address, tied by their own code, or null.</summary>
    public Address? Linked { get; init; }

    /// <summary>Where <see cref="Linked"/> is set: when the person last wrote from here, so that news goes where they write from.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>What is to be told of the person's complaints, oldest first.</summary>
    public IReadOnlyList<ToSay> News { get; init; } = [];

    /// <summary>Answered complaints of which it is to be asked whether they are fixed.</summary>
    public IReadOnlyList<ToSay> ToAsk { get; init; } = [];

    /// <summary>The local day on which something was last said unasked: one message a day.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>True where the person wants to be told nothing unasked.</summary>
    public bool Quiet { get; init; }

    /// <summary>The complaint that is asked about, and since when.</summary>
    public ToSay? Asked { get; init; }

    /// <summary>When the dialogue wants to act by itself next (a reminder, an expiry, news), or null.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>What goes with <see cref="Asking.Info"/>, else null.</summary>
    public Inquiry? Inquiry { get; init; }

    /// <summary>The id of the group that is being joined, or null.</summary>
    public string? Joining { get; init; }

    /// <summary>Of a group's chat, the coverage it was last told, in figures.</summary>
    public string? CoverageTold { get; init; }

    /// <summary>Which of our phones the person last wrote to, where we are several phones.</summary>
    public Meeting? Met { get; init; }

    /// <summary>The invitation that was sent and not answered, or null.</summary>
    public Invitation? Invited { get; init; }

    /// <summary>The lesson that the person is in, or null.</summary>
    public Learning? Learning { get; init; }

    /// <summary>The lessons that the person has passed.</summary>
    public IReadOnlyList<PassedLesson> PassedLessons { get; init; } = [];

    /// <summary>Whether the person may be written to, and can be.</summary>
    public bool IsReachable => !OptedOut && !Unreachable;

    /// <summary>True where every message touches it: a survey or a question is open.</summary>
    public bool IsOpen => Draft is not null || Asking != Asking.Nothing;
}

/// <summary>A person wrote to one of our phones.</summary>
/// <param name="Phone">The key its settings stand under.</param>
/// <param name="At">When.</param>
public sealed record Meeting(string Phone, DateTimeOffset At);

/// <summary>Something to be said about a complaint, from a moment on.</summary>
/// <param name="Code">The complaint.</param>
/// <param name="From">The moment.</param>
public sealed record ToSay(ReportCode Code, DateTimeOffset From);

/// <summary>Somebody wants to know what a service owes, and has not said which.</summary>
/// <param name="Before">What was asked before; it is asked again afterwards.</param>
/// <param name="Language">The language it is spoken in, where none was chosen yet.</param>
/// <param name="AskedAt">When that was.</param>
/// <param name="Offered">The ids of the services shown, by their numbers from 1.</param>
public sealed record Inquiry(Asking Before, string Language, DateTimeOffset AskedAt, IReadOnlyList<string> Offered);

/// <summary>Whether a person for whom somebody else answers agrees to that.</summary>
public enum Consent
{
    /// <summary>Everybody answers for themselves.</summary>
    NotNeeded = 0,

    /// <summary>Somebody answers for another person, who is still to be asked.</summary>
    Asked,

    /// <summary>The person agrees.</summary>
    Given,
}

/// <summary>That a survey was sent.</summary>
/// <param name="At">When, the first time.</param>
/// <param name="Code">The complaint that was filed with it, or null.</param>
public sealed record Sending(DateTimeOffset At, ReportCode? Code);

/// <summary>A survey being answered.</summary>
/// <param name="Id">The id its response will have; buttons carry the start of it.</param>
/// <param name="SurveyId">Which survey.</param>
/// <param name="StartedAt">When it was begun.</param>
public sealed record Draft(string Id, string SurveyId, DateTimeOffset StartedAt)
{
    /// <summary>The answers taken so far, in the order they were given; skipped ones are empty.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The name of the open question, or null where none is.</summary>
    public string? Question { get; init; }

    /// <summary>The turn of the repeats that the open question stands in (<c>2.1</c>), empty outside repeats.</summary>
    public string At { get; init; } = "";

    /// <summary>What was typed to search a long list of choices by, or null.</summary>
    public string? Search { get; init; }

    /// <summary>The choice of a tree whose children are being asked (the region chosen first), or null.</summary>
    public string? Branch { get; init; }

    /// <summary>The part of an answer that is there already: the choices of a select_multiple or a rank picked so far, the day of a date with a time.</summary>
    public IReadOnlyList<string> Picked { get; init; } = [];

    /// <summary>The page of a long list that is shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>When what is open now was first said, or null before anything was.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the person last said something.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Questions already asked that can be gone back to, in the order they were asked; in a repeat with the turn behind a blank.</summary>
    public IReadOnlyList<string> Trail { get; init; } = [];

    /// <summary>Whether somebody answers for another person, and with what right.</summary>
    public Consent Consent { get; init; }

    /// <summary>When it was sent before, where it is being put right; null before that.</summary>
    public Sending? Sent { get; init; }

    /// <summary>The visit or interview of a round that it is, or null where a citizen answers for themselves.</summary>
    public Fieldwork? Fieldwork { get; init; }

    /// <summary>True once the one reminder has gone out.</summary>
    public bool Reminded { get; init; }

    /// <summary>The answer to the question of that name in that turn, or null where it has none yet.</summary>
    public Answer? Find(string name, string at = "")
    {
        for (var i = 0; i < Answers.Count; i++)
        {
            if (IsOf(Answers[i], name, at))
                return Answers[i];
        }

        return null;
    }

    /// <summary>The same draft with that answer, in the place of an earlier one to the same question.</summary>
    public Draft With(string name, string value, string at = "")
    {
        var answers = new Answer[Answers.Count + 1];
        var place = Answers.Count;
        for (var i = 0; i < Answers.Count; i++)
        {
            answers[i] = Answers[i];
            if (IsOf(Answers[i], name, at))
                place = i;
        }

        answers[place] = new Answer(name, value) { At = at };
        return this with { Answers = place == Answers.Count ? answers : answers[..^1] };
    }

    /// <summary>The same draft where another question is open, or none: what was chosen, searched and turned to in the last one is forgotten.</summary>
    internal Draft Opened(string? question, string at) => this with { Question = question, At = at, Search = null, Branch = null, Page = 0, Picked = [] };

    static bool IsOf(Answer answer, string name, string at) =>
        string.Equals(answer.Name, name, StringComparison.Ordinal) && string.Equals(answer.At, at, StringComparison.Ordinal);
}
