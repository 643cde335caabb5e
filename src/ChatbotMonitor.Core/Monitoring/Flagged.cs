using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A response that may not be what it seems.</summary>
/// <param name="Response">The response.</param>
/// <param name="Flags">Why, at least one.</param>
public sealed record Flagged(Response Response, IReadOnlyList<QualityFlag> Flags);
