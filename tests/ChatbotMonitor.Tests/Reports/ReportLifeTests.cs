using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class ReportLifeTests
{
    static readonly Actor Coordinator = Actor.Coordinator("osh");
    static readonly Actor Provider = Actor.Provider("con");
    static readonly ReportCode Code = ReportCode.Of(1, 7);
    static readonly ReportCode Other = ReportCode.Of(2, 7);
    static readonly DateTimeOffset Later = Some.Time.AddDays(1);

    // From where, who, and each way that is open to them: whatever is not here is refused.
    const string Table =
        """
        New       Coordinator  Seen Referred Answered Closed Duplicate
        Seen      Coordinator  Referred Answered Closed Duplicate
        Referred  Coordinator  Referred Answered Closed Duplicate
        Referred  Provider     Answered
        Answered  Coordinator  Referred Answered Closed Duplicate
        Answered  Citizen      Fixed NotFixed
        Fixed     Citizen      NotFixed
        NotFixed  Coordinator  Referred Answered Closed Duplicate
        NotFixed  Citizen      Fixed
        NotFixed  Program      Reopened
        Closed    Coordinator  Reopened
        Duplicate Coordinator  Reopened
        Reopened  Coordinator  Seen Referred Answered Closed Duplicate
        Reopened  Citizen      Fixed
        """;

    static readonly Dictionary<(ReportStatus, ActorKind), string[]> Allowed = Table.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => (Enum.Parse<ReportStatus>(words[0]), Enum.Parse<ActorKind>(words[1])), words => words[2..]);

    public static TheoryData<ReportStatus, ActorKind, ReportStatus> All => new(
        from status in Enum.GetValues<ReportStatus>()
        from kind in Enum.GetValues<ActorKind>()
        from to in Enum.GetValues<ReportStatus>()
        select (status, kind, to));

    [Theory, MemberData(nameof(All))]
    public void A_move_is_allowed_or_refused_as_the_table_says(ReportStatus status, ActorKind kind, ReportStatus to)
    {
        var report = At(status);
        var by = new Actor(kind, kind is ActorKind.Coordinator or ActorKind.Provider ? "someone" : null);
        var move = to == ReportStatus.Duplicate ? ReportLife.Merge(report, Other, by, Later) : ReportLife.Move(report, to, by, Later, "why");

        if (Allowed.GetValueOrDefault((status, kind), []).Contains(to.ToString()))
        {
            var moved = Assert.IsType<ReportMove.Moved>(move).Report;
            Assert.Equal(to, moved.Status);
            Assert.Equal(report.Changes, moved.Changes.SkipLast(1));
            Assert.Equal((Later, by), (moved.Changes[^1].At, moved.Changes[^1].By));
        }
        else if (to == status && status != ReportStatus.New)
        {
            Assert.IsType<ReportMove.Already>(move);
        }
        else
        {
            Assert.Equal(status, Assert.IsType<ReportMove.Refused>(move).Status);
        }
    }

    [Fact]
    public void The_second_of_two_coordinators_learns_who_was_first()
    {
        var first = Moved(ReportLife.Move(At(ReportStatus.New), ReportStatus.Seen, Actor.Coordinator("first"), Some.Time));
        var second = ReportLife.Move(first, ReportStatus.Seen, Actor.Coordinator("second"), Later);
        Assert.Equal(Actor.Coordinator("first"), Assert.IsType<ReportMove.Already>(second).Last.By);
    }

    [Fact]
    public void The_first_no_takes_it_up_again_with_priority_and_the_second_does_not()
    {
        var once = Moved(ReportLife.Confirm(At(ReportStatus.Answered), isFixed: false, Later));
        Assert.Equal([ReportStatus.NotFixed, ReportStatus.Reopened], once.Changes.TakeLast(2).Select(c => c.Status));
        Assert.True(once.IsPriority);

        var twice = Moved(ReportLife.Confirm(Moved(ReportLife.Move(once, ReportStatus.Answered, Coordinator, Later)), isFixed: false, Later));
        Assert.Equal(ReportStatus.NotFixed, twice.Status);
        Assert.True(twice.IsOpen);
    }

    [Fact]
    public void No_said_twice_is_heard_once_and_yes_after_it_counts()
    {
        var no = Moved(ReportLife.Confirm(At(ReportStatus.Answered), isFixed: false, Later));
        Assert.IsType<ReportMove.Already>(ReportLife.Confirm(no, isFixed: false, Later));
        var yes = Moved(ReportLife.Confirm(no, isFixed: true, Later));
        Assert.False(yes.IsOpen);
        Assert.False(yes.IsPriority);
    }

    [Fact]
    public void A_duplicate_names_its_original_also_after_a_remark_and_no_more_once_it_is_taken_up_again()
    {
        var merged = Moved(ReportLife.Merge(At(ReportStatus.Seen), Other, Coordinator, Later));
        Assert.Equal(Other, ReportLife.Remark(merged, Coordinator, Later, "told by phone").Original);
        Assert.Null(Moved(ReportLife.Move(merged, ReportStatus.Reopened, Coordinator, Later)).Original);
        Assert.Throws<ArgumentException>(() => ReportLife.Merge(At(ReportStatus.Seen), Code, Coordinator, Later));
    }

    [Fact]
    public void Whatever_is_tried_nothing_of_the_history_is_lost_and_all_of_it_is_kept_in_the_store()
    {
        var tries = Gen.Select(Gen.Enum<ReportStatus>(), Gen.Enum<ActorKind>(), Gen.Bool);
        tries.Array[0, 30].Sample(all =>
        {
            var report = At(ReportStatus.New);
            foreach (var (to, kind, remark) in all)
            {
                var before = report.Changes;
                var by = new Actor(kind, null);
                report = remark ? ReportLife.Remark(report, by, Later, "a note")
                    : (to == ReportStatus.Duplicate ? ReportLife.Merge(report, Other, by, Later) : ReportLife.Move(report, to, by, Later)) is ReportMove.Moved moved ? moved.Report
                    : report;
                Assert.Equal(before, report.Changes.Take(before.Count));
            }

            var read = StoredShapes.Report.Read(StoredShapes.Report.Write(report));
            Assert.Equal(report.Changes, read.Changes);
            Assert.Equal(report.Status, read.Status);
        });
    }

    static Report At(ReportStatus status)
    {
        var report = new Report(Code, Some.Time, "no water") { Service = "water" };
        return status == ReportStatus.New ? report : report with { Changes = [new ReportChange(status, Some.Time, Provider, "") { Original = status == ReportStatus.Duplicate ? Other : null }] };
    }

    static Report Moved(ReportMove move) => Assert.IsType<ReportMove.Moved>(move).Report;
}
