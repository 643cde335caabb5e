using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Invitations;

/// <summary>What became of the rows of a list.</summary>
/// <param name="Planned">People who will be asked.</param>
/// <param name="Known">Rows of people who were asked, or are to be, by this list or another.</param>
/// <param name="Stopped">People on the stop list.</param>
/// <param name="Unreachable">People who could not be reached before.</param>
/// <param name="Strangers">Chats that have not written to the bot, to which it may not write.</param>
sealed record InvitationCounts(int Planned, int Known, int Stopped, int Unreachable, int Strangers)
{
    /// <summary>The places of the rows in their list that are to be asked, from 0.</summary>
    public IReadOnlyList<int> Taken { get; init; } = [];

    /// <summary>The name of the bot at Telegram, or null.</summary>
    public string? Bot { get; init; }

    /// <summary>What two parts of one list come to.</summary>
    public InvitationCounts Plus(InvitationCounts next, int offset) =>
        new(Planned + next.Planned, Known + next.Known, Stopped + next.Stopped, Unreachable + next.Unreachable, Strangers + next.Strangers) { Taken = [.. Taken, .. next.Taken.Select(t => t + offset)], Bot = Bot ?? next.Bot };
}

/// <summary>Plans whom of a list to ask: nobody twice, nobody who said stop, nobody who cannot be reached.</summary>
/// <param name="store">Knows whom was asked, and who said stop.</param>
/// <param name="survey">The survey.</param>
/// <param name="sms">The channel of telephone numbers here.</param>
/// <param name="telegram">The channel of chats here.</param>
sealed class InvitationPlan(IStore store, string survey, string sms, string telegram)
{
    /// <summary>Writes the invitations of <paramref name="rows"/> to <paramref name="batch"/>, unless <paramref name="isTrial"/>; on the committer's thread.</summary>
    public InvitationCounts Write(Batch batch, IReadOnlyList<InvitationRow> rows, DateTimeOffset now, bool isTrial)
    {
        var lookups = new Lookups(store, batch);
        var (seen, taken) = (new HashSet<Address>(), new List<int>());
        int known = 0, stopped = 0, unreachable = 0, strangers = 0;
        // Who is added while sending is stopped waits with the others.
        var held = store.Invitations().Any(i => i.Held && string.Equals(i.SurveyId, survey, StringComparison.Ordinal));
        for (var i = 0; i < rows.Count; i++)
        {
            var to = AddressOf(rows[i]);
            var conversation = lookups.Conversation(to);
            if (!seen.Add(to) || store.Invitation(survey, to) is not null)
                known++;
            else if (conversation?.OptedOut == true)
                stopped++;
            else if (conversation?.Unreachable == true)
                unreachable++;
            else if (conversation is null && to.Channel == telegram)
                strangers++;
            else
                taken.Add(i);
        }

        if (!isTrial)
            batch.Invitations.AddRange(taken.Select(i => new Invitation(survey, AddressOf(rows[i]), now) { Language = rows[i].Language, Place = rows[i].Place, Held = held }));
        return new InvitationCounts(taken.Count, known, stopped, unreachable, strangers) { Taken = taken };
    }

    Address AddressOf(InvitationRow row) =>
        row.Number.StartsWith(InvitationRow.Chat, StringComparison.Ordinal) ? new Address(telegram, row.Number[InvitationRow.Chat.Length..]) : new Address(sms, row.Number);
}
