using System.Text.Json.Serialization;
using ChatbotMonitor.Pipeline;
using Prometheus;

namespace ChatbotMonitor.Web;

/// <summary><c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes, Meters meters)
    {
        routes.MapGet("/health/live", () => Results.Text("alive\n"));
        routes.MapGet("/health/ready", (Readiness readiness) =>
        {
            var seen = readiness.Look();
            return Results.Json(seen, statusCode: seen.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        routes.MapMetrics("/metrics", meters.Registry);
    }
}

/// <summary>Whether the worker can do its work, and if not, why.</summary>
/// <param name="Ready">True where the store can be written, no channel is in trouble, and it was not told to stop.</param>
/// <param name="Store">What is wrong with the store, or null.</param>
/// <param name="Channels">Each channel that was used.</param>
/// <param name="Failing">The SMS gateways that lose more of their messages than they may, or null where there is none; others may do their work.</param>
sealed record Seen(
    bool Ready,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Store,
    IReadOnlyDictionary<string, SeenChannel> Channels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, SeenGateway>? Failing = null)
{
    /// <summary>True where it was told to stop, and serves what still comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stopping { get; init; }
}

/// <summary>A gateway that fails, by the last hour.</summary>
sealed record SeenGateway(int Messages, int Failed);

/// <summary>A channel on the health page.</summary>
sealed record SeenChannel(bool Reachable, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trouble, DateTimeOffset Since);

/// <summary>Looks whether the worker is ready; a look holds for two seconds, because each writes to the disk and anybody may ask.</summary>
sealed class Readiness(Storage.IStore store, ChannelStates states, GatewayTally tally, Settings settings, IHostApplicationLifetime lifetime, TimeProvider time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    volatile bool _leaving;
    (string? Trouble, DateTimeOffset At)? _store;

    /// <summary>Whether it was told to stop.</summary>
    public bool IsLeaving => _leaving || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>From here on nothing new is to be sent here.</summary>
    public void Leave() => _leaving = true;

    public Seen Look()
    {
        var trouble = Store();
        var channels = states.All().ToDictionary(s => s.Key, s => new SeenChannel(s.Value.Trouble is null, s.Value.Trouble, s.Value.Since), StringComparer.Ordinal);
        var failing = tally.LastHour().Where(h => settings.Sms.IsFailing(h.Tries, h.Failures)).ToDictionary(h => h.Gateway, h => new SeenGateway(h.Tries, h.Failures), StringComparer.Ordinal);
        return new Seen(!IsLeaving && trouble is null && channels.Values.All(c => c.Reachable), trouble, channels, failing.Count > 0 ? failing : null) { Stopping = IsLeaving };
    }

    string? Store()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_store is { } last && now - last.At < Fresh)
                return last.Trouble;
            _store = (Probe(), now);
            return _store.Value.Trouble;
        }
    }

    // Part of the web edge: what the probe throws is what is asked for.
    string? Probe()
    {
        try
        {
            store.Probe();
            return null;
        }
        catch (Exception e)
        {
            return Logging.MaskingFormatter.Mask(e.Message);
        }
    }
}
