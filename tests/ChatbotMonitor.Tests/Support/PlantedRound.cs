using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Examples;
using ChatbotMonitor.Scorecards;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.LiteDb;
using Answer = ChatbotMonitor.Core.Surveys.Answer;

namespace ChatbotMonitor.Tests;

/// <summary>A round in which fewer than five are planted wherever somebody could look for them: asked, leaving a question out, giving an answer, complaining, fixed, flagged, decided on.</summary>
static class PlantedRound
{
    static readonly (string Service, string Place, int Interviews)[] Cells =
    [
        ("id_card", "tokmok", 3), ("id_card", "naryn_c", 40), ("id_card", "uzgen_c", 31), ("id_card", "talas_c", 28),
        ("passport", "tokmok", 30), ("passport", "naryn_c", 1), ("passport", "uzgen_c", 33), ("passport", "talas_c", 4),
        ("family_doctor", "tokmok", 26), ("family_doctor", "naryn_c", 30), ("family_doctor", "uzgen_c", 2), ("family_doctor", "talas_c", 35),
    ];

    // How many of a cell leave out a question.
    static readonly (string Service, string Place, string Question, int Number)[] LeftOut =
    [
        ("id_card", "naryn_c", "courtesy", 2), ("id_card", "uzgen_c", "courtesy", 6), ("passport", "tokmok", "courtesy", 9),
        ("family_doctor", "talas_c", "outcome", 3), ("id_card", "talas_c", "time", 1), ("passport", "uzgen_c", "time", 4),
    ];

    // How many of all complain, how many of these are answered, and fixed.
    static readonly (string Service, string Place, int Complaints, int Answered, int Fixed)[] Complaints =
    [
        ("id_card", "tokmok", 12, 10, 9), ("id_card", "naryn_c", 3, 3, 1), ("id_card", "uzgen_c", 30, 20, 8), ("passport", "tokmok", 25, 25, 2), ("passport", "talas_c", 14, 6, 6), ("family_doctor", "talas_c", 9, 7, 0),
    ];

    static readonly Content Shipped = ExampleStore.Content;

    /// <summary>How many complain of each cell, are answered, and are mended.</summary>
    public static IEnumerable<((string Service, string Place) Cell, int All, int Answered, int Mended)> ComplaintsByCell => Complaints.Select(c => ((c.Service, c.Place), c.Complaints, c.Answered, c.Fixed));

    /// <summary>Fills a store in <paramref name="folder"/> and reads what there is to tell.</summary>
    public static Findings Findings(string folder)
    {
        var round = Shipped.Round("example")! with { Cells = [.. Cells.Select(p => new Cell(p.Service, p.Place, 6, p.Interviews))] };
        var content = Shipped with { Rounds = [round] };
        using var store = LiteDbStore.Open(Path.Combine(folder, "planted.db"), TimeProvider.System);
        ExampleRounds.Fill(store, content, round, isLast: false, monitors: 4, isWhole: true);
        var batch = new Batch();
        batch.Revised.AddRange(Spoilt([.. store.Fieldwork(round.Id)]));
        foreach (var (service, place, complaints, answered, mended) in Complaints)
            batch.Reports.AddRange(Enumerable.Range(0, complaints).Select(i => Complaint(store, round, service, place, i, i < answered, i < mended)));
        store.Commit(batch);
        Decide(store, content, round);
        return Scorecards.Findings.Read(store, content, round, new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));
    }

    // Three of all were asked for money.
    static IEnumerable<Response> Spoilt(List<Response> all)
    {
        var interviews = all.Where(r => r.Fieldwork!.Kind == FieldworkKind.Interview).ToArray();
        for (var i = 0; i < interviews.Length; i++)
        {
            var response = interviews[i];
            var before = interviews.Take(i).Count(r => (r.Service, r.Place) == (response.Service, response.Place));
            var left = LeftOut.Where(l => (l.Service, l.Place) == (response.Service, response.Place) && before >= 10 && before < 10 + l.Number).Select(l => l.Question).ToHashSet(StringComparer.Ordinal);
            // Some in one place take five seconds.
            if ((response.Service, response.Place) == ("id_card", "uzgen_c") && before < 12)
                response = response with { StartedAt = response.EndedAt.AddSeconds(-5) };
            yield return response with { Answers = [.. response.Answers.Where(a => !left.Contains(a.Name)).Select(a => a.Name == "paid" ? new Answer("paid", i % 90 == 17 ? "yes" : "no") : a)] };
        }
    }

    static Report Complaint(LiteDbStore store, Round round, string service, string place, int number, bool answered, bool mended)
    {
        var filed = new DateTimeOffset(round.From.AddDays(3).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(6)).AddMinutes(number);
        return new Report(ReportCode.Of(store.TakeReportNumber(), store.ReportKey), filed, "")
        {
            Channel = ChannelNames.Telegram,
            Service = service,
            Place = place,
            Breaches = number % 7 == 0 ? [new Core.Register.Breach(Core.Register.BreachKind.Term, "16", "10", "act")] : number % 2 == 0 ? [new Core.Register.Breach(Core.Register.BreachKind.Fee, "900", "500", "act")] : [],
            Changes =
            [
                .. answered ? [new ReportChange(ReportStatus.Answered, filed.AddDays(1), Actor.Coordinator("national"), "")] : Array.Empty<ReportChange>(),
                .. mended ? [new ReportChange(ReportStatus.Fixed, filed.AddDays(2), Actor.Citizen, "")] : Array.Empty<ReportChange>(),
            ],
        };
    }

    // Of those flagged some are decided on: a few for one reason, more for another.
    static void Decide(LiteDbStore store, Content content, Round round)
    {
        var flagged = ChatbotMonitor.Monitoring.Quality.Of([.. store.Fieldwork(round.Id)], round, content).Select(g => g.Key).ToArray();
        var batch = new Batch();
        batch.Decisions.AddRange(flagged.Take(flagged.Length - 3).Select((id, i) => new QualityDecision(id, round.Id, i % 2 == 0, i % 2 == 0 ? i < 6 ? "entered by hand in the evening" : "nine seconds" : "spoke with Айгулю, tel. 0555 123 456", "national", new DateTimeOffset(round.To.ToDateTime(default), TimeSpan.Zero))));
        store.Commit(batch);
    }
}
