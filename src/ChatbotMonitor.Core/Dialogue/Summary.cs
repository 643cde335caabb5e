using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The last question: what was answered, to be sent or changed.</summary>
/// <remarks>
/// By SMS it is asked only where it takes one message and the whole interview eight. Else the last answer sends the survey: whoever is seventy has said what they had to say,
/// and would pay for three messages, and one of their own, to confirm it; many would think they were done and never send. The thanks name the word (ANSWERS) that shows the answers and changes one, for a day.
/// </remarks>
static class Summary
{
    // By SMS each answer is cut to this many letters: one reads one's own words again, one does not study them.
    const int Brief = 14;

    // Above this the answers are counted, not shown: nobody pays for five messages to read what they wrote.
    const int MostSegments = 4;

    // With the greeting, its terms, the summary and the thanks, a message for each makes eight.
    const int MostAnswers = 4;

    // Telegram takes a hundred buttons, a thumb fewer: above this the number is typed.
    const int MostButtons = 24;

    /// <summary>Asks it, or sends the survey where it is not asked; <paramref name="before"/> is said first.</summary>
    public static void Open(Talk talk, Survey survey, IReadOnlyList<string> before)
    {
        talk.Draft = talk.Draft.Opened(null, "");
        if (talk.Draft.Fieldwork is { Kind: FieldworkKind.Interview } interview)
        {
            // The next person is waiting.
            FieldEnd.Send(talk, survey, interview, null, before);
            return;
        }

        if (talk.Medium != Medium.Sms)
        {
            Show(talk, survey, before);
            return;
        }

        var stops = Walk.Answered(talk, survey);
        if (stops.Count <= MostAnswers && InSms(talk, survey, stops, [], Brief) is var text && Segments.Of(text).Count == 1)
            Ask(talk, Said(before, text));
        else
            Ending.Send(talk, survey, null, before);
    }

    /// <summary>Asks it whatever it costs: whoever asks for it by SMS wants to read it.</summary>
    public static void Show(Talk talk, Survey survey, IReadOnlyList<string> before)
    {
        var stops = Walk.Answered(talk, survey);
        if (talk.Medium == Medium.Sms)
        {
            var text = InSms(talk, survey, stops, before, Brief);
            if (Segments.Of(text).Count > MostSegments)
                text = InSms(talk, survey, stops, before, Brief / 2);
            Ask(talk, Segments.Of(text).Count > MostSegments ? Said(before, talk.Text(TextKeys.SummaryCount, ("count", Number(stops.Count))), talk.Text(TextKeys.SummarySms)) : text);
            return;
        }

        talk.State = talk.State with { Asking = Asking.Summary };
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
            Show(talk, survey, [talk.Text(TextKeys.SummaryWrong)]);
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

    /// <summary>The answers so far in one line of an SMS, to be read before going on.</summary>
    public static string SoFar(Talk talk, Survey survey) =>
        Walk.Answered(talk, survey) is { Count: > 0 } stops ? Said([], talk.Text(TextKeys.SummaryTitle), Line(talk, survey, stops, Brief)) : "";

    static void Ask(Talk talk, string text)
    {
        talk.State = talk.State with { Asking = Asking.Summary };
        talk.Say(text);
    }

    static bool Means(Talk talk, string folded, string key) =>
        talk.Text(key) is var word && (string.Equals(folded, Folding.Fold(word), StringComparison.Ordinal) || string.Equals(folded, Folding.Fold(LatinLetters.Of(word)), StringComparison.Ordinal));

    static string InSms(Talk talk, Survey survey, IReadOnlyList<Stop> stops, IReadOnlyList<string> before, int brief) =>
        Said(before, talk.Text(TextKeys.SummaryTitle), Line(talk, survey, stops, brief), talk.Text(TextKeys.SummarySms));

    static string Line(Talk talk, Survey survey, IReadOnlyList<Stop> stops, int brief)
    {
        var parts = new List<string>();
        var turn = "";
        for (var i = 0; i < stops.Count; i++)
        {
            if (HeadingBefore(talk, survey, stops[i], ref turn, brief) is { Length: > 0 } heading)
                parts.Add($"{heading}:");
            parts.Add($"{Number(i + 1)}.{Cut(Value(talk, survey, stops[i]), brief)}");
        }

        return string.Join(' ', parts);
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
