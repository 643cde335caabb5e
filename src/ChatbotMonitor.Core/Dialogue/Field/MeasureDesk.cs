using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What was promised at a public hearing, as a coordinator enters it and says what came of it.</summary>
static class MeasureDesk
{
    const int LongestWho = 80, LongestWhat = 300;

    static readonly Dictionary<string, MeasureState> States = new (MeasureState State, string[] Words)[]
    {
        (MeasureState.Done, ["done", "сделано", "выполнено", "аткарылды"]),
        (MeasureState.Dropped, ["dropped", "отменено", "снято", "жокко"]),
        (MeasureState.Promised, ["open", "открыто", "ачык"]),
    }.SelectMany(t => t.Words.Select(w => (Word: Folding.Fold(w), t.State))).ToDictionary(t => t.Word, t => t.State, StringComparer.Ordinal);

    /// <summary>Takes <c>/measure ROUND WHO; what; 2027-04-01</c> or <c>/measure 12 done</c>.</summary>
    public static void Take(Talk talk, Coordinator coordinator, string rest)
    {
        if (rest.Split(' ', 2, StringSplitOptions.TrimEntries) is [var number, var state] && int.TryParse(number.TrimStart('#', '№'), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            Say(talk, coordinator, id, state);
        else
            Enter(talk, coordinator, rest);
    }

    /// <summary>Lists what is promised in the coordinator's scope: what is open first, the soonest first; of one round where its id is given.</summary>
    public static void List(Talk talk, Coordinator coordinator, string round)
    {
        var all = talk.Lookups.Measures().Where(m => IsOurs(talk, coordinator, m) && (round.Length == 0 || string.Equals(m.Round, round, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(m => m.State == MeasureState.Promised ? 0 : 1).ThenBy(m => m.By).ThenBy(m => m.Id).ToList();
        if (all.Count == 0)
        {
            talk.Tell(TextKeys.MeasuresNone);
            return;
        }

        var text = talk.Text(TextKeys.MeasuresTitle, ("count", FieldWords.Number(all.Count(m => m.State == MeasureState.Promised))));
        foreach (var measure in all)
        {
            var longer = $"{text}\n{Line(talk, measure)}";
            if (talk.Medium == Medium.Sms ? Segments.Of(longer).Count > 2 : longer.Length > 3500)
                break;
            text = longer;
        }

        talk.Say(text);
    }

    static void Enter(Talk talk, Coordinator coordinator, string rest)
    {
        if (rest.Split(';', StringSplitOptions.TrimEntries) is not [var head, { Length: > 0 } what, var by] || head.Split(' ', 2, StringSplitOptions.TrimEntries) is not [var roundId, { Length: > 0 } who])
        {
            talk.Tell(TextKeys.MeasureHow);
            return;
        }

        if (talk.Content.Rounds.FirstOrDefault(r => string.Equals(r.Id, roundId, StringComparison.OrdinalIgnoreCase)) is not { } round)
        {
            talk.Tell(TextKeys.MeasureNoRound, ("round", OneLine.Of(roundId, 30)), ("rounds", string.Join(", ", talk.Content.Rounds.Select(r => r.Id))));
            return;
        }

        if (DayOf(by, talk.Today) is not { } day)
        {
            talk.Tell(TextKeys.MeasureNoDay, ("day", OneLine.Of(by, 30)));
            return;
        }

        var provider = talk.Content.Register.Providers.FirstOrDefault(p => string.Equals(p.Id, who, StringComparison.OrdinalIgnoreCase) || Languages.All.Any(l => Folding.Fold(p.Name.In(l)) == Folding.Fold(who)));
        var id = 1 + talk.Lookups.Measures().Select(m => m.Id).DefaultIfEmpty().Max();
        var measure = new Measure(id, round.Id, provider?.Id, provider is null ? OneLine.Of(who, LongestWho) : provider.Name.In(talk.Language), OneLine.Of(what, LongestWhat), day) { EnteredBy = coordinator.Id };
        talk.Do(new Effect.KeepMeasure(measure));
        talk.Tell(TextKeys.MeasureKept, ("measure", Line(talk, measure)), ("id", FieldWords.Number(id)));
    }

    static void Say(Talk talk, Coordinator coordinator, int id, string word)
    {
        if (talk.Lookups.Measures().FirstOrDefault(m => m.Id == id) is not { } measure || !IsOurs(talk, coordinator, measure))
        {
            talk.Tell(TextKeys.MeasureUnknown, ("id", FieldWords.Number(id)));
        }
        else if (!States.TryGetValue(Folding.Fold(word), out var state))
        {
            talk.Tell(TextKeys.MeasureHow);
        }
        else
        {
            var after = measure with { State = state, SaidOn = state == MeasureState.Promised ? null : talk.Today };
            talk.Do(new Effect.KeepMeasure(after));
            talk.Say(Line(talk, after));
        }
    }

    static bool IsOurs(Talk talk, Coordinator coordinator, Measure measure) => FieldLines.Covers(coordinator, measure, talk.Content.Rounds, talk.Content.Places);

    static string Line(Talk talk, Measure measure) => talk.Text(
        measure.State switch
        {
            MeasureState.Done => TextKeys.MeasureDone,
            MeasureState.Dropped => TextKeys.MeasureDropped,
            _ => measure.IsLate(talk.Today) ? TextKeys.MeasureLate : TextKeys.MeasureOpen,
        },
        ("id", FieldWords.Number(measure.Id)), ("who", Who(talk, measure)), ("what", measure.What), ("by", measure.By.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));

    static string Who(Talk talk, Measure measure) => talk.Content.Register.Provider(measure.Provider)?.Name.In(talk.Language) ?? measure.Who;

    // What is promised lies ahead: a date without its year is not guessed at.
    static DateOnly? DayOf(string text, DateOnly today) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= today.Year - 1 ? day : null;
}
