namespace ChatbotMonitor.Core.Texts;

/// <summary>What is said of the figures of public monitoring.</summary>
public static partial class TextKeys
{
    // Why something is not said.
    public const string RankingOverlap = "ranking_overlap";
    public const string ScoreHidden = "score_hidden";
    public const string ScoreIndication = "score_indication";
    public const string ChangeByChance = "change_by_chance";

    // What a quality flag means.
    public const string FlagTooFast = "flag_too_fast";
    public const string FlagAllAlike = "flag_all_alike";
    public const string FlagTwoPlaces = "flag_two_places";
    public const string FlagFarAway = "flag_far_away";
    public const string FlagUnlikeOthers = "flag_unlike_others";

    // What side of a service an indicator tells of.
    public const string DimensionInformation = "dimension_information";
    public const string DimensionAccess = "dimension_access";
    public const string DimensionTime = "dimension_time";
    public const string DimensionCost = "dimension_cost";
    public const string DimensionDocuments = "dimension_documents";
    public const string DimensionCourtesy = "dimension_courtesy";
    public const string DimensionIntegrity = "dimension_integrity";
    public const string DimensionOutcome = "dimension_outcome";
    public const string DimensionOverall = "dimension_overall";
}
