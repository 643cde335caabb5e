namespace ChatbotMonitor.Core.Monitoring;

/// <summary>How far two monitors agree who made the same visit apart, of five pairs or more.</summary>
/// <param name="Pairs">How many pairs of visits there are.</param>
/// <param name="Kappa">Cohen's kappa of all their answers: 1 is full agreement, 0 no more than chance.</param>
public sealed record RepeatedAgreement(int Pairs, double Kappa);
