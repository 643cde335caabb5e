using System.Security.Cryptography;
using System.Text;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Storage;

/// <summary>Which addresses this worker sends to, where several share one store: each lies in a slot, and a slot has one owner at a time, for as long as the owner says in time that it lives.</summary>
/// <remarks>But for <see cref="Renew"/> and <see cref="Listen"/> nothing is called while a commit runs.</remarks>
public interface ISlots
{
    /// <summary>How many slots there are.</summary>
    const int All = 64;

    /// <summary>How long a worker that says nothing keeps its slots.</summary>
    TimeSpan Lease { get; }

    /// <summary>The slots this worker owns and does not leave.</summary>
    IReadOnlySet<int> Mine { get; }

    /// <summary>Becomes one of the workers, under a new name and without slots.</summary>
    void Join();

    /// <summary>Says that this worker lives; false where it was taken for dead before.</summary>
    bool Renew();

    /// <summary>Drops all that was owned, because it may be somebody else's by now.</summary>
    void Lose();

    /// <summary>Takes slots that are nobody's, up to a fair share, and the messages that wait in those of this worker.</summary>
    /// <param name="onlyMessages">Whether slots are left as they are.</param>
    SlotClaim Claim(bool onlyMessages);

    /// <summary>How many times messages were claimed, also by commits, and how many of these are over: whoever is told of messages need not claim them where a claim that began later is over.</summary>
    (long Begun, long Over) Claims { get; }

    /// <summary>Counts those slots no longer as its own; what is written to them from now on waits for the next owner.</summary>
    void Leave(IReadOnlyCollection<int> slots);

    /// <summary>Gives back slots that were left.</summary>
    /// <param name="slots">The slots; nothing of them is in hand any more.</param>
    /// <param name="unsure">Messages of which it is not known whether they were sent.</param>
    void GiveBack(IReadOnlyCollection<int> slots, IReadOnlyCollection<long> unsure);

    /// <summary>Gives back everything and is no worker any more.</summary>
    void Quit(IReadOnlyCollection<long> unsure);

    /// <summary>Calls <paramref name="rung"/> when messages wait (false) or slots are free (true), until it is cancelled or the connection fails.</summary>
    Task Listen(Action<bool> rung, CancellationToken cancel);

    /// <summary>The slot of an address: the same in every program and for all time.</summary>
    static int Of(Address address) => SHA256.HashData(Encoding.UTF8.GetBytes(address.Key))[0] & (All - 1);
}

/// <summary>What a worker got.</summary>
/// <param name="Messages">Messages that are now its own to send, in their order, and whether they may have been on their way from another.</param>
/// <param name="Over">Slots it owns beyond a fair share.</param>
/// <param name="Fair">The most slots it may own.</param>
public sealed record SlotClaim(IReadOnlyList<(OutboxMessage Message, bool MayHaveGone)> Messages, IReadOnlyList<int> Over, int Fair);
