namespace ChatbotMonitor.Channels;

/// <summary>One of the ways to send SMS; they share the channel <c>sms</c>, because a person has one number whichever carries it.</summary>
public interface ISmsGateway : IChannel
{
    /// <summary>What settings call it: <c>twilio</c>, <c>kannel</c> or <c>android</c>.</summary>
    string Gateway { get; }
}

/// <summary>A channel that sends by several gateways, each at a pace of its own.</summary>
public interface IHasGateways
{
    /// <summary>The gateway that a message to that address would go by now.</summary>
    string GatewayFor(Core.Messages.Address to);
}
