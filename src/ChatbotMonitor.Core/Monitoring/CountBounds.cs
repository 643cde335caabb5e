namespace ChatbotMonitor.Core.Monitoring;

/// <summary>What others may know of a count from elsewhere.</summary>
/// <param name="Least">It is at least that.</param>
/// <param name="Most">It is at most that.</param>
/// <param name="IsHidden">Whether it is hidden already.</param>
public readonly record struct CountBounds(int Least, int Most, bool IsHidden)
{
    /// <summary>Nothing but that it is somebody, for noughts are shown.</summary>
    public static CountBounds None { get; } = new(1, int.MaxValue, false);

    /// <summary>It is shown elsewhere as it is.</summary>
    public static CountBounds Shown(int count) => new(count, count, false);
}
