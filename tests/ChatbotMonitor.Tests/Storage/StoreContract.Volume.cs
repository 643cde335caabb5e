using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    /// <summary>Some twelve megabytes in thirty batches: more than a database keeps at hand in any shape, beside what the same commits would come to in two dictionaries.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_outgrows_the_memory_is_still_there(int seed)
    {
        var chance = new Random(seed);
        var states = new Dictionary<Address, Conversation>();
        var waiting = new SortedDictionary<long, OutboxMessage>();
        for (var n = 0; n < 30; n++)
        {
            foreach (var added in Commit(batch => Fill(batch, chance, n, states, waiting)))
                waiting.Add(added.Id, added);
            if (n % 7 == 6)
                Reopen();
            if (n % 3 == 2)
                Compare(states, waiting);
        }

        var forgotten = states.Keys.First();
        Commit(b => b.Erased.Add(forgotten));
        states.Remove(forgotten);
        foreach (var message in waiting.Values.Where(m => m.Message.To == forgotten).ToList())
            waiting.Remove(message.Id);
        Compare(states, waiting);
        Reopen();
        Compare(states, waiting);
    }

    static void Fill(Batch batch, Random chance, int n, Dictionary<Address, Conversation> states, SortedDictionary<long, OutboxMessage> waiting)
    {
        for (var c = 0; c < 40; c++)
        {
            var address = new Address(ChannelNames.Telegram, $"{chance.Next(150)}");
            var state = chance.Next(4) == 0 ? new Conversation(address) { Language = "ru" } : Talking(address, Noon.AddMinutes(chance.Next(600)), chance.Next(16_000));
            states[address] = batch.Conversations[address] = state;
            if (chance.Next(3) > 0)
                batch.Messages.Add((new Outbound(address, $"{n}: {new string('ү', chance.Next(2000))}"), Noon.AddSeconds(n)));
        }

        foreach (var message in waiting.Values.Where(_ => chance.Next(2) == 0).ToList())
        {
            if (chance.Next(5) == 0)
            {
                waiting[message.Id] = message with { Attempts = message.Attempts + 1, NotBefore = Noon.AddHours(n) };
                batch.Outcomes.Add(new OutboxChange.Retry(message.Id, message.Attempts + 1, Noon.AddHours(n)));
            }
            else
            {
                waiting.Remove(message.Id);
                batch.Outcomes.Add(chance.Next(5) == 0
                    ? new OutboxChange.Failed(message.Id, message.Message.To, "blocked", Noon)
                    : new OutboxChange.Sent(message.Id, message.Message.To.Channel, null, Noon));
            }
        }
    }

    static Conversation Talking(Address address, DateTimeOffset wake, int length) => new(address)
    {
        WakeAt = wake,
        Draft = new Draft($"d{address.Id}", "service-quality", Noon) { Answers = [new Answer("comment", new string('ж', length))] },
    };

    void Compare(Dictionary<Address, Conversation> states, SortedDictionary<long, OutboxMessage> waiting)
    {
        foreach (var (address, state) in states)
            Same(state, Store.Conversation(address));
        Same(waiting.Values.ToList(), Store.Pending().ToList());
        var due = states.Values.Where(s => s.WakeAt <= Noon.AddHours(5)).Select(s => s.Address.Id).Order(StringComparer.Ordinal);
        Assert.Equal(due, Store.Due(Noon.AddHours(5), 1000).Select(c => c.Address.Id).Order(StringComparer.Ordinal));
    }
}
