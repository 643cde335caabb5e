using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A provider's answer: by the page of its link, by the whole code from anywhere, by the complaint's number from its own address.</summary>
static class ProviderReply
{
    /// <summary>The longest answer, in letters; what a page or a message says beyond is cut.</summary>
    public const int Longest = 2000;

    /// <summary>What an answer to <paramref name="referral"/> comes to, and how the referral stood when it came; nothing is to be done unless it was open.</summary>
    public static (ReferralState State, IReadOnlyList<Effect> Effects) Take(Referral referral, string words, DateTimeOffset now, Content content, ILookups lookups)
    {
        var report = lookups.Report(referral.Code);
        var state = referral.StateAt(report, now);
        if (state != ReferralState.Open)
            return (state, []);
        var note = OneLine.Cut(words.Trim(), Longest);
        if (report is null || note.Length == 0 || ReportLife.Move(report, ReportStatus.Answered, Actor.Provider(referral.ProviderId), now.ToUniversalTime(), note) is not ReportMove.Moved(var after))
            return (state, []);

        var provider = content.Register.Provider(referral.ProviderId);
        var told = Concerned.Tell(after, content, lookups, (coordinator, medium) => ReportWords.Fit(
            content.Texts.Say(TextKeys.TeamAnswered, coordinator.Language, medium,
                ("code", after.Code.Spoken), ("provider", provider?.Name.In(coordinator.Language) ?? referral.ProviderId), ("about", ReportWords.About(after, content, coordinator.Language)), ("text", note)),
            medium));
        return (state,
        [
            new Effect.KeepReferral(referral with { UsedAt = now.ToUniversalTime() }),
            new Effect.ChangeReport(report, after),
            .. told,
            new Effect.Inform(after),
        ]);
    }

    /// <summary>Hears an answer among what is written to the bot; false where it is none.</summary>
    public static bool Hear(Talk talk, Inbound inbound)
    {
        if (inbound.Input is not Input.Text { Value: var text } || text.Length < 6 || Find(talk, inbound, text) is not { } found)
            return false;
        if (found.Words.Length == 0)
        {
            talk.Tell(TextKeys.ProviderEmpty, ("code", found.Referral.Code.Spoken));
            return true;
        }

        var (state, effects) = Take(found.Referral, found.Words, talk.Now, talk.Content, talk.Lookups);
        foreach (var effect in effects)
            talk.Do(effect);
        talk.Tell(state switch
        {
            ReferralState.Open => TextKeys.ProviderThanks,
            ReferralState.Answered => TextKeys.ProviderAlready,
            _ => TextKeys.ProviderLate,
        }, ("code", found.Referral.Code.Spoken));
        return true;
    }

    static (Referral Referral, string Words)? Find(Talk talk, Inbound inbound, string text)
    {
        if (SecretCode.Read(text) is var (token, rest) && talk.Lookups.Referral(Referral.HashOf(token)) is { } byCode && byCode.IsFor(token))
            return (byCode, rest);
        if (Numbered(text) is var (code, words) && OwnReferral(talk, code) is { } byNumber)
            return (byNumber, words);
        return inbound.Quoted is { } quoted && Numbered(FirstNumber(quoted)) is var (about, _) && OwnReferral(talk, about) is { } byQuote ? (byQuote, text.Trim()) : null;
    }

    // To whom it was not sent, it does not exist.
    static Referral? OwnReferral(Talk talk, ReportCode code) =>
        talk.Lookups.LatestReferral(code) is { } referral && referral.To == talk.State.Address ? referral : null;

    // A complaint's number, spaced as it is read out, and the words behind it.
    static (ReportCode Code, string Words)? Numbered(string text)
    {
        var begun = text.TrimStart(' ', '#', '№', '\n');
        var end = 0;
        while (end < begun.Length && (char.IsDigit(begun[end]) || begun[end] is ' ' or '-' or '–'))
            end++;
        // "482 913 25 ноября приём": the words may begin with a number of their own.
        for (; end >= 6; end--)
        {
            if (char.IsDigit(begun[end - 1]) && (end == begun.Length || !char.IsDigit(begun[end])) && ReportCode.Read(begun[..end]) is { } code)
                return (code, begun[end..].TrimStart(' ', '\n', ':', ',', '.', '-', '–').TrimEnd());
        }

        return null;
    }

    static string FirstNumber(string text) => text.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) is >= 0 and var at ? text[at..] : "";
}
