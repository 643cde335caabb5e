using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A question where it is asked: in which turn of the repeats around it, empty outside repeats.</summary>
readonly record struct Stop(Question Question, string At)
{
    /// <summary>The stop as a draft's trail keeps it: the name, and the turn behind a blank.</summary>
    public string Key => KeyOf(Question.Name, At);

    /// <summary>The key of the question of that name at that turn.</summary>
    public static string KeyOf(string name, string at) => at.Length == 0 ? name : $"{name} {at}";

    /// <summary>The name and the turn that a key holds.</summary>
    public static (string Name, string At) Read(string key) =>
        key.IndexOf(' ', StringComparison.Ordinal) is var blank && blank < 0 ? (key, "") : (key[..blank], key[(blank + 1)..]);
}
