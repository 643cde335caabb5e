using ChatbotMonitor.Core.Dialogue;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void A_links_code_is_found_by_its_hash_and_is_kept_as_it_was_last_changed()
    {
        var (first, second) = (new LinkCode("first", Bakyt, Noon.AddHours(1)), new LinkCode("second", Aizada, Noon.AddHours(1)));
        Commit(b => b.LinkCodes.AddRange([first, second]));
        Commit(b => b.LinkCodes.Add(first with { UsedAt = Noon }));
        Reopen();
        Same(first with { UsedAt = Noon }, Store.LinkCode("first"));
        Same(second, Store.LinkCode("second"));
        Assert.Null(Store.LinkCode("third"));
    }

    [Fact]
    public void Codes_go_with_whoever_asked_for_them()
    {
        Commit(b => b.LinkCodes.AddRange([new LinkCode("first", Bakyt, Noon.AddHours(1)), new LinkCode("second", Aizada, Noon.AddHours(1))]));
        Commit(b => b.Erased.Add(Bakyt));
        Reopen();
        Assert.Null(Store.LinkCode("first"));
        Assert.NotNull(Store.LinkCode("second"));
    }

    [Fact]
    public void Codes_are_forgotten_soon_after_their_time()
    {
        Commit(b => b.LinkCodes.Add(new LinkCode("first", Bakyt, Noon.AddHours(1))));
        Time.Advance(TimeSpan.FromDays(3));
        Commit(b => b.LinkCodes.Add(new LinkCode("second", Bakyt, Time.GetUtcNow().AddHours(1))));
        Assert.Null(Store.LinkCode("first"));
        Assert.NotNull(Store.LinkCode("second"));
    }

    [Fact]
    public void The_tie_of_two_addresses_and_a_helpers_answers_read_as_they_were_written()
    {
        var state = new Conversation(Bakyt)
        {
            Linked = Aizada,
            HeardAt = Noon,
            Asking = Asking.Consent,
            Draft = new Draft("d", "s", Noon) { HeardAt = Noon, Consent = Consent.Asked },
        };
        var report = Some.Report("111111") with { Assisted = true };
        Commit(b =>
        {
            b.Conversations[Bakyt] = state;
            b.Reports.Add(report);
        });
        Reopen();
        Same(state, Store.Conversation(Bakyt));
        Same(report, Store.Report("111111"));
    }
}
