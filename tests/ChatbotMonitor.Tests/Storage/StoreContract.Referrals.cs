using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void A_referral_is_found_by_its_hash_and_by_its_complaint_and_is_kept_as_it_was_last_changed()
    {
        var code = new ReportCode("111111");
        var first = Referral.Of(code, "office", new Address(ChannelNames.Email, "office@example.org"), "osh", "first", Noon);
        var second = Referral.Of(code, "office", Aizada, "osh", "second", Noon.AddDays(1));
        Commit(b => b.Referrals.AddRange([first, second]));
        Commit(b => b.Referrals.Add(first with { UsedAt = Noon.AddDays(2) }));
        Reopen();
        Same(first with { UsedAt = Noon.AddDays(2) }, Store.Referral(Referral.HashOf("first")));
        Same(second, Store.LatestReferral("111111"));
        Assert.Null(Store.Referral(Referral.HashOf("third")));
        Assert.Null(Store.LatestReferral("222222"));
    }

    [Fact]
    public void What_is_to_be_said_and_a_wish_to_be_called_are_kept_and_go_when_somebody_is_forgotten()
    {
        var report = Some.Report("111111") with { Reporter = Bakyt, CallBack = new CallBack("+996555000111", Noon) };
        var state = new Conversation(Bakyt)
        {
            Language = "ru",
            Asking = Asking.Fixed,
            Asked = new ToSay(report.Code, Noon),
            News = [new ToSay(report.Code, Noon)],
            ToAsk = [new ToSay(report.Code, Noon.AddDays(5))],
            ToldOn = new DateOnly(2026, 3, 2),
            Quiet = true,
            WakeAt = Noon,
        };
        Commit(b =>
        {
            b.Reports.Add(report);
            b.Conversations[Bakyt] = state;
        });
        Reopen();
        Same(report, Store.Report("111111"));
        Same(state, Store.Conversation(Bakyt));
        Same(state, Assert.Single(Store.Due(Noon, 10)));

        // Also once it lies with those that nobody writes to.
        Commit(b => b.Conversations[Bakyt] = state with { Asking = Asking.Nothing });
        Commit(b => b.Erased.Add(Aizada));
        Reopen();
        Same(state with { Asking = Asking.Nothing }, Assert.Single(Store.Due(Noon, 10)));
        Commit(b => b.Conversations[Bakyt] = state);

        Commit(b => b.Erased.Add(Bakyt));
        Reopen();
        Same(report with { Reporter = null, CallBack = null }, Store.Report("111111"));
        Assert.Null(Store.Conversation(Bakyt));
        Assert.Empty(Store.Due(DateTimeOffset.MaxValue, 10));
    }
}
