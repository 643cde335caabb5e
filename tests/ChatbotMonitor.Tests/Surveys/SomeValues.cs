using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Tests;

/// <summary>Answers to evaluate an expression over, at noon of 5 March 2025 in Bishkek.</summary>
sealed class SomeValues : IValues
{
    public Dictionary<string, object> Answers { get; init; } = new(StringComparer.Ordinal);

    public object Self { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public DateTimeOffset Now { get; init; } = new(2025, 3, 5, 12, 0, 0, TimeSpan.FromHours(6));

    public string DaysOwed { get; init; } = "10";

    public object Value(string name) => Answers.GetValueOrDefault(name, "");

    public string Standard(string field) => field == "days" ? DaysOwed : "";

    public string NewId() => "id-1";
}
