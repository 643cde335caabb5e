using System.Globalization;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Schedules;

/// <summary>Tells the operator once that a gateway loses more of its messages within an hour than it may; again only after it did well for an hour, whatever restarts.</summary>
sealed partial class WatchGateways(GatewayTally tally, SmsSettings settings, DigestPost post, Content content, TimeProvider time, Func<Action<Batch>, Task> commit, ILogger<WatchGateways> log) : IJob
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public DateTimeOffset? Next(DateTimeOffset now) => now - _last >= Every ? now : _last + Every;

    /// <inheritdoc />
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var hour in tally.LastHour().Where(h => settings.IsFailing(h.Tries, h.Failures)))
        {
            cancel.ThrowIfCancellationRequested();
            int? told = null;
            await commit(batch => told = Write(batch, hour, now));
            if (told == 0)
                LogNobodyToTell(log, hour.Gateway, hour.Failures, hour.Tries);
            else if (told > 0)
                LogTold(log, hour.Gateway, hour.Failures, hour.Tries);
        }

        _last = now;
    }

    /// <summary>How many addresses were told; null where they need not be.</summary>
    int? Write(Batch batch, GatewayHour hour, DateTimeOffset now)
    {
        var mark = Marks.Failing(hour.Gateway);
        var before = post.Marked(batch, mark);
        batch.Marks.Add((mark, now));
        if (before is { } last && now - last < GatewayTally.Window)
            return null;

        var told = 0;
        foreach (var coordinator in content.Coordinators.Where(c => c.IsOperator))
        {
            var addresses = Beside(hour.Gateway, post.Members(batch, coordinator.Id));
            foreach (var address in addresses)
            {
                batch.Messages.Add((new Outbound(address, content.Texts.Say(
                    TextKeys.GatewayFails, coordinator.Language, address.Medium, ("gateway", hour.Gateway), ("failures", Number(hour.Failures)), ("tries", Number(hour.Tries)))), now));
            }

            told += addresses.Count;
        }

        return told;
    }

    // What fails is not to carry the word that it fails, where there is another way.
    IReadOnlyList<Address> Beside(string gateway, IReadOnlyList<Address> addresses)
    {
        List<Address> others = [.. addresses.Where(a => a.Channel != ChannelNames.Sms || (settings.For(a.Id) is { } its && its != gateway))];
        return others.Count > 0 ? others : addresses;
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "{Gateway} lost {Failures} of {Tries} messages within an hour, and no coordinator with operator: true has joined to be told.")]
    static partial void LogNobodyToTell(ILogger log, string gateway, int failures, int tries);

    [LoggerMessage(LogLevel.Warning, "{Gateway} lost {Failures} of {Tries} messages within an hour: the operator is told.")]
    static partial void LogTold(ILogger log, string gateway, int failures, int tries);
}
