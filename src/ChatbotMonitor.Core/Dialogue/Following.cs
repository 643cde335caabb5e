using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What others hear because of a turn: whoever filed a complaint that something happened to.</summary>
static class Following
{
    /// <summary>A turn of each citizen who is concerned, in order, each with the state it leads to.</summary>
    public static IReadOnlyList<Turn> Of(IReadOnlyList<Effect> effects, Conversation? told, DateTimeOffset now, Content content, ILookups lookups)
    {
        List<Turn>? turns = null;
        foreach (var effect in effects)
        {
            if (effect is not Effect.Inform { Report: var report })
                continue;
            foreach (var (citizen, code, goneOnWith) in Reporters(report, effects, lookups))
            {
                var known = turns?.FindLast(t => t.Next.Address == citizen)?.Next ?? (told?.Address == citizen ? told : lookups.Conversation(citizen)) ?? new Conversation(citizen);
                var talk = new Talk(known, now, content, lookups) { After = effects };
                News.Hear(talk, code, goneOnWith);
                (turns ??= []).Add(talk.End());
            }
        }

        return turns ?? (IReadOnlyList<Turn>)[];
    }

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
