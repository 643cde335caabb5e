using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using CsCheck;
using Group = ChatbotMonitor.Core.Monitoring.Group;
using Monitor = ChatbotMonitor.Core.Monitoring.Monitor;

namespace ChatbotMonitor.Tests;

/// <summary>Who is given what: any round, any members, anything done, by whoever.</summary>
public class AssignmentsTests
{
    static readonly Gazetteer Places = new([new Place("osh", new LocalText("Osh"), [], [new Place("alay", new LocalText("Alay"), [], []), new Place("uzgen", new LocalText("Uzgen"), [], [])])]);

    static readonly Group Team = new("team", "Team", "osh", "team-1234");

    static readonly Gen<(int Visits, int Interviews)[]> Plans = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 40]).Array[1, 6];

    static readonly Gen<World> Worlds = Gen.Select(Plans, Gen.Int[1, 13], Gen.Int[0, 5], Gen.Int[0, 400], Gen.Int[0, 100_000], (plan, members, every, steps, seed) => new World(plan, members, every).Worked(steps, seed));

    [Fact]
    public void Before_anything_is_done_all_come_to_the_same_number_of_each_kind_within_one() => Gen.Select(Plans, Gen.Int[1, 13], Gen.Int[0, 5]).Sample((plan, members, every) =>
    {
        var world = new World(plan, members, every);
        foreach (var kind in Enum.GetValues<FieldworkKind>())
        {
            var each = world.Members.Select(m => world.Tasks.Where(t => t.Monitor == m.Id && t.Kind == kind).Sum(t => t.Count)).ToList();
            Assert.InRange(each.Max() - each.Min(), 0, 1);
        }
    }, iter: 500);

    [Fact]
    public void What_is_open_is_dealt_whole() => Worlds.Sample(world =>
    {
        foreach (var cell in world.Round.Cells)
        {
            var pairs = RepeatedVisits.Of(world.Round, cell);
            var done = world.Done.Where(d => d.Service == cell.Service && d.Place == cell.Place).ToList();
            int Open(FieldworkKind kind) => world.Tasks.Where(t => ReferenceEquals(t.Cell, cell) && t.Kind == kind).Sum(t => t.Count);
            Assert.Equal(Math.Max(0, cell.Interviews - done.Count(d => d.Kind == FieldworkKind.Interview)), Open(FieldworkKind.Interview));
            var singles = Math.Max(0, cell.Visits - pairs.Count - done.Count(d => d is { Kind: FieldworkKind.Visit, Pair: null }));
            var halves = pairs.Sum(p => HalvesOpen(done.Where(d => d.Pair == p).Select(d => d.Monitor).Distinct(StringComparer.Ordinal).ToList(), world.Members));
            Assert.Equal(singles + halves, Open(FieldworkKind.Visit));
        }

        Assert.All(world.Tasks, t => Assert.True(t.Count >= t.Pairs.Count && t.Count > 0));
    }, iter: 300);

    [Fact]
    public void Nobody_makes_both_visits_of_a_pair() => Worlds.Sample(world =>
    {
        var halves = world.Tasks.SelectMany(t => t.Pairs.Select(p => (Pair: p, t.Monitor))).Concat(world.Done.Where(d => d.Pair is not null).Select(d => (Pair: d.Pair!, d.Monitor))).ToList();
        Assert.Equal(halves.Count, halves.Distinct().Count());
        Assert.All(halves.GroupBy(h => h.Pair, StringComparer.Ordinal), p => Assert.InRange(p.Count(), 1, 2));
    }, iter: 300);

    [Fact]
    public void To_do_ones_own_moves_nobody_elses() => Gen.Select(Worlds, Gen.Int[0, 100_000]).Sample((world, pick) =>
    {
        if (world.Tasks.Count == 0)
            return;
        var before = world.Tasks;
        var mine = before[pick % before.Count];
        world.Do(mine);
        Assert.Equal(Shown(before.Where(t => t.Monitor != mine.Monitor)), Shown(world.Tasks.Where(t => t.Monitor != mine.Monitor)));
        Assert.Equal(before.Where(t => t.Monitor == mine.Monitor).Sum(t => t.Count) - 1, world.Tasks.Where(t => t.Monitor == mine.Monitor).Sum(t => t.Count));
    }, iter: 300);

    [Fact]
    public void When_somebody_leaves_the_others_take_what_was_open_and_what_was_done_stays() => Gen.Select(Worlds, Gen.Int[0, 100]).Sample((world, pick) =>
    {
        if (world.Members.Count < 3)
            return;
        var done = CellCounts.Of(world.Responses);
        var open = world.Tasks.Where(t => t.Kind == FieldworkKind.Interview).Sum(t => t.Count);
        world.Members.RemoveAt(pick % world.Members.Count);
        Assert.Equal(open, world.Tasks.Where(t => t.Kind == FieldworkKind.Interview).Sum(t => t.Count));
        Assert.All(world.Tasks, t => Assert.Contains(world.Members, m => m.Id == t.Monitor));
        Assert.Equal(done.Sum(c => c.Done.Sum(d => d.Number)), world.Responses.Count);
    }, iter: 300);

    [Fact]
    public void The_nearest_group_around_a_place_looks_after_it()
    {
        Group[] groups = [Team, Team with { Id = "alay", Place = "alay" }];
        Assert.Equal("alay", Assignments.TeamOf("alay", groups, Places));
        Assert.Equal("osh", Assignments.TeamOf("uzgen", groups, Places));
        Assert.Null(Assignments.TeamOf("nowhere", groups, Places));
    }

    [Fact]
    public void Who_is_not_ready_is_given_nothing_and_the_others_all()
    {
        var world = new World([(3, 10)], members: 3, every: 20);
        var tasks = Assignments.Of(world.Round, [Team], _ => world.Members.Skip(1), [], Places);
        Assert.Equal(["m2", "m3"], tasks.Select(t => t.Monitor).Distinct(StringComparer.Ordinal));
        Assert.Equal(10, tasks.Where(t => t.Kind == FieldworkKind.Interview).Sum(t => t.Count));
        Assert.Empty(Assignments.Of(world.Round, [Team], _ => [], [], Places));
    }

    [Theory]
    [InlineData(20, 0, 0)]
    [InlineData(20, 1, 1)]
    [InlineData(20, 20, 1)]
    [InlineData(20, 21, 2)]
    [InlineData(0, 50, 0)]
    [InlineData(1, 7, 7)]
    public void One_visit_in_so_many_is_repeated(int every, int visits, int pairs)
    {
        // Whether they lie in one cell or in many.
        var one = new World([(visits, 0)], members: 2, every).Round;
        var many = new World([.. Enumerable.Repeat((1, 0), visits)], members: 2, every).Round;
        Assert.Equal(pairs, one.Cells.Sum(c => RepeatedVisits.Of(one, c).Count));
        Assert.Equal(pairs, many.Cells.SelectMany(c => RepeatedVisits.Of(many, c)).Distinct(StringComparer.Ordinal).Count());
    }

    static int HalvesOpen(List<string> taken, List<Monitor> members) => Math.Min(Math.Max(0, 2 - taken.Count), members.Count(m => !taken.Contains(m.Id)));

    static string Shown(IEnumerable<FieldTask> tasks) => string.Join('\n', tasks.Select(t => $"{t.Monitor} {t.Cell.Service} {t.Kind} {t.Count} {string.Join(',', t.Pairs)}"));

    sealed class World((int Visits, int Interviews)[] plan, int members, int every)
    {
        public Round Round { get; } = new("r", new LocalText("R"), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), [.. plan.Select((p, i) => new Cell($"s{i}", i % 2 == 0 ? "alay" : "uzgen", p.Visits, p.Interviews))]) { DoubleEvery = every };

        public List<Monitor> Members { get; } = [.. Enumerable.Range(1, members).Select(n => Of(n))];

        public List<Response> Responses { get; } = [];

        public IEnumerable<Fieldwork> Done => Responses.Select(r => r.Fieldwork!);

        public IReadOnlyList<FieldTask> Tasks => Assignments.Of(Round, [Team], _ => Members, CellCounts.Of(Responses), Places);

        // Mostly what is theirs, at times something else; members come and go.
        public World Worked(int steps, int seed)
        {
            var random = new Random(seed);
            var last = Members.Count;
            for (var i = 0; i < steps; i++)
            {
                var tasks = Tasks;
                if (random.Next(40) == 0)
                    Members.Add(Of(++last));
                else if (random.Next(40) == 0 && Members.Count > 1)
                    Members.RemoveAt(random.Next(Members.Count));
                else if (random.Next(20) == 0 && Round.Cells.Count > 0)
                    Do(new FieldTask(Members[random.Next(Members.Count)].Id, "r", Round.Cells[random.Next(Round.Cells.Count)], FieldworkKind.Interview, 1));
                else if (tasks.Count > 0)
                    Do(tasks[random.Next(tasks.Count)]);
                if (i > 60)
                    break;
            }

            return this;
        }

        public void Do(FieldTask task) => Responses.Add(new Response($"{Responses.Count}", "s", ResponseStatus.Complete, Some.Time, Some.Time, [])
        {
            Fieldwork = new Fieldwork("r", task.Kind, task.Cell.Service, task.Cell.Place, task.Monitor, Some.Time) { Pair = task.Pairs.Count > 0 ? task.Pairs[0] : null },
        });

        static Monitor Of(int n) => new($"m{n}", Team.Id, $"M{n}", Some.Time.AddMinutes(n));
    }
}
