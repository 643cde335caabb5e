using System.Security.Cryptography;
using System.Text;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Reports;

/// <summary>How a referral stands.</summary>
public enum ReferralState
{
    /// <summary>The provider may answer.</summary>
    Open = 0,

    /// <summary>It has been answered, by this code or otherwise.</summary>
    Answered,

    /// <summary>Its time is over, or nobody waits for the answer any more.</summary>
    Late,
}

/// <summary>A complaint passed on to a provider, and the code that its answer is known by.</summary>
/// <param name="Code">The complaint.</param>
/// <param name="ProviderId">To whom.</param>
/// <param name="TokenHash">The SHA-256 of the one-time code, in hexadecimal; the code itself is not kept.</param>
/// <param name="At">When.</param>
/// <param name="Expires">Until when an answer is taken.</param>
public sealed record Referral(ReportCode Code, string ProviderId, string TokenHash, DateTimeOffset At, DateTimeOffset Expires)
{
    /// <summary>How long a provider may answer.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    /// <summary>The provider's own address that it was sent to: from there the complaint's number is enough to answer.</summary>
    public Address? To { get; init; }

    /// <summary>The coordinator who passed it on, or null.</summary>
    public string? CoordinatorId { get; init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The referral of <paramref name="code"/>, to be answered with <paramref name="token"/>.</summary>
    public static Referral Of(ReportCode code, string providerId, Address to, string coordinatorId, string token, DateTimeOffset now) =>
        new(code, providerId, HashOf(token), now.ToUniversalTime(), now.ToUniversalTime() + Term) { To = to, CoordinatorId = coordinatorId };

    /// <summary>The hash that a code is kept as.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether <paramref name="token"/> is its code; compared in constant time.</summary>
    public bool IsFor(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(TokenHash));

    /// <summary>How it stands at <paramref name="now"/>; <paramref name="report"/> is the complaint as it is now.</summary>
    public ReferralState StateAt(Report? report, DateTimeOffset now) =>
        UsedAt is not null ? ReferralState.Answered
        : report is null || now >= Expires ? ReferralState.Late
        : ReportLife.Ways(report.Status, ActorKind.Provider).Contains(ReportStatus.Answered) ? ReferralState.Open
        : report.Changes.Any(c => c.Status == ReportStatus.Answered && c.At >= At) ? ReferralState.Answered
        : ReferralState.Late;
}
