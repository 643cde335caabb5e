using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Examples;

/// <summary>What goes wrong in an invented round: interviews filled in too fast, two places in one minute, a monitor who marks all with five; and what the coordinator decided on it.</summary>
static class ExampleFaults
{
    const int Fast = 6;
    const int Twice = 3;

    /// <summary>Spoils some of <paramref name="made"/>, and decides on most of them.</summary>
    public static IReadOnlyList<QualityDecision> Make(List<Response> made, Round round, Content content)
    {
        var decisions = new List<QualityDecision>();
        var by = content.Coordinators.Count > 0 ? content.Coordinators[0].Id : "example";
        var interviews = Enumerable.Range(0, made.Count).Where(i => made[i].Fieldwork!.Kind == FieldworkKind.Interview).ToArray();
        if (interviews.Length < Fast * 10)
            return decisions;
        var first = made[interviews[0]].Fieldwork!.Monitor;
        foreach (var i in interviews.Where(i => made[i].Fieldwork!.Monitor == first).Take(Fast))
        {
            made[i] = made[i] with { StartedAt = made[i].EndedAt.AddSeconds(-9) };
            decisions.Add(Decision(made[i], isAside: true, "Толтурууга 9 секунд кеткен; топ жетекчиси сурамжылоо болбогонун айтты."));
        }

        // The last monitor asks in a second place, entered on the way, three times: kept, because the clock of the phone was wrong.
        var last = made[interviews[^1]].Fieldwork!.Monitor;
        var mine = interviews.Where(i => made[i].Fieldwork!.Monitor == last).Take(Twice * 2).ToArray();
        if (mine.Length == Twice * 2 && round.Cells.FirstOrDefault(c => c.Place != made[mine[0]].Place && c.Service == made[mine[0]].Service) is { } elsewhere)
        {
            for (var n = 0; n < mine.Length; n += 2)
                made[mine[n + 1]] = Moved(made[mine[n + 1]], elsewhere, made[mine[n]]);
            decisions.AddRange(mine.Select(i => Decision(made[i], isAside: false, "Телефондун сааты туура эмес болгон.")));
        }

        AllFives(made, interviews, content, made[interviews[interviews.Length / 2]].Fieldwork!.Monitor);
        return decisions;

        QualityDecision Decision(Response response, bool isAside, string reason) => new(response.Id, round.Id, isAside, reason, by, response.EndedAt.AddDays(2));
    }

    static Response Moved(Response response, Cell cell, Response other)
    {
        var at = other.Fieldwork!.DoneAt.AddSeconds(30);
        return response with { Place = cell.Place, StartedAt = at.AddSeconds(-100), EndedAt = at, Fieldwork = response.Fieldwork! with { Place = cell.Place, DoneAt = at } };
    }

    static void AllFives(List<Response> made, int[] interviews, Content content, string monitor)
    {
        foreach (var i in interviews.Where(i => made[i].Fieldwork!.Monitor == monitor))
        {
            var survey = content.Survey(made[i].SurveyId);
            made[i] = made[i] with { Answers = [.. made[i].Answers.Select(a => survey?.Find(a.Name)?.Choices is { Name: "marks" } ? a with { Value = "5" } : a)] };
        }
    }
}
