namespace ChatbotMonitor.Core.Digests;

/// <summary>How much came in within one hour, for one service and place.</summary>
/// <param name="Hour">The start of the hour, UTC.</param>
/// <param name="Service">The service, or null.</param>
/// <param name="Place">The place, or null.</param>
/// <param name="Reports">Complaints filed.</param>
/// <param name="Urgent">Of these, urgent.</param>
/// <param name="Responses">Surveys finished.</param>
public sealed record HourCount(DateTimeOffset Hour, string? Service, string? Place, int Reports, int Urgent, int Responses);
