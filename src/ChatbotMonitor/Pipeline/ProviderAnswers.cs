using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Answers of providers that come by the page of their link.</summary>
sealed class ProviderAnswers(CommitQueue commits, IStore store, Content content, Turns turns, TimeProvider time)
{
    /// <summary>The referral that <paramref name="token"/> is the code of, or null.</summary>
    public Referral? Find(string token) => store.Referral(Referral.HashOf(token)) is { } referral && referral.IsFor(token) ? referral : null;

    /// <summary>The complaint, and how the referral stands now.</summary>
    public (Report? Report, ReferralState State) Look(Referral referral)
    {
        var report = store.Report(referral.Code.Digits);
        return (report, referral.StateAt(report, time.GetUtcNow()));
    }

    /// <summary>Takes an answer; it is on disk when this completes. Of two at once the committer's thread takes one: the other is told that it was answered already.</summary>
    /// <returns>How the referral stood when the answer came.</returns>
    public async Task<ReferralState> Take(Referral referral, string words, CancellationToken cancel)
    {
        var state = ReferralState.Late;
        await commits.Commit(
            batch =>
            {
                var lookups = new Lookups(store, batch);
                var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.Zone);
                (state, var effects) = Dialogue.AnswerReferral(lookups.Referral(referral.TokenHash) ?? referral, words, now, content, lookups);
                turns.Merge(batch, effects, now, lookups);
            },
            messages: 1,
            cancel);
        return state;
    }
}
