namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of what the operator is told of the program itself.</summary>
public static partial class TextKeys
{
    public const string GatewayFails = "gateway_fails";     // {gateway} {failures} {tries}
}
