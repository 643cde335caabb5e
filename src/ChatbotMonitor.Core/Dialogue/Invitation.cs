using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>How far an invitation has come.</summary>
public enum InvitationState
{
    /// <summary>Not sent yet.</summary>
    Planned,

    /// <summary>Sent; it may be reminded of once.</summary>
    Asked,

    /// <summary>Reminded of; nothing more is sent.</summary>
    Reminded,

    /// <summary>The person answered, by this or by another way.</summary>
    Answered,

    /// <summary>The person does not want to.</summary>
    Declined,

    /// <summary>Never sent, because the person said stop, cannot be reached, or the survey is gone.</summary>
    LeftOut,
}

/// <summary>Somebody who agreed to be asked is asked to answer a survey: once, whatever list names them again.</summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="To">Who.</param>
/// <param name="PlannedAt">When it was planned.</param>
public sealed record Invitation(string SurveyId, Address To, DateTimeOffset PlannedAt)
{
    /// <summary>After this long without an answer it is reminded of.</summary>
    public static readonly TimeSpan RemindAfter = TimeSpan.FromDays(1);

    /// <summary>The language to ask in, or null where the list does not say.</summary>
    public string? Language { get; init; }

    /// <summary>Where the person lives, or null where the list does not say.</summary>
    public string? Place { get; init; }

    /// <summary>How far it has come.</summary>
    public InvitationState State { get; init; }

    /// <summary>True while sending is stopped.</summary>
    public bool Held { get; init; }

    /// <summary>When it may be sent, where it had to wait for something else that is open.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When it was reminded of.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When it was answered, declined or left out.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>From when on it is to be sent or reminded of, quiet hours aside: those that nobody has heard of go before reminders. Null where nothing is to be sent.</summary>
    public DateTimeOffset? Due => Held ? null : State switch
    {
        InvitationState.Planned => NotBefore ?? DateTimeOffset.UnixEpoch,
        InvitationState.Asked => NotBefore ?? AskedAt + RemindAfter,
        _ => null,
    };

    /// <summary>Whether the person has been asked and has not answered.</summary>
    public bool IsOpen => State is InvitationState.Asked or InvitationState.Reminded;

    /// <summary>The same, ended.</summary>
    public Invitation Ended(InvitationState state, DateTimeOffset now) => this with { State = state, EndedAt = now.ToUniversalTime(), NotBefore = null };
}
