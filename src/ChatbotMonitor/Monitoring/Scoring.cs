using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Monitoring;

/// <summary>Makes the scores of a round of its responses, in one pass.</summary>
/// <remarks>
/// <see cref="Monitoring.Counted"/> says which responses count.
/// Every response counts alike, so that a total leans to where more were asked.
/// Of each indicator, scores are hidden so that none of fewer than five can be computed from the others (<see cref="ShownCounts"/>).
/// </remarks>
static class Scoring
{
    /// <summary>The scores of <paramref name="round"/>.</summary>
    /// <param name="responses">Its responses; others are passed over.</param>
    /// <param name="round">The round.</param>
    /// <param name="content">Surveys, register and indicators.</param>
    /// <param name="decisions">What coordinators decided on flagged responses; the last on each counts.</param>
    public static RoundScores Of(IEnumerable<Response> responses, Round round, Content content, IEnumerable<QualityDecision> decisions)
    {
        var pass = new Pass(content, round);
        var (setAside, incomplete, repeated) = (0, 0, 0);
        foreach (var (response, done, counts) in Monitoring.Counted.Of(responses, round, decisions))
        {
            if (counts == Counts.Incomplete)
                incomplete++;
            else if (counts == Counts.SetAside)
                setAside++;
            else if (counts == Counts.Repeated)
                repeated++;
            else
                pass.Take(response, done);
        }

        var scores = pass.Scores();
        return new RoundScores(round.Id, [.. scores, .. WeightedScores.Of(scores, content.Indicators)], new CountedResponses(pass.Counted, setAside, incomplete, repeated))
        {
            Visits = pass.Whole(FieldworkKind.Visit),
            Interviews = pass.Whole(FieldworkKind.Interview),
        };
    }

    sealed class Pass(Content content, Round round)
    {
        readonly (Indicator Indicator, Measuring Measuring, Dictionary<(string Service, string Place), Tally> Tallies)[] _indicators = [.. content.Indicators.Select(i => (i, new Measuring(i), new Dictionary<(string, string), Tally>()))];
        readonly Dictionary<FieldworkKind, Dictionary<(string Service, string Place), int>> _counts = Enum.GetValues<FieldworkKind>().ToDictionary(k => k, _ => new Dictionary<(string Service, string Place), int>());
        readonly Dictionary<FieldworkKind, ShownCounts> _whole = [];
        readonly Dictionary<string, Survey?> _surveys = new(StringComparer.Ordinal);
        readonly Dictionary<(string Service, DateOnly Day), Standard?> _standards = [];

        public int Counted { get; private set; }

        public void Take(Response response, Fieldwork done)
        {
            Counted++;
            var cell = (done.Service, done.Place);
            _counts[done.Kind][cell] = _counts[done.Kind].GetValueOrDefault(cell) + 1;
            if (!_surveys.TryGetValue(response.SurveyId, out var survey))
                _surveys[response.SurveyId] = survey = content.Survey(response.SurveyId);
            if (survey is null)
                return;
            var at = TimeZoneInfo.ConvertTime(done.DoneAt, content.Zone);
            var values = new ResponseValues(response, survey, StandardOn(done.Service, DateOnly.FromDateTime(at.DateTime)), at);
            foreach (var (indicator, measuring, tallies) in _indicators)
            {
                if (!indicator.LooksAt(survey.Id, done.Kind) || measuring.Of(values) is not { } value)
                    continue;
                if (!tallies.TryGetValue((done.Service, done.Place), out var tally))
                    tallies[(done.Service, done.Place)] = tally = new Tally();
                tally.Add(indicator, value);
            }
        }

        // What indicators count is a part of it, and laid beside it.
        public ShownCounts Whole(FieldworkKind kind) => _whole.TryGetValue(kind, out var whole) ? whole
            : _whole[kind] = ShownCounts.Of(_counts[kind], content.Register, [.. _indicators.Where(i => KindOf(i.Indicator) == kind).Select(i => Numbers(i.Tallies))]);

        public List<Score> Scores() => [.. _indicators.SelectMany(i => Scores(i.Indicator, i.Tallies))];

        IEnumerable<Score> Scores(Indicator indicator, Dictionary<(string Service, string Place), Tally> cells)
        {
            var numbers = Numbers(cells);
            var whole = KindOf(indicator) is { } kind ? Whole(kind) : null;
            var counts = whole?.Part(numbers, content.Register) ?? ShownCounts.Of(numbers, content.Register);
            var leftOut = whole?.Rest(numbers, counts, content.Register);
            var subject = ScoreSubject.Of(indicator.Id);
            foreach (var scope in counts.Scopes)
            {
                if (counts.IsHidden(scope))
                {
                    yield return Score.Hidden(subject, scope);
                    continue;
                }

                var measured = Tally.Of([.. cells.Where(c => scope.Covers(c.Key.Service, c.Key.Place, content.Register)).Select(c => c.Value)]).Measure(indicator);
                yield return Score.Of(subject, scope, leftOut?.IsHidden(scope) == true ? measured with { Most = whole!.Shown(scope) } : measured, [indicator.Id]);
            }
        }

        static Dictionary<(string Service, string Place), int> Numbers(Dictionary<(string Service, string Place), Tally> cells) => cells.ToDictionary(c => c.Key, c => c.Value.N);

        // Null where it looks at both, or at a survey of another round.
        FieldworkKind? KindOf(Indicator indicator) => indicator.From ?? Enum.GetValues<FieldworkKind>().Where(k => round.SurveyOf(k) == indicator.Survey).ToArray() switch
        {
            [var only] => only,
            _ => null,
        };

        Standard? StandardOn(string service, DateOnly day)
        {
            if (!_standards.TryGetValue((service, day), out var standard))
                _standards[(service, day)] = standard = content.Register.Service(service)?.StandardOn(day);
            return standard;
        }
    }
}
