namespace ChatbotMonitor.Core.Reports;

/// <summary>A citizen's wish to be called; it goes when they are forgotten.</summary>
/// <param name="Number">The number to call.</param>
/// <param name="At">When they asked.</param>
public sealed record CallBack(string Number, DateTimeOffset At);
