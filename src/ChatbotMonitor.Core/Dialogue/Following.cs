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
            // Whoever told of the same hears what becomes of the report that is gone on with.
            foreach (var theirs in report.Merged.Select(lookups.Report).OfType<Report>().Prepend(report))
            {
                if (theirs.Reporter is not { } citizen)
                    continue;
                var known = turns?.FindLast(t => t.Next.Address == citizen)?.Next ?? (told?.Address == citizen ? told : lookups.Conversation(citizen)) ?? new Conversation(citizen);
                var talk = new Talk(known, now, content, lookups) { After = effects };
                News.Hear(talk, theirs.Code, report);
                (turns ??= []).Add(talk.End());
            }
        }

        return turns ?? (IReadOnlyList<Turn>)[];
    }
}
