using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

/// <summary>Stands behind the simulator in place of the whole program: asks three questions whatever is said, remembers what it heard, and outlives its host.</summary>
sealed class EchoBot : IIntake, IDigestNow
{
    readonly Lock _gate = new();
    readonly List<Inbound> _heard = [];
    readonly Dictionary<Address, int> _asked = [];
    long _sent;

    /// <summary>Where it speaks; another after a restart.</summary>
    public Screens? Screens { get; set; }

    /// <summary>Thrown at whatever comes, where set.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>How many digests were asked for.</summary>
    public int Digests { get; private set; }

    /// <summary>What came, each id once.</summary>
    public IReadOnlyList<Inbound> Heard
    {
        get
        {
            lock (_gate)
                return [.. _heard];
        }
    }

    public async Task Accept(IReadOnlyList<Inbound> messages, CancellationToken cancel)
    {
        foreach (var message in messages)
            await Accept(message, cancel);
    }

    public Task Accept(SetAside update, CancellationToken cancel) => Task.CompletedTask;

    public Task Accept(Receipt receipt, CancellationToken cancel) => Task.CompletedTask;

    public Task SendAll(CancellationToken cancel)
    {
        if (Trouble is not null)
            throw Trouble;
        Digests++;
        return Say(new Address(ChannelNames.SimulatedTelegram, "coordinator-1"), EchoLines.Digest, []);
    }

    /// <summary>Says something unasked.</summary>
    public Task Say(Address to, string text, IReadOnlyList<IReadOnlyList<Button>> keyboard) =>
        ChannelOf(to).Send(new OutboxMessage(Interlocked.Increment(ref _sent), new Outbound(to, text) { Keyboard = keyboard }, DateTimeOffset.UnixEpoch, 0, DateTimeOffset.UnixEpoch), CancellationToken.None);

    async Task Accept(Inbound message, CancellationToken cancel)
    {
        if (Trouble is not null)
            throw Trouble;
        int step;
        lock (_gate)
        {
            if (_heard.Exists(m => string.Equals(m.Id, message.Id, StringComparison.Ordinal)))
                return;
            _heard.Add(message);
            step = _asked[message.From] = _asked.GetValueOrDefault(message.From) + 1;
        }

        if (message.Input is Input.Press press)
            await ChannelOf(message.From).ShowChosen(message.From, message.PromptId, EchoLines.LabelOf(press.Data), cancel);
        if (message.From.Medium == Medium.Sms)
            await Say(message.From, EchoLines.Sms[(step - 1) % EchoLines.Sms.Count], []);
        else
        {
            var (text, keyboard) = EchoLines.Chat[(step - 1) % EchoLines.Chat.Count];
            await Say(message.From, text, keyboard);
        }
    }

    SimulatorChannel ChannelOf(Address address) => Screens is { } screens ? new(address.Channel, screens, new OwnScreenLine(screens)) : throw new InvalidOperationException("The bot has no host.");
}
