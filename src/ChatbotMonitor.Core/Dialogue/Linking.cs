using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Two channels, one person: a survey begun by SMS goes on in Telegram, or the other way round, by a code that the person asks for at the one and sends from the other.</summary>
/// <remarks>
/// What a link means: the one open survey moves from the one address to the other, complaints of both are found at both, and news goes where the person wrote last.
/// An address has one link; a new one takes its place. To erase is to erase both.
/// </remarks>
static class Linking
{
    /// <summary>Gives a code for the other channel, or says that there is none.</summary>
    public static void Offer(Talk talk)
    {
        var here = talk.State.Address;
        var door = here.Medium == Medium.Sms ? talk.Content.BotName() : talk.Content.SmsNumber;
        if (door is null && !here.IsSimulated)
        {
            talk.Tell(here.Medium == Medium.Sms ? TextKeys.LinkNoTelegram : TextKeys.LinkNoSms);
            return;
        }

        var (code, kept) = LinkCode.Draw(talk.Lookups.NewSecret(), here, talk.Now);
        talk.Do(new Effect.KeepLinkCode(kept));
        if (here.Medium == Medium.Sms)
            talk.Tell(TextKeys.LinkTelegram, ("link", here.IsSimulated ? $"/start {code}" : $"t.me/{door}?start={code}"));
        else
            talk.Tell(TextKeys.LinkSms, ("number", here.IsSimulated ? "SMS" : door!), ("code", code));
    }

    /// <summary>Takes a code that was asked for at the other channel, and goes on with what is open there.</summary>
    public static void Redeem(Talk talk, string code)
    {
        if (Guesses.AreUp(talk))
        {
            talk.Tell(TextKeys.LinkTooOften);
        }
        else if (talk.Lookups.LinkCode(LinkCode.HashOf(code)) is { } found && found.Opens(talk.State.Address, talk.Now))
        {
            Guesses.Forget(talk);
            talk.Do(new Effect.KeepLinkCode(found with { UsedAt = talk.Now.ToUniversalTime() }));
            Tie(talk, talk.Lookups.Conversation(found.From) ?? new Conversation(found.From));
        }
        else
        {
            Guesses.Fail(talk);
            talk.Tell(TextKeys.LinkUnknown);
        }
    }

    /// <summary>Somebody with two addresses wrote here: what is to be told them is told here from now on.</summary>
    public static void Hear(Talk talk)
    {
        if (talk.State is not { Linked: { } linked, OptedOut: false })
            return;
        talk.State = talk.State with { HeardAt = talk.Now.ToUniversalTime() };
        if (talk.Lookups.Conversation(linked) is { } other && other.News.Count + other.ToAsk.Count > 0)
            Take(talk, other);
    }

    /// <summary>Of two addresses of one person the one they wrote from last, where it can be reached.</summary>
    public static Conversation LastHeard(Conversation citizen, Func<Address, Conversation?> known) =>
        citizen.Linked is { } linked && known(linked) is { Unreachable: false } other && (citizen.Unreachable || other.HeardAt > citizen.HeardAt) ? other : citizen;

    /// <summary>Goes on with that survey where it is open at the person's other address; false where it is not.</summary>
    public static bool GoOn(Talk talk, Survey survey)
    {
        if (talk.State is not { Linked: { } linked, Draft: null } || talk.Lookups.Conversation(linked) is not { Draft: { } draft } other || !string.Equals(draft.SurveyId, survey.Id, StringComparison.Ordinal))
            return false;
        Take(talk, other, draft);
        Move(talk, other, draft, survey, talk.Text(TextKeys.Resume));
        return true;
    }

    /// <summary>The state that what a turn at <paramref name="told"/> did leaves at this, its other address.</summary>
    public static void Follow(Talk talk, Effect effect, Conversation told)
    {
        switch (effect)
        {
            case Effect.TakeOver take:
                var moved = talk.State.Draft is { } draft && string.Equals(draft.Id, take.DraftId, StringComparison.Ordinal);
                talk.State = News.Without(talk.State) with { Linked = told.Address, HeardAt = talk.State.HeardAt ?? told.HeardAt - TimeSpan.FromTicks(1) };
                if (!moved)
                    break;
                talk.State = talk.State with { Draft = null, Asking = Asking.Nothing, Asked = null, Wrong = 0 };
                if (talk.State.IsReachable)
                    talk.Tell(TextKeys.LinkMoved);
                break;
            case Effect.Untie:
                talk.State = talk.State with { Linked = null, HeardAt = null };
                break;
            case Effect.EraseAlso:
                GroupLeaving.Erase(talk);
                talk.Do(new Effect.Erase());
                talk.State = new Conversation(talk.State.Address) { OptedOut = talk.State.OptedOut };
                break;
        }
    }

    static void Tie(Talk talk, Conversation other)
    {
        var here = talk.State.Address;
        if (talk.State.Linked is { } before && before != other.Address)
            talk.Do(new Effect.Untie(before));
        if (other.Linked is { } theirs && theirs != here)
            talk.Do(new Effect.Untie(theirs));
        talk.State = talk.State with { Linked = other.Address, HeardAt = talk.Now.ToUniversalTime(), Language = talk.State.Language ?? other.Language };
        var draft = other.Draft;
        var survey = draft is null ? null : Walk.SurveyOf(draft, talk.Content);
        Take(talk, other, survey is null ? null : draft);
        if (draft is not null && survey is not null)
        {
            Starting.LayAside(talk);
            Move(talk, other, draft, survey, talk.Text(TextKeys.LinkDone));
            return;
        }

        // The other address may have told the language that this one was asked for.
        var wasAsked = talk.State is { Asking: Asking.Language, Language: not null };
        if (wasAsked)
            talk.State = talk.State with { Asking = Asking.Nothing };
        if (wasAsked && talk.State.Draft is not null)
            Dialogue.Lost(talk, talk.Text(TextKeys.LinkDone));
        else
            talk.Tell(TextKeys.LinkDone);
    }

    static void Take(Talk talk, Conversation other, Draft? draft = null)
    {
        talk.State = talk.State with { News = Both(talk.State.News, other.News), ToAsk = Both(talk.State.ToAsk, other.ToAsk), PassedLessons = Lessons.Both(talk.State.PassedLessons, other.PassedLessons) };
        talk.Do(new Effect.TakeOver(other.Address, draft?.Id));
    }

    // By SMS the question alone says that it goes on here.
    static void Move(Talk talk, Conversation other, Draft draft, Survey survey, string said)
    {
        talk.State = talk.State with { Asking = other.Asking == Asking.Summary ? Asking.Summary : Asking.Nothing, Wrong = 0 };
        talk.Draft = draft with { Search = null, Page = 0, HeardAt = talk.Now };
        if (talk.State.Language is null)
            FirstContact.Greet(talk);
        else
            Prompt.Open(talk, survey, talk.Medium == Medium.Chat ? said : null);
    }

    static IReadOnlyList<ToSay> Both(IReadOnlyList<ToSay> here, IReadOnlyList<ToSay> there) =>
        there.Count == 0 ? here : [.. here.Concat(there).GroupBy(n => n.Code).Select(g => g.MinBy(n => n.From)!).OrderBy(n => n.From)];
}
