using System.Globalization;
using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Responses of a round that are flagged, and what a coordinator decides on each: kept or set aside, with a reason. Nothing is deleted.</summary>
static class QualityDesk
{
    // As much of a response's id as tells it from the others and can be typed.
    const int Letters = 6;

    const int MostShown = 10, LongestReason = 200;

    static readonly Dictionary<string, bool> SetAside = new (bool Aside, string[] Words)[]
    {
        (false, ["keep", "оставить", "калтыр", "калтыруу"]),
        (true, ["aside", "отложить", "исключить", "четке"]),
    }.SelectMany(t => t.Words.Select(w => (Word: Folding.Fold(w), t.Aside))).ToDictionary(t => t.Word, t => t.Aside, StringComparer.Ordinal);

    /// <summary>Takes <c>/quality [ROUND]</c> or <c>/quality 3fa9c1 aside REASON</c>.</summary>
    public static void Take(Talk talk, Coordinator coordinator, string rest)
    {
        if (rest.Split(' ', 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var id, var verb, ..] words && SetAside.TryGetValue(Folding.Fold(verb), out var isAside))
            Decide(talk, coordinator, id, isAside, words.Length > 2 ? words[2] : "");
        else
            List(talk, coordinator, rest);
    }

    static void List(Talk talk, Coordinator coordinator, string named)
    {
        var rounds = talk.Content.Rounds.Where(r => named.Length == 0 ? r.From <= talk.Today : string.Equals(r.Id, named, StringComparison.OrdinalIgnoreCase)).OrderByDescending(r => r.To).Take(1).ToList();
        if (rounds.Count == 0)
        {
            talk.Tell(TextKeys.RoundNone);
            return;
        }

        var round = rounds[0];
        var flagged = Ours(talk, coordinator, round);
        var decisions = Decisions(talk, round);
        var open = flagged.Where(f => !decisions.ContainsKey(f.Response.Id)).ToList();
        var head = talk.Text(TextKeys.QualityTitle, ("round", FieldWords.TitleOf(talk, round)), ("flagged", FieldWords.Number(flagged.Count)),
            ("kept", FieldWords.Number(flagged.Count(f => decisions.TryGetValue(f.Response.Id, out var d) && !d.SetAside))), ("aside", FieldWords.Number(flagged.Count(f => decisions.TryGetValue(f.Response.Id, out var d) && d.SetAside))));
        var lines = open.Take(MostShown).Select(f => Line(talk, coordinator, f)).Prepend(head).ToList();
        if (open.Count > 0)
            lines.Add(talk.Text(TextKeys.QualityHow, ("id", Short(open[0].Response))));
        talk.Say(string.Join("\n\n", lines));
    }

    static void Decide(Talk talk, Coordinator coordinator, string id, bool isAside, string reason)
    {
        var found = talk.Content.Rounds.SelectMany(r => Ours(talk, coordinator, r).Select(f => (Round: r, f.Response))).Where(f => f.Response.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (id.Length < 4 || found.Count != 1)
        {
            talk.Tell(TextKeys.QualityUnknown, ("id", OneLine.Of(id, 30)));
            return;
        }

        if (reason.Length == 0)
        {
            talk.Tell(TextKeys.QualityReason, ("id", Short(found[0].Response)));
            return;
        }

        talk.Do(new Effect.KeepDecision(new QualityDecision(found[0].Response.Id, found[0].Round.Id, isAside, OneLine.Of(reason, LongestReason), coordinator.Id, talk.Now.ToUniversalTime())));
        talk.Tell(isAside ? TextKeys.QualityAside : TextKeys.QualityKept, ("id", Short(found[0].Response)));
    }

    static List<Flagged> Ours(Talk talk, Coordinator coordinator, Round round) =>
        [.. talk.Lookups.Flagged(round.Id).Where(f => f.Response.Fieldwork is { } work && coordinator.Scope.Covers(work.Place, work.Service, talk.Content.Places))];

    static Dictionary<string, QualityDecision> Decisions(Talk talk, Round round) => talk.Lookups.Decisions(round.Id).ToDictionary(d => d.ResponseId, StringComparer.Ordinal);

    static string Line(Talk talk, Coordinator coordinator, Flagged flagged)
    {
        var work = flagged.Response.Fieldwork!;
        var monitor = Roster.Of(talk, coordinator).SelectMany(g => talk.Lookups.Monitors(g.Id)).FirstOrDefault(m => string.Equals(m.Id, work.Monitor, StringComparison.Ordinal))?.Name;
        return talk.Text(work.Kind == FieldworkKind.Visit ? TextKeys.QualityVisit : TextKeys.QualityInterview,
            ("id", Short(flagged.Response)), ("cell", FieldWords.CellOf(talk, work.Service, work.Place)), ("at", TimeZoneInfo.ConvertTime(work.DoneAt, talk.Content.Zone).ToString("dd.MM HH:mm", CultureInfo.InvariantCulture)),
            ("who", monitor is { Length: > 0 } ? monitor : "–"), ("flags", string.Join("; ", flagged.Flags.Select(f => talk.Text(MonitoringWords.KeyOf(f))))));
    }

    static string Short(Response response) => response.Id.Length <= Letters ? response.Id : response.Id[..Letters];
}
