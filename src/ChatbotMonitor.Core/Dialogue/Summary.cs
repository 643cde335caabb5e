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

    // Above this the answers are counted, not shown: nobody pays for five messages to read what they wrote.
    const int MostSegments = 4;

    // Telegram takes a hundred buttons, a thumb fewer: above this the number is typed.
    const int MostButtons = 24;

    public static void Open(Talk talk, Survey survey, IReadOnlyList<string> before)
    {
        talk.State = talk.State with { Asking = Asking.Summary };
        talk.Draft = talk.Draft.Opened(null, "");
        var stops = Walk.Answered(talk, survey);
        if (talk.Medium == Medium.Sms)
        {
            var text = InSms(talk, survey, stops, before, Brief);
            if (Segments.Of(text).Count > MostSegments)
                text = InSms(talk, survey, stops, before, Brief / 2);
            talk.Say(Segments.Of(text).Count > MostSegments ? Said(before, talk.Text(TextKeys.SummaryCount, ("count", Number(stops.Count))), talk.Text(TextKeys.SummarySms)) : text);
            return;
        }

        var lines = new List<string>(before) { talk.Text(TextKeys.SummaryTitle), InChat(talk, survey, stops) };
        talk.Say(string.Join("\n\n", lines.Where(l => l.Length > 0)), Keyboard(talk, stops));
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
            Refuse(talk, survey);
    }

    // By SMS nobody pays twice to read their answers again.
    static void Refuse(Talk talk, Survey survey)
    {
        var step = Patience.Lose(talk);
        if (talk.Medium == Medium.Chat || step == Patience.Step.Again)
            Open(talk, survey, [talk.Text(TextKeys.SummaryWrong)]);
        else if (step == Patience.Step.Simpler)
            talk.Tell(TextKeys.SummarySms);
        else
            Calling.Relieve(talk);
    }

    /// <summary>Asks one question again; afterwards the summary comes back, after whatever the new answer makes relevant.</summary>
    public static void Change(Talk talk, Survey survey, Stop stop, string? promptId)
    {
        talk.Show(promptId, talk.Text(TextKeys.NavChange, ("number", stop.Question.Label.In(talk.Language, new Answers(talk, survey, stop).Shown))));
        talk.State = talk.State with { Asking = Asking.Nothing, Wrong = 0 };
        talk.Draft = talk.Draft.Opened(stop.Question.Name, stop.At);
        Prompt.Open(talk, survey);
    }

    static bool Means(Talk talk, string folded, string key) => string.Equals(folded, Folding.Fold(talk.Text(key)), StringComparison.Ordinal);

    static string InSms(Talk talk, Survey survey, IReadOnlyList<Stop> stops, IReadOnlyList<string> before, int brief)
    {
        var parts = new List<string>();
        var turn = "";
        for (var i = 0; i < stops.Count; i++)
        {
            if (HeadingBefore(talk, survey, stops[i], ref turn, brief) is { Length: > 0 } heading)
                parts.Add($"{heading}:");
            parts.Add($"{Number(i + 1)}.{Cut(Value(talk, survey, stops[i]), brief)}");
        }

        return Said(before, talk.Text(TextKeys.SummaryTitle), string.Join(' ', parts), talk.Text(TextKeys.SummarySms));
    }

    static string InChat(Talk talk, Survey survey, IReadOnlyList<Stop> stops)
    {
        var lines = new List<string>();
        var turn = "";
        for (var i = 0; i < stops.Count; i++)
        {
            if (HeadingBefore(talk, survey, stops[i], ref turn, int.MaxValue) is { Length: > 0 } heading)
                lines.Add($"— {heading}");
            lines.Add($"{Number(i + 1)}. {stops[i].Question.Label.In(talk.Language, new Answers(talk, survey, stops[i]).Shown)}\n    {Value(talk, survey, stops[i])}");
        }

        return string.Join('\n', lines);
    }

    // What a turn of a repeat is called, before the first answer in it.
    static string HeadingBefore(Talk talk, Survey survey, Stop stop, ref string turn, int most)
    {
        if (string.Equals(stop.At, turn, StringComparison.Ordinal) || OneMore.Is(stop.Question.Name))
            return "";
        turn = stop.At;
        return stop.At.Length == 0 ? "" : Passing.HeadingOf(talk, survey, survey.Outline.Repeats(stop.Question.Group)[^1], stop.At, most);
    }

    static string Said(IReadOnlyList<string> before, params IEnumerable<string> lines) => string.Join('\n', before.Concat(lines).Where(l => l.Length > 0));

    static string Value(Talk talk, Survey survey, Stop stop) =>
        talk.Filled(survey).Given(stop.Question.Name, stop.At) is { Length: > 0 } value ? new Answers(talk, survey, stop).Shown(stop.Question, value) : talk.Text(TextKeys.SummarySkipped);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    static List<IReadOnlyList<Button>> Keyboard(Talk talk, IReadOnlyList<Stop> stops)
    {
        var draft = PressData.Of(talk.Draft);
        Button Press(string label, string question, string value) => new(label, new PressData(PressData.Summary, draft, question, value).ToString());

        var rows = new List<IReadOnlyList<Button>> { new[] { Press(talk.Text(TextKeys.NavSend), "", "send") } };
        if (stops.Count > MostButtons)
            rows.Add([Press(talk.Text(TextKeys.NavChangeOne), "", "which")]);
        else
            rows.AddRange(stops.Select((s, i) => Press(talk.Text(TextKeys.NavChange, ("number", Number(i + 1))), PressData.Hash(s.Question.Name, s.At), "change")).Chunk(3));
        Button Way(string key, string value) => new(talk.Text(key), new PressData(PressData.Way, draft, "", value).ToString());
        rows.Add(Patience.IsLost(talk) ? [Way(TextKeys.NavCancel, "cancel"), Way(TextKeys.NavCall, ChatbotMonitor.Core.Dialogue.Keyboard.Call)] : [Way(TextKeys.NavCancel, "cancel")]);
        return rows;
    }
}
