namespace ChatbotMonitor.Core.Delivery;

/// <summary>A sending limit: one message every <paramref name="Interval"/>, and after a silence up to <paramref name="Burst"/> at once.</summary>
/// <remarks>
/// The generic cell rate algorithm: all that is kept of the past is one instant, when the allowance will be whole again.
/// Within any window at most <paramref name="Burst"/> plus the window's length in intervals go out.
/// </remarks>
/// <param name="Interval">The steady distance between messages; zero is no limit.</param>
/// <param name="Burst">At least 1.</param>
public readonly record struct Rate(TimeSpan Interval, int Burst)
{
    /// <summary>No limit.</summary>
    public static Rate None { get; } = new(TimeSpan.Zero, 1);

    /// <summary><paramref name="messages"/> a second, evenly spaced; 0 is no limit.</summary>
    public static Rate PerSecond(double messages) => messages > 0 ? new(TimeSpan.FromSeconds(1 / messages), 1) : None;

    /// <summary>At most <paramref name="messages"/> in any minute, a quarter of them at once after a silence; 0 is no limit.</summary>
    public static Rate PerMinute(int messages)
    {
        var burst = Math.Max(1, messages / 4);
        return messages > 0 ? new(TimeSpan.FromMinutes(1) / Math.Max(1, messages - burst), burst) : None;
    }

    /// <summary>Whether there is no limit.</summary>
    public bool IsNone => Interval == TimeSpan.Zero;

    /// <summary>The earliest moment the next message may go, where the allowance is whole at <paramref name="wholeAt"/> (default where nothing was sent yet).</summary>
    public DateTimeOffset Earliest(DateTimeOffset wholeAt) => wholeAt == default ? wholeAt : wholeAt - (Interval * (Burst - 1));

    /// <summary>When the allowance will be whole again after a message at <paramref name="now"/>.</summary>
    public DateTimeOffset Take(DateTimeOffset wholeAt, DateTimeOffset now) => (wholeAt > now ? wholeAt : now) + Interval;
}
