using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The last question: what was answered, to be sent or changed.</summary>
static class Summary
{
    // By SMS each answer is cut to this many letters: one reads one's own words again, one does not study them.
    const int Brief = 14;

    public static void Open(Talk talk, Survey survey, IReadOnlyList<string> before)
    {
        talk.State = talk.State with { Asking = Asking.Summary };
        talk.Draft = talk.Draft with { Question = null, Branch = null, Page = 0, Picked = [] };
        var answers = new Answers(talk, survey);
        var questions = Walk.Answered(talk, survey);
        var lines = new List<string>(before) { talk.Text(TextKeys.SummaryTitle) };
        if (talk.Medium == Medium.Sms)
        {
            lines.Add(string.Join(' ', questions.Select((q, i) => $"{i + 1}.{Cut(Said(talk, answers, q), Brief)}")));
            lines.Add(talk.Text(TextKeys.SummarySms));
            talk.Say(string.Join('\n', lines));
            return;
        }

        lines.Add(string.Join('\n', questions.Select((q, i) => $"{i + 1}. {q.Label.In(talk.Language, answers.Shown)}\n    {Said(talk, answers, q)}")));
        talk.Say(string.Join("\n\n", lines), Keyboard(talk, questions));
    }

    /// <summary>Reads a typed answer to the summary.</summary>
    public static void Take(Talk talk, Survey survey, string text)
    {
        var folded = Folding.Fold(text);
        var words = Folding.Words(folded);
        if (folded is "1" || Means(talk, folded, TextKeys.NavSend) || Means(talk, folded, TextKeys.NavYes) || folded is "yes" or "да" or "ооба" or "send" or "отправить" or "жонот" or "жонотуу")
            Ending.Send(talk, survey, null);
        else if (words is ["2"] or ["изменить"] or ["change"] or ["озгорт"] or ["озгортуу"])
            talk.Tell(TextKeys.SummaryWhich);
        else if (words.Length is 1 or 2 && int.TryParse(words[^1].TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (words.Length == 2 || talk.Medium == Medium.Chat) && Walk.Answered(talk, survey) is var answered && number >= 1 && number <= answered.Count)
            Change(talk, survey, answered[number - 1], null);
        else
            Open(talk, survey, [talk.Text(TextKeys.SummaryWrong)]);
    }

    /// <summary>Asks one question again; afterwards the summary comes back, after whatever the new answer makes relevant.</summary>
    public static void Change(Talk talk, Survey survey, Question question, string? promptId)
    {
        talk.Show(promptId, talk.Text(TextKeys.NavChange, ("number", question.Label.In(talk.Language, new Answers(talk, survey).Shown))));
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        talk.Draft = talk.Draft with { Question = question.Name, Branch = null, Page = 0, Picked = [] };
        Prompt.Open(talk, survey);
    }

    static bool Means(Talk talk, string folded, string key) => string.Equals(folded, Folding.Fold(talk.Text(key)), StringComparison.Ordinal);

    static string Said(Talk talk, Answers answers, Question question) =>
        talk.Draft.Find(question.Name)?.Value is { Length: > 0 } value ? answers.Shown(question, value) : talk.Text(TextKeys.SummarySkipped);

    static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    static List<IReadOnlyList<Button>> Keyboard(Talk talk, IReadOnlyList<Question> questions)
    {
        var draft = PressData.Of(talk.Draft);
        Button Press(string label, string question, string value) => new(label, new PressData(PressData.Summary, draft, question, value).ToString());

        var rows = new List<IReadOnlyList<Button>> { new[] { Press(talk.Text(TextKeys.NavSend), "", "send") } };
        rows.AddRange(questions
            .Select((q, i) => Press(talk.Text(TextKeys.NavChange, ("number", (i + 1).ToString(CultureInfo.InvariantCulture))), PressData.Hash(q.Name), "change"))
            .Chunk(3));
        rows.Add([new Button(talk.Text(TextKeys.NavCancel), new PressData(PressData.Way, draft, "", "cancel").ToString())]);
        return rows;
    }
}
