using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The conversation with a citizen as a pure function: what was said and what is known go in, the next state and what is to be done come out.</summary>
public static class Dialogue
{
    /// <summary>Answers one message.</summary>
    /// <param name="conversation">Where the dialogue stands; null before the first word.</param>
    /// <param name="inbound">What the person sent.</param>
    /// <param name="now">The time, with the offset of the respondent's place.</param>
    /// <param name="content">Surveys, register, places, people, texts.</param>
    /// <param name="lookups">Answers from the store, new ids and codes.</param>
    public static Turn Step(Conversation? conversation, Inbound inbound, DateTimeOffset now, Content content, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        ArgumentNullException.ThrowIfNull(content);
        var state = conversation ?? new Conversation(inbound.From);
        if (state.Unreachable || state.Draft is not null)
            state = state with { Unreachable = false, Draft = state.Draft is { } d ? d with { HeardAt = now } : null };
        var talk = new Talk(state, now, content, lookups) { Guess = Languages.Nearest(inbound.LanguageHint) ?? Informing.LanguageOf(state, inbound.Input) ?? Script.LanguageOf(inbound.Input) ?? Languages.Kyrgyz, InGroup = inbound.InGroup, Sender = inbound.Sender };
        if (ProviderReply.Hear(talk, inbound))
            return talk.End();
        Linking.Hear(talk);
        if (inbound.InGroup)
            Joining.InGroup(talk, inbound);
        else
            Hear(talk, inbound);
        return talk.End();
    }

    /// <summary>What others hear because of what a turn does: each citizen whose complaint it changed, and the other address of whoever has two, with the state that leads to.</summary>
    /// <param name="effects">What the turn does.</param>
    /// <param name="told">The state it leads to, or null where it was nobody's turn.</param>
    /// <param name="now">The time, with the offset of the respondents' place.</param>
    /// <param name="content">As for <see cref="Step"/>.</param>
    /// <param name="lookups">As for <see cref="Step"/>.</param>
    public static IReadOnlyList<Turn> Follow(IReadOnlyList<Effect> effects, Conversation? told, DateTimeOffset now, Content content, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(effects);
        return Following.Of(effects, told, now, content, lookups);
    }

    /// <summary>A provider's answer by the page of its link: how the referral stood, and what is to be done, which is nothing unless it was open.</summary>
    public static (ReferralState State, IReadOnlyList<Effect> Effects) AnswerReferral(Referral referral, string words, DateTimeOffset now, Content content, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return ProviderReply.Take(referral, words, now, content, lookups);
    }

    /// <summary>What follows where the referral of the complaint of that number could not be delivered to its provider.</summary>
    public static IReadOnlyList<Effect> Bounce(string digits, Content content, ILookups lookups) => Bounced.Of(digits, content, lookups);

    /// <summary>Does what is due of itself: one reminder, then the expiry of a draft; news of complaints, and whether they are fixed.</summary>
    public static Turn Wake(Conversation conversation, DateTimeOffset now, Content content, ILookups lookups)
    {
        var talk = new Talk(conversation, now, content, lookups);
        Waiting.Wake(talk);
        return talk.End();
    }

    /// <summary>Sends an invitation that is due, or reminds of it.</summary>
    /// <param name="conversation">Where the dialogue with that person stands.</param>
    /// <param name="invitation">As the store knows it.</param>
    /// <param name="now">The time, with the offset of the respondents' place.</param>
    /// <param name="content">As for <see cref="Step"/>.</param>
    /// <param name="lookups">As for <see cref="Step"/>.</param>
    public static Turn Invite(Conversation conversation, Invitation invitation, DateTimeOffset now, Content content, ILookups lookups)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(content);
        var talk = new Talk(conversation, now, content, lookups);
        Inviting.Send(talk, invitation);
        return talk.End();
    }

    /// <summary>Tells the chat of <paramref name="group"/> in the evening how far it is; says nothing where nothing is to be said.</summary>
    public static Turn TellCoverage(Conversation chat, Monitoring.Group group, DateTimeOffset now, Content content, ILookups lookups)
    {
        var talk = new Talk(chat, now, content, lookups) { InGroup = true };
        Evening.Tell(talk, group);
        return talk.End();
    }

    /// <summary>Reminds a monitor of open tasks shortly before a round ends; says nothing where nothing is to be said.</summary>
    public static Turn RemindOfTasks(Conversation conversation, Monitoring.Monitor monitor, DateTimeOffset now, Content content, ILookups lookups)
    {
        var talk = new Talk(conversation, now, content, lookups);
        Evening.Remind(talk, monitor);
        return talk.End();
    }

    static void Hear(Talk talk, Inbound inbound)
    {
        var (command, slash, argument) = inbound.Input is Input.Text text ? Commands.Read(text.Value) : (null, null, "");
        if (talk.State.OptedOut && command != Command.Start)
        {
            // Справка and маалымат begin many a sentence.
            OptingOut.HearInSilence(talk, inbound.Input, command == Command.Info && argument.Length > 0 ? null : command);
            return;
        }

        if (inbound.Input is Input.Press press)
        {
            Pressing.Hear(talk, press, inbound.PromptId);
            return;
        }

        if (Nought.Hear(talk, inbound))
            return;
        if (inbound.Input is Input.Text asked && (Desk.Hear(talk, asked.Value) || FieldDesk.Hear(talk, asked.Value) || Acknowledging.Hear(talk, asked.Value)))
            return;
        if (talk.State.Asking == Asking.Info && command != Command.Info)
        {
            if (Informing.Take(talk, inbound.Input, command))
                return;
            Between.LeaveInfo(talk);
        }

        if (talk.State.Asking == Asking.Lesson && !Commanding.LeavesALessonOpen(command))
        {
            if (command is null && slash is null && LessonQuiz.Take(talk, inbound.Input))
                return;
            Between.Leave(talk);
        }

        if (Inviting.Take(talk, inbound.Input, command, slash))
            return;
        if (command is { } known && Commanding.Obey(talk, inbound, known, argument))
            return;
        if (inbound.Input is Input.Text words && Starting.SurveyFor(talk, slash, words.Value) is { } survey)
            Starting.Begin(talk, survey);
        else if (slash is not null)
            Lost(talk);
        else
            Answer(talk, inbound);
    }

    static void Answer(Talk talk, Inbound inbound)
    {
        var input = inbound.Input;
        if (FieldTalk.Take(talk, input))
            return;
        switch (talk.State.Asking)
        {
            case Asking.Erase:
                Erasing.Take(talk, input);
                return;
            case Asking.Note when DeskNote.Take(talk, inbound):
                return;
            case Asking.Number:
                Calling.TakeNumber(talk, input);
                return;
            case Asking.Whereabouts when Calling.TakePlace(talk, input):
                return;
            case Asking.Fixed when Fixing.Take(talk, input):
                return;
            case Asking.Language when input is Input.Text text:
                if (talk.State.Draft is null && !FirstContact.Names(text.Value) && Complaint.Speaks(text.Value))
                    Complaint.Begin(talk, text.Value.Trim(), null);
                FirstContact.Take(talk, text.Value);
                return;
        }

        if (talk.State.Draft is null)
            Outside(talk, input);
        else if (Walk.SurveyOf(talk.Draft, talk.Content) is { } survey)
            Inside(talk, survey, inbound);
        else
            Starting.LeaveGone(talk);
    }

    static void Inside(Talk talk, Survey survey, Inbound inbound)
    {
        var input = inbound.Input;
        if (talk.State.Asking == Asking.Language)
            FirstContact.AskLanguage(talk, null);
        else if (talk.Draft.Consent == Consent.Asked)
            Helping.Take(talk, survey, input);
        else if (Late.Hear(talk, survey, inbound))
            return;
        else if (talk.State.Asking == Asking.Summary)
            Summary.Take(talk, survey, input is Input.Text text ? text.Value : "");
        else if (Walk.Open(talk, survey) is { } open)
            Answering.Take(talk, survey, open.Question, input);
        else
            AnswerGone(talk, survey, input);
    }

    // The survey's file changed while the question was open: what was said to it is kept under its name, and the next one is asked.
    static void AnswerGone(Talk talk, Survey survey, Input input)
    {
        if (talk.Draft.Question is { } gone && !OneMore.Is(gone) && survey.Find(gone) is null && input is Input.Text text)
            talk.Draft = talk.Draft.With(gone, text.Value.Trim(), talk.Draft.At);
        Prompt.Next(talk, survey);
    }

    static void Outside(Talk talk, Input input)
    {
        switch (input)
        {
            case Input.Text text when ReportCode.Read(text.Value) is { } code:
                StatusReply.Say(talk, code);
                break;
            case Input.Text text when Complaint.Speaks(text.Value):
                Complain(talk, text.Value.Trim(), null);
                break;
            case Input.Photo photo:
                Complain(talk, photo.Caption?.Trim() ?? "", photo.Reference);
                break;
            case Input.File { Caption: { } words } when Complaint.Speaks(words):
                Complain(talk, words.Trim(), null);
                break;
            case Input.Unsupported { Kind: "edited" }:
                talk.Tell(TextKeys.UnsupportedEdited);
                break;
            case Input.Unsupported or Input.File:
                talk.Tell(TextKeys.Unsupported);
                break;
            default:
                Lost(talk);
                break;
        }
    }

    static void Complain(Talk talk, string text, string? photo)
    {
        Complaint.Begin(talk, text, photo);
        if (talk.State.Language is null)
            FirstContact.Greet(talk);
        else
            Prompt.Next(talk, talk.Content.Complaint, Complaint.IntroTo(talk, talk.Content.Complaint));
    }

    /// <summary>Says what is asked now, or what one can do where nothing is.</summary>
    internal static void Lost(Talk talk, string? before = null)
    {
        Between.LeaveInfo(talk);
        if (talk.State.Asking == Asking.Lesson && LessonQuiz.AskAgain(talk, before))
            return;
        Between.Leave(talk);
        if (talk.State.Asking == Asking.Erase)
            Erasing.Ask(talk);
        else if (FieldTalk.AskAgain(talk))
            return;
        else if (talk.State.Asking == Asking.Note)
            DeskNote.AskAgain(talk);
        else if (talk.State.Asking == Asking.Number)
            talk.Tell(TextKeys.CallNumber);
        else if (talk.State.Draft is { } draft && Walk.SurveyOf(draft, talk.Content) is { } survey)
            Prompt.Open(talk, survey, before);
        else if (talk.State.Draft is not null)
            Starting.LeaveGone(talk);
        else if (talk.State.Asking == Asking.Language)
            FirstContact.AskLanguage(talk, before);
        else if (talk.State.Language is null)
            FirstContact.Greet(talk);
        else
            talk.Tell(TextKeys.NothingOpen);
    }
}
