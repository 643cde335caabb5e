using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void Groups_members_and_chats_are_there_after_a_restart()
    {
        var group = new Group("osh", "Osh", "osh", "1234567890") { Coordinator = "osh-office", Seats = 10 };
        var first = new Monitor("m1", "osh", "Bakyt", Noon) { Address = Bakyt, Language = "ky" };
        var second = new Monitor("m2", "osh", "Aizada", Noon.AddHours(1)) { Address = Aizada, IsLead = true };
        Commit(b =>
        {
            b.Groups.Add(group);
            b.Monitors.AddRange([second, first]);
            b.GroupChats.Add((Bakyt with { Id = "-100200" }, "osh"));
        });
        Reopen();
        Same(group, Assert.Single(Store.MadeGroups()));
        Assert.Equal(["m1", "m2"], Store.Monitors("osh").Select(m => m.Id));
        Same(second, Store.MonitorAt(Aizada));
        Assert.Equal("osh", Assert.Single(Store.GroupChats()).GroupId);
        Commit(b =>
        {
            b.Monitors.Add(first with { GroupId = "alay" });
            b.GroupChats.Add((Bakyt with { Id = "-100200" }, null));
        });
        Reopen();
        Assert.Equal("m2", Assert.Single(Store.Monitors("osh")).Id);
        Assert.Equal("m1", Assert.Single(Store.Monitors("alay")).Id);
        Assert.Empty(Store.GroupChats());
    }

    [Fact]
    public void Of_a_monitor_who_is_forgotten_stays_what_they_did_and_not_who_they_are()
    {
        Commit(b => b.Monitors.Add(new Monitor("m1", "osh", "Bakyt", Noon) { Address = Bakyt }));
        Commit(b => b.Responses.Add(Work("1", "r", FieldworkKind.Visit, "m1", Noon) with { Respondent = Bakyt }));
        Commit(b => b.Erased.Add(Bakyt));
        Reopen();
        Assert.Null(Store.MonitorAt(Bakyt));
        var monitor = Assert.Single(Store.Monitors("osh"));
        Assert.Equal(("m1", "", false), (monitor.Id, monitor.Name, monitor.IsMember));
        var kept = Assert.Single(Store.Fieldwork("r"));
        Assert.Null(kept.Respondent);
        Assert.Equal("m1", kept.Fieldwork?.Monitor);
        Assert.Equal(1, Assert.Single(Store.CountsOf("r")).By("m1", FieldworkKind.Visit));
    }

    [Fact]
    public void A_rounds_responses_come_by_themselves_oldest_first()
    {
        Commit(b => b.Responses.AddRange([Work("2", "r", FieldworkKind.Interview, "m1", Noon.AddHours(2)), Work("x", "other", FieldworkKind.Interview, "m1", Noon), Some("c")]));
        Commit(b => b.Responses.AddRange([Work("1", "r", FieldworkKind.Visit, "m2", Noon.AddHours(1)), Work("3", "r", FieldworkKind.Visit, "m2", Noon.AddHours(3)) with { Status = ResponseStatus.Incomplete }]));
        Reopen();
        Assert.Equal(["1", "2", "3"], Store.Fieldwork("r").Select(r => r.Id));
        Assert.Equal(["x"], Store.Fieldwork("other").Select(r => r.Id));
        Assert.Empty(Store.Fieldwork("none"));
        Response Some(string id) => Work(id, "r", FieldworkKind.Visit, "m", Noon) with { Fieldwork = null };
    }

    [Fact]
    public void Counts_are_what_a_recount_comes_to_after_any_work_restart_and_forgetting()
    {
        var random = new Random(7);
        for (var i = 0; i < 120; i++)
        {
            Commit(b =>
            {
                for (var n = random.Next(4); n >= 0; n--)
                    b.Responses.Add(Any(random, $"{i}-{n}"));
                if (random.Next(20) == 0)
                    b.Erased.Add(random.Next(2) == 0 ? Bakyt : Aizada);
            });
            if (random.Next(30) == 0)
                Reopen();
        }

        Reopen();
        foreach (var round in new[] { "r", "other" })
            Assert.Equal(Shown(CellCounts.Of(Store.Fieldwork(round))), Shown(Store.CountsOf(round)));
        Assert.True(Store.CountsOf("r").Count > 1);
    }

    [Fact]
    public void Measures_and_decisions_are_kept_as_they_were_last_said()
    {
        var measure = new Measure(1, "r", "con", "Center", "a ramp", new DateOnly(2027, 4, 1)) { EnteredBy = "osh-office" };
        Commit(b => b.Measures.AddRange([measure, measure with { Id = 2 }]));
        Commit(b => b.Measures.Add(measure with { State = MeasureState.Done, SaidOn = new DateOnly(2027, 3, 1) }));
        Commit(b => b.Decisions.AddRange([new QualityDecision("a", "r", SetAside: true, "too fast", "osh-office", Noon), new QualityDecision("b", "other", SetAside: false, "", "osh-office", Noon)]));
        Commit(b => b.Decisions.Add(new QualityDecision("a", "r", SetAside: false, "called them", "osh-office", Noon.AddDays(1))));
        Reopen();
        Assert.Equal([MeasureState.Done, MeasureState.Promised], Store.Measures().Select(m => m.State));
        Assert.Equal("called them", Assert.Single(Store.Decisions("r")).Reason);
    }

    static Response Any(Random random, string id) => Work(id, random.Next(5) == 0 ? "other" : "r", random.Next(3) == 0 ? FieldworkKind.Visit : FieldworkKind.Interview, $"m{random.Next(5)}", Noon.AddSeconds(random.Next(100_000))) is var response
        && random.Next(10) == 0 ? response with { Status = ResponseStatus.Incomplete } : response with
        {
            Respondent = random.Next(2) == 0 ? Bakyt : Aizada,
            Fieldwork = response.Fieldwork! with
            {
                Service = $"s{random.Next(3)}",
                Pair = random.Next(4) == 0 ? $"p{random.Next(3)}" : null,
                Strata = random.Next(2) == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { ["sex"] = random.Next(2) == 0 ? "f" : "m" } : new Dictionary<string, string>(StringComparer.Ordinal),
            },
        };

    static Response Work(string id, string round, FieldworkKind kind, string monitor, DateTimeOffset at) =>
        new(id, "quality", ResponseStatus.Complete, at, at, [new Answer("q", "a")]) { Fieldwork = new Fieldwork(round, kind, "passport", "alay", monitor, at) };

    static string Shown(IEnumerable<CellCounts> counts) => string.Join('\n', counts.OrderBy(c => c.Service, StringComparer.Ordinal).ThenBy(c => c.Place, StringComparer.Ordinal).Select(c =>
        $"{c.Service} {c.Place}: {string.Join(", ", c.Done.Select(d => $"{d.Kind} {d.Monitor} {d.Pair} {d.Number}").Order(StringComparer.Ordinal))}; {string.Join(", ", c.Strata.Select(s => $"{s.Question} {s.Choice} {s.Number}").Order(StringComparer.Ordinal))}"));
}
