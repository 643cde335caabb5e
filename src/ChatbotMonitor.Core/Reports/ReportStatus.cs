namespace ChatbotMonitor.Core.Reports;

/// <summary>Where a report stands in its life; <see cref="ReportLife"/> says who may move it where.</summary>
public enum ReportStatus
{
    /// <summary>Filed, and no coordinator has looked at it.</summary>
    New = 0,

    /// <summary>A coordinator has read it.</summary>
    Seen,

    /// <summary>Passed on to the provider.</summary>
    Referred,

    /// <summary>The provider, or a coordinator for it, has answered; whether that helped is not known.</summary>
    Answered,

    /// <summary>The citizen says that it is fixed.</summary>
    Fixed,

    /// <summary>The citizen says that it is not.</summary>
    NotFixed,

    /// <summary>Closed by a coordinator, whose note says why.</summary>
    Closed,

    /// <summary>It says what an earlier report says; that one is gone on with.</summary>
    Duplicate,

    /// <summary>Taken up again, before those that were never answered.</summary>
    Reopened,
}
