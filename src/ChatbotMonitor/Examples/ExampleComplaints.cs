using System.Globalization;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Examples;

/// <summary>Invented complaints of a round's days, and what was promised at the hearing before.</summary>
static class ExampleComplaints
{
    const int Each = 14;

    public static void Add(Batch batch, IStore store, Content content, Round round)
    {
        foreach (var (cell, c) in round.Cells.Take(9).Select((cell, i) => (cell, i)))
        {
            for (var i = 0; i < Each + c; i++)
                batch.Reports.Add(Complaint(store, content, round, cell, i + c));
        }

        var provider = content.Register.Service(round.Cells[0].Service)?.ProviderId;
        var before = EarlierRound.Of(round, content.Rounds)?.Id ?? round.Id;
        batch.Measures.AddRange(
        [
            new Measure(1, before, provider, "КТБ, башкармалык", "Түштөн кийин экинчи терезени ачуу / открыть второе окно после обеда", round.From.AddDays(-60)) { State = MeasureState.Done, SaidOn = round.From.AddDays(-64) },
            new Measure(2, before, provider, "КТБ, Өзгөн", "Пандус куруу / построить пандус", round.From.AddDays(-20)) { Place = round.Cells[^1].Place },
            new Measure(3, before, provider, "КТБ, Нарын", "Документтердин тизмесин дубалга илүү / повесить список документов", round.From.AddDays(-70)) { State = MeasureState.Done, SaidOn = round.From.AddDays(-50) },
            new Measure(4, round.Id, provider, "КТБ, башкармалык", "Кызматкерлерди сылыктыкка үйрөтүү / обучить сотрудников вежливости", round.To.AddDays(180)),
        ]);
    }

    static Report Complaint(IStore store, Content content, Round round, Cell cell, int number)
    {
        var filed = LocalTime.At(round.From.AddDays(number % (round.To.DayNumber - round.From.DayNumber + 1)), new TimeOnly(10, 0), content.Zone).AddMinutes(number * 7);
        var standard = content.Register.Service(cell.Service)?.StandardOn(round.From);
        return new Report(ReportCode.Of(store.TakeReportNumber(), store.ReportKey), filed, "")
        {
            Channel = "telegram",
            Service = cell.Service,
            Place = cell.Place,
            Breaches = number % 3 == 0 && standard?.Days is { } days ? [new Breach(BreachKind.Term, Text(days + 6), Text(days), standard.Citation)]
                : number % 3 == 1 && standard?.Fee is { } fee ? [new Breach(BreachKind.Fee, Text((int)fee + 200), Text((int)fee), standard.Citation)] : [],
            Changes = number % 4 == 3 ? [] :
            [
                new ReportChange(ReportStatus.Seen, filed.AddHours(3), Actor.Coordinator("national"), ""),
                new ReportChange(ReportStatus.Answered, filed.AddDays(3), Actor.Coordinator("national"), ""),
                .. number % 4 == 0 ? [] : new[] { new ReportChange(number % 4 == 1 ? ReportStatus.Fixed : ReportStatus.NotFixed, filed.AddDays(8), Actor.Citizen, "") },
            ],
        };
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
