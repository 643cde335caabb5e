using System.Globalization;
using ChatbotMonitor.Core.Delivery;

namespace ChatbotMonitor.Channels.AndroidSms;

/// <summary>One phone: hands messages to it, within what it may send in an hour.</summary>
sealed class AndroidPhone(AndroidPhoneSettings settings, IAndroidMessages messages, TimeProvider time)
{
    /// <summary>What <see cref="AndroidPhoneSettings.PerHour"/> counts by.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Android counts an app's messages by the half hour.
    static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    // For so long a phone that failed is asked after the others.
    static readonly TimeSpan Rest = TimeSpan.FromMinutes(2);

    // Within which what was sent is on disk.
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    readonly Lock _gate = new();
    readonly Queue<DateTimeOffset> _sent = new();
    DateTimeOffset _restsUntil;

    /// <summary>The key its settings stand under.</summary>
    public string Name => settings.Key;

    /// <summary>Whether it failed a moment ago.</summary>
    public bool Rests => time.GetUtcNow() < _restsUntil;

    /// <summary>How much of its hour is used, from 0 on; without a limit, a share so small that it counts among its like only.</summary>
    public double Load()
    {
        lock (_gate)
        {
            Forget(time.GetUtcNow());
            return settings.PerHour > 0 ? (double)_sent.Count / settings.PerHour : _sent.Count / 1e6;
        }
    }

    /// <summary>Takes one message of its hour; false, and how long until there is one, where it is used up.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            wait = TimeSpan.Zero;
            if (settings.PerHour > 0)
            {
                var half = (settings.PerHour + 1) / 2;
                if (_sent.Count >= settings.PerHour)
                    wait = _sent.Peek() + Hour - now;
                else if (_sent.Count >= half && _sent.ElementAt(_sent.Count - half) is var first && first + HalfHour > now)
                    wait = first + HalfHour - now;
            }

            if (wait > TimeSpan.Zero)
                return false;
            _sent.Enqueue(now);
            return true;
        }
    }

    /// <summary>Counts what the store knows was sent in the hour, by a former run or by another worker, oldest first, and what was taken here a moment ago, which it may not know yet.</summary>
    public void Recall(IEnumerable<DateTimeOffset> sent)
    {
        lock (_gate)
        {
            var fresh = _sent.Where(at => time.GetUtcNow() - at < Moment).ToList();
            _sent.Clear();
            foreach (var at in sent.Concat(fresh).Order())
                _sent.Enqueue(at);
        }
    }

    /// <summary>Tries once.</summary>
    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken cancel)
    {
        var outcome = await Attempt.Within(GatewayHttp.TimeLimit, Name, time, either => Try(message, either), cancel);
        _restsUntil = outcome is SendOutcome.TryLater or SendOutcome.RetryAfter ? time.GetUtcNow() + Rest : default;
        return outcome;
    }

    async Task<SendOutcome> Try(OutboxMessage message, CancellationToken cancel)
    {
        var id = IdOf(message);
        using var response = await messages.Enqueue(
            new NewAndroidMessage(id, new AndroidText(message.Message.Text), [message.Message.To.Id], WithDeliveryReport: true, (int)Backoff.GiveUpAfter.TotalSeconds), cancel);
        return AndroidAnswers.Outcome(response, Name, id, time.GetUtcNow());
    }

    // The same at each attempt, so that the gateway takes it once; with its time, because another store counts from one again.
    static string IdOf(OutboxMessage message) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.Id}-{message.CreatedAt.ToUnixTimeMilliseconds()}");

    void Forget(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var first) && first + Hour <= now)
            _sent.Dequeue();
    }
}
