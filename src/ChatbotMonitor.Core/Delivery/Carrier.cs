namespace ChatbotMonitor.Core.Delivery;

/// <summary>What carries messages of a channel that has several ways to send.</summary>
/// <param name="Gateway">What settings call it: <c>twilio</c>, <c>kannel</c> or <c>android</c>.</param>
/// <param name="Phone">Of a gateway that is several phones, which one: the key its settings stand under, never its number; else null.</param>
public sealed record Carrier(string Gateway, string? Phone = null);
