using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>Raises the flags that a response, or two of one monitor, give by themselves.</summary>
public static class QualityChecks
{
    /// <summary>The flags on <paramref name="responses"/> of <paramref name="round"/>, in their order.</summary>
    public static IReadOnlyList<QualityFinding> Of(IReadOnlyList<Response> responses, Round round, Func<string, Survey?> surveys, Gazetteer places, QualityLimits limits)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(surveys);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(limits);
        var findings = new List<QualityFinding>();
        foreach (var response in responses)
        {
            if (response.Fieldwork is not { } done || !string.Equals(done.Round, round.Id, StringComparison.Ordinal) || surveys(response.SurveyId) is not { } survey)
                continue;
            if (TooFast(response, done, survey, limits) is { } seconds)
                findings.Add(new(response.Id, QualityFlag.TooFast, seconds));
            if (AllAlike(response, survey, limits) is { } alike)
                findings.Add(new(response.Id, QualityFlag.AllAlike, alike));
            if ((round.Cell(done.Service, done.Place)?.Location ?? places.Find(done.Place)?.Location) is { } office && FarAway(response, survey, office, limits) is { } metres)
                findings.Add(new(response.Id, QualityFlag.FarAway, metres));
        }

        findings.AddRange(TwoPlaces(responses.Where(r => r.Fieldwork is { Later: false } done && string.Equals(done.Round, round.Id, StringComparison.Ordinal)), places, limits));
        return findings;
    }

    static double? TooFast(Response response, Fieldwork done, Survey survey, QualityLimits limits)
    {
        var answers = response.Answers.Count(a => a.Value.Length > 0 && survey.Find(a.Name) is { IsAsked: true });
        if (done.Later || response.Status != ResponseStatus.Complete || answers < limits.FewestAnswers)
            return null;
        var each = (response.EndedAt - response.StartedAt).TotalSeconds / answers;
        return each < (done.Kind == FieldworkKind.Interview ? limits.InterviewSeconds : limits.VisitSeconds) ? each : null;
    }

    // Scales that share their steps: the same list of choices, or the same range.
    static int? AllAlike(Response response, Survey survey, QualityLimits limits)
    {
        var scales = response.Answers
            .Where(a => a.Value.Length > 0)
            .Select(a => (a.Value, Scale: ScaleOf(survey.Find(a.Name), limits)))
            .Where(a => a.Scale is not null)
            .GroupBy(a => a.Scale!, a => a.Value, StringComparer.Ordinal)
            .Select(g => g.ToArray())
            .Where(g => g.Length >= limits.FewestScales)
            .ToArray();
        return scales.Length > 0 && Array.TrueForAll(scales, s => s.Distinct(StringComparer.Ordinal).Count() == 1) ? scales.Sum(s => s.Length) : null;
    }

    static string? ScaleOf(Question? question, QualityLimits limits) => question switch
    {
        { Type: QuestionType.SelectOne, Choices: { } list } when list.Choices.Count >= limits.FewestSteps => list.Name,
        { Type: QuestionType.Range, Range: { } range } => range.ToString(),
        _ => null,
    };

    static double? FarAway(Response response, Survey survey, Location office, QualityLimits limits)
    {
        var nearest = response.Answers
            .Where(a => survey.Find(a.Name)?.Type == QuestionType.Geopoint)
            .Select(a => Location.Read(a.Value)).OfType<Location>()
            .Select(l => Math.Max(0, l.MetresTo(office) - l.Accuracy)).DefaultIfEmpty(0).Min();
        return nearest > limits.Metres ? nearest : null;
    }

    // Of one monitor's work in order of time, each with the next ones within reach. What was entered later was done at a time that is remembered, and not to the minute.
    static IEnumerable<QualityFinding> TwoPlaces(IEnumerable<Response> responses, Gazetteer places, QualityLimits limits)
    {
        foreach (var monitor in responses.GroupBy(r => r.Fieldwork!.Monitor, StringComparer.Ordinal))
        {
            var done = monitor.OrderBy(r => r.Fieldwork!.DoneAt).ThenBy(r => r.Id, StringComparer.Ordinal).ToArray();
            var flagged = new Dictionary<string, QualityFinding>(StringComparer.Ordinal);
            for (var i = 0; i < done.Length; i++)
            {
                for (var j = i + 1; j < done.Length && done[j].Fieldwork!.DoneAt - done[i].Fieldwork!.DoneAt < limits.BetweenPlaces; j++)
                {
                    if ((flagged.ContainsKey(done[i].Id) && flagged.ContainsKey(done[j].Id)) || IsOnePlace(done[i].Fieldwork!.Place, done[j].Fieldwork!.Place, places))
                        continue;
                    var seconds = (done[j].Fieldwork!.DoneAt - done[i].Fieldwork!.DoneAt).TotalSeconds;
                    flagged.TryAdd(done[i].Id, new(done[i].Id, QualityFlag.TwoPlaces, seconds) { Of = done[j].Id });
                    flagged.TryAdd(done[j].Id, new(done[j].Id, QualityFlag.TwoPlaces, seconds) { Of = done[i].Id });
                }
            }

            foreach (var finding in flagged.Values)
                yield return finding;
        }
    }

    static bool IsOnePlace(string one, string other, Gazetteer places) => places.LiesIn(one, other) || places.LiesIn(other, one);
}
