using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Benchmarks;

/// <summary>One step of the dialogue, in memory: a citizen begins the seven questions, answers them by buttons and in words, and sends the answers.</summary>
public class StepBenchmark
{
    const int Steps = 9;

    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(6));
    readonly Address _citizen = new(ChannelNames.Telegram, "77700123");
    readonly Lookups _lookups = new();
    readonly Inbound[] _inbound = new Inbound[Steps];
    Content _content = null!;

    /// <summary>Prints the figure as one line of JSON.</summary>
    public static int Run()
    {
        var summary = Measurement.Of<StepBenchmark>(Job.Default);
        if (summary.Reports is not [{ ResultStatistics: { } times } report])
            return 1;

        Figure.Print(new
        {
            figure = "step",
            microseconds = Math.Round(times.Mean / 1000, 2),
            error = Math.Round(times.StandardError / 1000, 3),
            allocated_bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
        });
        return 0;
    }

    /// <summary>The survey that is played, with the built-in sentences.</summary>
    internal static Content Content(DateOnly today)
    {
        var folder = Directory.CreateTempSubdirectory("step-benchmark").FullName;
        using (var survey = typeof(StepBenchmark).Assembly.GetManifestResourceStream("load.yaml")!)
        using (var file = File.Create(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "surveys")).FullName, "load.yaml")))
            survey.CopyTo(file);
        var reading = ContentReader.Read(folder, today);
        Directory.Delete(folder, recursive: true);
        return reading.Content ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    [GlobalSetup]
    public void Prepare()
    {
        _content = Content(DateOnly.FromDateTime(Now.DateTime));

        // What was pressed is found out once, so that only the steps themselves are measured.
        var state = new Conversation(_citizen) { Language = "ru" };
        string[] said = ["/start", "#1", "#2", "#3", "#4", "12", "#1", "Очередь стоит на улице", "#0"];
        IReadOnlyList<Button> shown = [];
        for (var i = 0; i < said.Length; i++)
        {
            Input input = said[i].StartsWith('#') ? new Input.Press(shown[int.Parse(said[i].AsSpan(1), CultureInfo.InvariantCulture)].Data) : new Input.Text(said[i]);
            _inbound[i] = new Inbound($"telegram:{i.ToString(CultureInfo.InvariantCulture)}", _citizen, Now, input);
            var turn = Dialogue.Step(state, _inbound[i], Now, _content, _lookups);
            state = turn.Next;
            shown = [.. turn.Effects.OfType<Effect.Say>().Last().Message.Keyboard.SelectMany(r => r)];
        }

        if (state.Draft is not null)
            throw new InvalidOperationException("The survey was not answered to its end.");
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public Turn Step()
    {
        var state = new Conversation(_citizen) { Language = "ru" };
        Turn turn = null!;
        foreach (var inbound in _inbound)
        {
            turn = Dialogue.Step(state, inbound, Now, _content, _lookups);
            state = turn.Next;
        }

        return turn;
    }

    sealed class Lookups : ILookups
    {
        public string NewId() => "0123456789abcdef0123456789abcdef";

        public ReportCode NewReportCode() => ReportCode.Of(1, 7);

        public Report? Report(ReportCode code) => null;

        public Referral? Referral(string tokenHash) => null;

        public Referral? LatestReferral(ReportCode code) => null;

        public LinkCode? LinkCode(string hash) => null;

        public string NewSecret() => new('0', SecretCode.Length);

        public Report? LatestReport(Address reporter) => null;

        public IEnumerable<Report> OpenReports() => [];

        public IEnumerable<Report> ReportsSince(DateTimeOffset from) => [];

        public Conversation? Conversation(Address address) => null;

        public IReadOnlyList<Address> Members(string coordinatorId) => [];

        public string? CoordinatorOf(Address address) => null;

        public string PseudonymOf(Address address) => Pseudonym.Of(address, 7);
    }
}
