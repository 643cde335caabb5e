using System.Globalization;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a button says when it is pressed: short (Telegram allows 64 bytes), and meaningful after a restart or a change of the survey's file.</summary>
/// <param name="Kind">One letter: <c>a</c> an answer, <c>n</c> a way to go, <c>s</c> the summary, <c>l</c> a language, <c>e</c> to erase, <c>r</c> a report, <c>f</c> whether it is fixed, <c>i</c> a service to tell about, <c>d</c> a digest, <c>v</c> an invitation, <c>h</c> answering for somebody else, <c>t</c> a lesson, <c>m</c> public monitoring.</param>
/// <param name="Draft">The start of the draft's id, so that buttons of another survey are told apart; for <c>r</c> and <c>f</c> the report's code; for <c>t</c> a hash of the lesson's id; empty for <c>l</c>, <c>e</c>, <c>i</c>, <c>v</c>, <c>d</c> and <c>h</c>.</param>
/// <param name="Question">A hash of the question's name, in a repeat with its turn; for <c>d</c> its date; for <c>t</c> the number of a page or a question; or empty.</param>
/// <param name="Value">A hash of the choice's name, or a word.</param>
public readonly record struct PressData(char Kind, string Draft, string Question, string Value)
{
    public const char Answer = 'a';
    public const char Way = 'n';
    public const char Summary = 's';
    public const char Language = 'l';
    public const char Erase = 'e';
    public const char Report = 'r';
    public const char Fixed = 'f';
    public const char Digest = 'd';
    public const char Info = 'i';
    public const char Invitation = 'v';
    public const char Helping = 'h';
    public const char Lesson = 't';
    public const char Field = 'm';

    /// <summary>Reads a button's data; null where it is none of ours.</summary>
    public static PressData? Read(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var parts = data.Split(':');
        return parts is [{ Length: 1 } kind, var draft, var question, var value] && data.Length <= 64 ? new PressData(kind[0], draft, question, value) : null;
    }

    /// <summary>The part of a draft's id that buttons carry.</summary>
    public static string Of(Draft draft) => draft.Id.Length <= 8 ? draft.Id : draft.Id[..8];

    /// <summary>A name as buttons carry it: FNV-1a, 32 bits, in hexadecimal.</summary>
    public static string Hash(string name) => Fingerprint.Short(name).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>A question as buttons carry it, in a repeat one turn's apart from another's.</summary>
    public static string Hash(string question, string at) => Hash(Stop.KeyOf(question, at));

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Draft}:{Question}:{Value}";
}
