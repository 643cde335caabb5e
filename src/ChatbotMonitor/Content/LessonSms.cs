using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Whether what a lesson says by SMS fits one segment each: a page, a question with its choices, and what is said to an answer.</summary>
sealed class LessonSms(Texts texts, FileFaults faults)
{
    /// <summary>Writes down where a page does not fit.</summary>
    public void Check(LocalText page, Fields row) => Check(row.Node("sms"), row.At, "the page", page.In, "write it shorter");

    /// <summary>Writes down where a question, or what is said to its answer, does not fit.</summary>
    public void Check(QuizQuestion question, Fields row)
    {
        Check(row.Node(question.Sms is null ? "text" : "sms"), row.At, "the question with its choices", question.InSms, question.Sms is null ? "write a shorter one under `sms`, or shorter choices" : "write it, or its choices, shorter");
        // Texts with faults have been told of already.
        if (!texts.IsWhole)
            return;
        foreach (var isRight in new[] { false, true })
        {
            Check(row.Node("why"), row.At, $"what is said to a {(isRight ? "right" : "wrong")} answer",
                language => Lessons.Verdict((key, arguments) => texts.Say(key, language, Medium.Sms, arguments), question, isRight, language), "write a shorter reason");
        }
    }

    void Check(Node? node, Spot row, string what, Func<string, string> text, string mend)
    {
        foreach (var language in Languages.All)
        {
            var said = text(language);
            if (Segments.Of(said) is { Count: > 1 } segments)
                faults.Error(SpotOf(node, language) ?? row, $"{what} takes {segments.Count} SMS in {language}, where it may take one: {segments.Over(1)} characters too many", $"{SmsBudget.WithoutStray(said)}{mend}");
        }
    }

    static Spot? SpotOf(Node? node, string language) =>
        node is MapNode map ? map.Entries.FirstOrDefault(e => e.Key.Value == language)?.Value.At ?? map.At : node?.At;
}
