using System.Diagnostics;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>The keys of the sentences that stand for what figures come to.</summary>
public static class MonitoringWords
{
    /// <summary>What a dimension is called.</summary>
    public static string KeyOf(Dimension dimension) => dimension switch
    {
        Dimension.Information => TextKeys.DimensionInformation,
        Dimension.Access => TextKeys.DimensionAccess,
        Dimension.Time => TextKeys.DimensionTime,
        Dimension.Cost => TextKeys.DimensionCost,
        Dimension.Documents => TextKeys.DimensionDocuments,
        Dimension.Courtesy => TextKeys.DimensionCourtesy,
        Dimension.Integrity => TextKeys.DimensionIntegrity,
        Dimension.Outcome => TextKeys.DimensionOutcome,
        Dimension.Overall => TextKeys.DimensionOverall,
        _ => throw new UnreachableException(),
    };

    /// <summary>What a flag says of a response.</summary>
    public static string KeyOf(QualityFlag flag) => flag switch
    {
        QualityFlag.TooFast => TextKeys.FlagTooFast,
        QualityFlag.AllAlike => TextKeys.FlagAllAlike,
        QualityFlag.TwoPlaces => TextKeys.FlagTwoPlaces,
        QualityFlag.FarAway => TextKeys.FlagFarAway,
        QualityFlag.UnlikeOthers => TextKeys.FlagUnlikeOthers,
        _ => throw new UnreachableException(),
    };

    /// <summary>What is said beside a score that is hidden or an indication; null beside a firm one.</summary>
    public static string? KeyOf(ScoreState state) => state switch
    {
        ScoreState.Hidden => TextKeys.ScoreHidden,
        ScoreState.Indication => TextKeys.ScoreIndication,
        ScoreState.Firm => null,
        _ => throw new UnreachableException(),
    };
}
