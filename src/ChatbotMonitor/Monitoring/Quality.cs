using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Monitoring;

/// <summary>Every flag on the responses of a round.</summary>
static class Quality
{
    /// <summary>The flags, by response in the order they came; a response without any is not in it.</summary>
    public static ILookup<string, QualityFinding> Of(IReadOnlyList<Response> responses, Round round, Content content, QualityLimits? limits = null)
    {
        limits ??= new QualityLimits();
        var order = responses.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
        return QualityChecks.Of(responses, round, content.Survey, content.Places, limits)
            .Concat(UnlikeOthers.Of(responses, round, content, limits))
            .OrderBy(f => order[f.ResponseId]).ThenBy(f => f.Flag)
            .ToLookup(f => f.ResponseId, StringComparer.Ordinal);
    }
}
