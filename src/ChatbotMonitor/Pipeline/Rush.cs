namespace ChatbotMonitor.Pipeline;

/// <summary>Whether so many messages go out that whatever is only cosmetic should give way: each edit costs as much as an answer.</summary>
sealed class Rush
{
    // Two thirds of what Telegram allows a bot in a second.
    const int PerSecond = 20;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    DateTimeOffset _since = DateTimeOffset.MinValue;
    int _now;
    int _before;

    /// <summary>Counts a message that goes out.</summary>
    public void Count(DateTimeOffset now)
    {
        if (now - _since >= Second)
            (_before, _now, _since) = (now - _since < 2 * Second ? _now : 0, 0, now);
        _now++;
    }

    /// <summary>Whether it is on: the second that runs or the one before it had more.</summary>
    public bool IsOn(DateTimeOffset now) => now - _since < 2 * Second && Math.Max(_now, _before) > PerSecond;
}
