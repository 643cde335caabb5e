using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a coordinator can do with one report.</summary>
public enum DeskVerb
{
    /// <summary>Take it on.</summary>
    Seen = 0,

    /// <summary>Have the program pass it on to the provider.</summary>
    Refer,

    /// <summary>Say that it was passed on by hand.</summary>
    Referred,

    /// <summary>Answer it; the citizen hears.</summary>
    Answer,

    /// <summary>Write to the citizen; the report stays as it is.</summary>
    Reply,

    /// <summary>Say that it repeats another.</summary>
    Duplicate,

    /// <summary>Close it.</summary>
    Close,

    /// <summary>Say that the citizen was called.</summary>
    Called,

    /// <summary>Take up again what was closed or merged.</summary>
    Reopen,
}

/// <summary>Which reports a coordinator asks for.</summary>
public enum DeskList
{
    /// <summary>All that nobody has closed.</summary>
    Open = 0,

    /// <summary>Those past the day an answer was due.</summary>
    Overdue,

    /// <summary>Those that this coordinator had in hand last.</summary>
    Mine,

    /// <summary>Those whose citizen asked to be called.</summary>
    Calls,

    /// <summary>Those that words lead to.</summary>
    Find,
}

/// <summary>What a coordinator asks for; a closed set. In a chat by <c>/seen 482 913</c>, everywhere by <c>482913 OK</c>.</summary>
public abstract partial record DeskRequest(string? Slash)
{
    // Words of a list are short; a citizen's story is not looked through for them.
    const int LongestWords = 60;

    static readonly (DeskVerb Verb, string[] Words)[] Verbs =
    [
        (DeskVerb.Seen, ["seen", "ok", "ок", "принято", "принял", "приняла", "кабыл", "көрдүм"]),
        (DeskVerb.Refer, ["refer", "передать", "передай", "жибер", "жөнөт"]),
        (DeskVerb.Referred, ["referred", "передано", "передал", "передала", "жиберилди", "жөнөтүлдү"]),
        (DeskVerb.Answer, ["answer", "ответ", "ответить", "жооп", "joop", "otvet"]),
        (DeskVerb.Reply, ["reply", "написать", "напиши", "жаз", "кат"]),
        (DeskVerb.Duplicate, ["duplicate", "dup", "дубль", "повтор", "кайталанма"]),
        (DeskVerb.Close, ["close", "закрыть", "закрой", "жап", "жабуу"]),
        (DeskVerb.Called, ["called", "позвонил", "позвонила", "чалдым"]),
        (DeskVerb.Reopen, ["reopen", "открыть", "снова", "кайра", "ач"]),
    ];

    static readonly (DeskList List, string[] Words)[] Lists =
    [
        (DeskList.Open, ["open", "открытые", "ачык"]),
        (DeskList.Overdue, ["overdue", "просроченные", "просрочено", "кечиккен"]),
        (DeskList.Mine, ["mine", "мои", "меники"]),
        (DeskList.Calls, ["calls", "звонки", "чалуулар"]),
        (DeskList.Find, ["find", "найти", "найди", "изде"]),
    ];

    static readonly string[] Shows = ["report", "жалоба", "арыз"];

    static readonly Dictionary<string, DeskVerb> VerbByWord = ByWord(Verbs);
    static readonly Dictionary<string, DeskList> ListByWord = ByWord(Lists);
    static readonly HashSet<string> ShowWords = [.. Shows.Select(Folding.Fold)];

    /// <summary>The report of that code, or what was written in its place.</summary>
    public sealed record Show(string? Slash, string Code) : DeskRequest(Slash);

    /// <summary>Something done with a report; the words are the answer, the reason, or another code.</summary>
    public sealed record Act(string? Slash, DeskVerb Verb, string Code, string Words) : DeskRequest(Slash);

    /// <summary>A list of reports; the words are what is looked for.</summary>
    public sealed record Many(string? Slash, DeskList List, string Words) : DeskRequest(Slash);

    /// <summary>A report's code with words behind it that say nothing we know.</summary>
    public sealed record Unclear(string Code) : DeskRequest((string?)null);

    /// <summary>Whether <paramref name="word"/>, without its slash, is a command of coordinators in a chat; <c>report</c> is one only with a code behind it.</summary>
    public static bool IsCommand(string word) => Folding.Fold(word) is var folded && (VerbByWord.ContainsKey(folded) || ListByWord.ContainsKey(folded));

    /// <summary>Reads a message; null where it asks for nothing of the kind.</summary>
    public static DeskRequest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.StartsWith('/'))
        {
            var (word, rest) = Split(trimmed[1..]);
            return Begun(word.Split('@')[0], rest, slash: true);
        }

        if (CodeFirst.Match(trimmed) is { Success: true } coded && ReportCode.Read(coded.Groups["code"].Value) is { } code)
        {
            if (!coded.Groups["verb"].Success)
                return new Show(null, code.Digits);
            return VerbByWord.TryGetValue(Folding.Fold(coded.Groups["verb"].Value), out var verb) ? new Act(null, verb, code.Digits, coded.Groups["words"].Value.Trim()) : new Unclear(code.Digits);
        }

        if (trimmed.Length > LongestWords)
            return null;
        var (first, others) = Split(trimmed);
        return Begun(first, others, slash: false);
    }

    static DeskRequest? Begun(string word, string rest, bool slash)
    {
        var folded = Folding.Fold(word);
        var command = slash ? folded : null;
        if (ListByWord.TryGetValue(folded, out var list))
            return rest.Length == 0 ? (slash || list != DeskList.Find ? new Many(command, list, "") : null) : list == DeskList.Find ? new Many(command, list, rest) : slash ? new Many(command, list, "") : null;
        if (ShowWords.Contains(folded))
            return rest.Length > 0 && (slash ? rest.Any(char.IsDigit) : ReportCode.Read(rest) is not null) ? new Show(command, rest) : null;
        if (!slash || !VerbByWord.TryGetValue(folded, out var verb))
            return null;
        return CodeFirst.Match(rest) is { Success: true } coded
            ? new Act(command, verb, coded.Groups["code"].Value, rest[(coded.Groups["code"].Index + coded.Groups["code"].Length)..].Trim())
            : new Act(command, verb, rest, "");
    }

    static (string First, string After) Split(string text)
    {
        var blank = text.IndexOfAny([' ', '\n', '\t']);
        return blank < 0 ? (text, "") : (text[..blank], text[blank..].Trim());
    }

    static Dictionary<string, T> ByWord<T>((T Meaning, string[] Words)[] table) =>
        table.SelectMany(t => t.Words.Select(w => (Word: Folding.Fold(w), t.Meaning))).DistinctBy(p => p.Word, StringComparer.Ordinal).ToDictionary(p => p.Word, p => p.Meaning, StringComparer.Ordinal);

    // Digits, spaced as they are read out, and then a word.
    [GeneratedRegex(@"\A\W*(?<code>\d[\d\s\p{Pd}]{4,22}\d)\b[\s:,.]*((?<verb>[^\s\d:,.]+)[\s:,.]*(?<words>.*))?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    static partial Regex CodeFirst { get; }
}
