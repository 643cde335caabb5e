namespace ChatbotMonitor.Core.Texts;

/// <summary>What is said of repeated visits and of decisions on doubtful responses.</summary>
public static partial class TextKeys
{
    public const string CoverageAgreement = "coverage_agreement";       // {pairs} {kappa}
    public const string CardHeadlineMost = "card_headline_most";        // {score} {from} {to} {n}
    public const string CardReasonTable = "card_reason_table";
    public const string CardDecision = "card_decision";
    public const string CardReason = "card_reason";
    public const string CardResponses = "card_responses";
    public const string CardOtherReasons = "card_other_reasons";
}
