using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What others hear because of a turn: whoever filed a complaint that something happened to, and the other address of whoever has two.</summary>
static class Following
{
    /// <summary>A turn of each citizen who is concerned, in order, each with the state it leads to.</summary>
    public static IReadOnlyList<Turn> Of(IReadOnlyList<Effect> effects, Conversation? told, DateTimeOffset now, Content content, ILookups lookups)
    {
        List<Turn>? turns = null;
        foreach (var effect in effects)
        {
            if (told is not null && Tied(effect) is { } other)
            {
                var talk = new Talk(Known(other), now, content, lookups);
                Linking.Follow(talk, effect, told);
                (turns ??= []).Add(talk.End());
            }

            if (effect is not Effect.Inform { Report: var report })
                continue;
            foreach (var (citizen, code, goneOnWith) in Reporters(report, effects, lookups))
            {
                var talk = new Talk(Linking.LastHeard(Known(citizen), Known), now, content, lookups) { After = effects };
                News.Hear(talk, code, goneOnWith);
                (turns ??= []).Add(talk.End());
            }
        }

        return turns ?? (IReadOnlyList<Turn>)[];

        Conversation Known(Address address) =>
            turns?.FindLast(t => t.Next.Address == address)?.Next ?? (told?.Address == address ? told : lookups.Conversation(address)) ?? new Conversation(address);
    }

    static Address? Tied(Effect effect) => effect switch
    {
        Effect.TakeOver take => take.From,
        Effect.Untie untie => untie.From,
        Effect.EraseAlso erase => erase.Other,
        _ => null,
    };

    // Whoever filed it, and whoever filed what was merged into it; of a duplicate its own reporter, who hears of what it was merged into.
    static IEnumerable<(Address Citizen, ReportCode Code, Report GoneOnWith)> Reporters(Report report, IReadOnlyList<Effect> effects, ILookups lookups)
    {
        var now = report.Original is { } original ? Report(original, effects, lookups) ?? report : report;
        if (report.Reporter is { } reporter)
            yield return (reporter, report.Code, now);
        foreach (var code in report.Original is null ? report.Merged : [])
        {
            if (Report(code, effects, lookups)?.Reporter is { } other)
                yield return (other, code, report);
        }
    }

    /// <summary>The report of that code as <paramref name="effects"/> leave it, of which the store does not know yet.</summary>
    public static Report? Report(ReportCode code, IReadOnlyList<Effect> effects, ILookups lookups)
    {
        for (var i = effects.Count - 1; i >= 0; i--)
        {
            if ((effects[i] switch { Effect.ChangeReport change => change.After, Effect.FileReport file => file.Report, Effect.Inform inform => inform.Report, _ => null }) is { } changed && changed.Code == code)
                return changed;
        }

        return lookups.Report(code);
    }
}
