using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Commands;

/// <summary>A phone as lines of a terminal: messages, numbered buttons, and what an SMS costs.</summary>
sealed class PreviewScreen(TextWriter output)
{
    IReadOnlyList<Button> _buttons = [];
    bool _sms;
    int _sent;
    int _received;

    /// <summary>Prints a line that neither side said.</summary>
    public void Note(string text) => output.WriteLine($"--- {text}");

    /// <summary>Empties the phone.</summary>
    public void Begin(Medium medium, string title)
    {
        _buttons = [];
        (_sms, _sent, _received) = (medium == Medium.Sms, 0, 0);
        Note($"{title}: {(_sms ? "by SMS" : "in Telegram")}");
    }

    /// <summary>The button of that number on the newest keyboard, or null.</summary>
    public Button? Button(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= _buttons.Count ? _buttons[n - 1] : null;

    /// <summary>Prints what was typed, where the terminal has not shown it.</summary>
    public void Heard(string text, Medium medium, bool isShown)
    {
        if (isShown)
            output.WriteLine($"> {text}");
        if (medium == Medium.Sms && !text.StartsWith('/'))
            output.WriteLine($"  ({Cost(text, ref _received)})");
    }

    /// <summary>Prints what the bot says.</summary>
    public void Said(Outbound message)
    {
        output.WriteLine();
        output.WriteLine(string.Join(Environment.NewLine, message.Text.Split('\n').Select((line, i) => $"{(i == 0 ? "<" : " ")} {line}".TrimEnd())));
        _buttons = [.. message.Keyboard.SelectMany(r => r)];
        var number = 0;
        foreach (var row in message.Keyboard)
            output.WriteLine($"  {string.Join("  ", row.Select(b => $"[{++number}] {b.Label}"))}");
        if (_sms)
            output.WriteLine($"  ({Cost(message.Text, ref _sent)})");
    }

    /// <summary>Prints the answers as they would be kept.</summary>
    public void Answers(string how, IReadOnlyList<Answer> answers)
    {
        output.WriteLine();
        Note($"answers, {how}");
        // In a draft, whether one more turn of a repeat was wanted stands among the answers too.
        foreach (var answer in answers.Where(a => !a.Name.EndsWith('/')))
            output.WriteLine($"{answer.Name}{(answer.At.Length > 0 ? $"[{answer.At}]" : "")} = {answer.Value.ReplaceLineEndings(" ")}");
    }

    /// <summary>Prints what it came to.</summary>
    public void Sum()
    {
        if (_sms)
            Note($"SMS segments: {_sent} sent, {_received} received, {_sent + _received} together");
    }

    static string Cost(string text, ref int sum)
    {
        var segments = Segments.Of(text);
        sum += segments.Count;
        return $"{segments.Count} SMS, {segments.Units} of {(segments.Count <= 1 ? segments.Unicode ? 70 : 160 : segments.Count * (segments.Unicode ? 67 : 153))} {(segments.Unicode ? "letters" : "Latin letters")}";
    }
}
