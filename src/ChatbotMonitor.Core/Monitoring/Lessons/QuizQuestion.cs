using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Monitoring;

/// <summary>A question on a lesson.</summary>
/// <param name="Text">What is asked in a chat.</param>
/// <param name="Choices">What one chooses from; each is named by its number, from 1.</param>
/// <param name="Right">The names of those that are right; where there are several, any of them is.</param>
/// <param name="Why">Why it is so, in a sentence.</param>
public sealed record QuizQuestion(LocalText Text, ChoiceList Choices, IReadOnlyList<string> Right, LocalText Why)
{
    /// <summary>What is asked by SMS, where it is shorter.</summary>
    public LocalText? Sms { get; init; }

    /// <summary>Whether the choice of that name is right.</summary>
    public bool IsRight(string name) => Right.Contains(name, StringComparer.Ordinal);

    /// <summary>The question as one SMS: a choice a line, by its number.</summary>
    public string InSms(string language) =>
        string.Join('\n', Choices.Choices.Select(c => $"{c.Name} {c.Label.In(language)}").Prepend((Sms ?? Text).In(language)));
}
