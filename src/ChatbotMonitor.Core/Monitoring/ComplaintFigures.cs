using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What citizens complained of in the time of a round: carried beside its scores, and never mixed into them.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="Count">How many complaints, or null where they are too few to be shown.</param>
/// <param name="Fixed">How many of them are fixed.</param>
public sealed record ComplaintFigures(ScoreScope Scope, int? Count, FixRate Fixed);
