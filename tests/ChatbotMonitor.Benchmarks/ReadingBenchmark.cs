using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Benchmarks;

/// <summary>One typed reply read against a list of 50 choices with labels in three languages and an alias each: by number, label, ending, slip, beginning, sentence and nonsense.</summary>
public class ReadingBenchmark
{
    static readonly string[] Stems =
    [
        "Паспорт", "Поликлиника", "Пособие", "Водоснабжение", "Электричество", "Отопление", "Школа", "Детский сад", "Пенсия", "Субсидия", "Прописка", "Справка", "Загс", "Кадастр", "Налоги", "Транспорт", "Дороги", "Освещение", "Мусор", "Кладбище",
        "Библиотека", "Больница", "Скорая помощь", "Аптека", "Инвалидность",
    ];

    static readonly string[] Typed =
    [
        "17", "водоснабжение", "в поликлинике", "электричиство", "прап", "elektrichestvo", "в нашем селе третий день нет воды и никто не приезжает", "второй", "zzzzzzz",
    ];

    // The replies are printed as they were typed.
    ChoiceOffer _offer;

    /// <summary>Which reply is read.</summary>
    [ParamsSource(nameof(Replies))]
    public string Reply { get; set; } = "";

    public static IEnumerable<string> Replies => Typed;

    /// <summary>Prints the slowest and the mean as one line of JSON.</summary>
    public static int Run()
    {
        var summary = Measurement.Of<ReadingBenchmark>(Job.ShortRun);
        var times = summary.Reports.Where(r => r.ResultStatistics is not null).ToDictionary(r => (string)r.BenchmarkCase.Parameters[nameof(Reply)], r => Math.Round(r.ResultStatistics!.Mean / 1000, 2), StringComparer.Ordinal);
        if (times.Count != Typed.Length)
            return 1;

        Figure.Print(new
        {
            figure = "reading",
            choices = 50,
            microseconds = Math.Round(times.Values.Average(), 2),
            slowest_microseconds = times.Values.Max(),
            allocated_bytes = summary.Reports.Max(r => r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase)),
            replies = times,
        });
        return 0;
    }

    [GlobalSetup]
    public void Prepare()
    {
        var list = new ChoiceList("services", [.. Enumerable.Range(0, 50).Select(i => new Choice($"s{i}", new LocalText([new("ky", $"{Stems[i % 25]} {(i < 25 ? "борбору" : "бөлүмү")}"), new("ru", i < 25 ? Stems[i] : $"{Stems[i % 25]} областная"), new("en", $"Service of {Stems[i % 25]} {i}")])) { Aliases = [$"псевдоним {i}"] })]);
        _offer = ChoiceOffer.All(list);
        _ = ChoiceReplies.One("1", _offer);
    }

    [Benchmark]
    public Reading Read() => ChoiceReplies.One(Reply, _offer);
}
