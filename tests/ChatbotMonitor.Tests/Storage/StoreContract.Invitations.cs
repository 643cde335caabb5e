using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void An_invitation_is_found_by_survey_and_address_as_it_was_last_changed()
    {
        var planned = new Invitation("quality", Bakyt, Noon) { Language = "ky", Place = "osh" };
        var asked = planned with { State = InvitationState.Asked, AskedAt = Noon.AddHours(1) };
        Commit(b => b.Invitations.Add(planned));
        Same(planned, Store.Invitation("quality", Bakyt));
        Commit(b => b.Invitations.AddRange([planned, asked]));
        Reopen();
        Same(asked, Store.Invitation("quality", Bakyt));
        Same(asked, Assert.Single(Store.Invitations()));
        Assert.Null(Store.Invitation("quality", Aizada));
        Assert.Null(Store.Invitation("other", Bakyt));
    }

    [Fact]
    public void Invitations_are_due_new_ones_first_and_not_where_they_are_held_or_over()
    {
        var planned = new Invitation("quality", Bakyt, Noon);
        var asked = new Invitation("quality", Aizada, Noon) { State = InvitationState.Asked, AskedAt = Noon };
        var held = new Invitation("other", Bakyt, Noon) { Held = true };
        var over = new Invitation("other", Aizada, Noon).Ended(InvitationState.Declined, Noon);
        Commit(b => b.Invitations.AddRange([asked, planned, held, over]));
        Reopen();
        Same(planned, Assert.Single(Store.DueInvitations(Noon.AddHours(23), 10)));
        Assert.Equal([Bakyt, Aizada], Store.DueInvitations(Noon.AddDays(1), 10).Select(i => i.To));
        Same(planned, Assert.Single(Store.DueInvitations(Noon.AddDays(1), 1)));
        Commit(b => b.Invitations.Add(held with { Held = false }));
        Assert.Equal(2, Store.DueInvitations(Noon, 10).Count);
    }

    [Fact]
    public void Of_who_is_forgotten_stays_that_somebody_was_asked()
    {
        Commit(b => b.Invitations.AddRange([new Invitation("quality", Bakyt, Noon), new Invitation("quality", Aizada, Noon)]));
        Commit(b => b.Erased.Add(Bakyt));
        Reopen();
        Assert.Equal(InvitationState.Answered, Store.Invitation("quality", Bakyt)?.State);
        Assert.Equal(Aizada, Assert.Single(Store.Invitations()).To);
        Assert.Equal(Aizada, Assert.Single(Store.DueInvitations(Noon, 10)).To);
    }

    [Fact]
    public void What_was_spent_is_summed_by_gateway_and_half_hour()
    {
        Commit(b => b.Spent.AddRange([new Spent(Noon.AddMinutes(1), "android", 1, 2, 1.8m), new Spent(Noon.AddMinutes(2), "kannel", 1, 1, 1.35m)]));
        Commit(b => b.Spent.AddRange([new Spent(Noon.AddMinutes(29), "android", 1, 1, 0.9m), new Spent(Noon.AddMinutes(30), "android", 1, 1, 0.9m)]));
        Reopen();
        Assert.Equal(
            [new Spent(Noon, "android", 2, 3, 2.7m), new Spent(Noon, "kannel", 1, 1, 1.35m), new Spent(Noon.AddMinutes(30), "android", 1, 1, 0.9m)],
            Store.Spent(Noon, Noon.AddHours(1)).OrderBy(s => s.From).ThenBy(s => s.Gateway, StringComparer.Ordinal));
        Assert.Single(Store.Spent(Noon.AddMinutes(30), DateTimeOffset.MaxValue));
    }
}
