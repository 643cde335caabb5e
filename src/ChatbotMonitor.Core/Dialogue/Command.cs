using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a person can ask of the bot itself.</summary>
public enum Command
{
    Start,
    Stop,
    Help,
    Language,
    Status,
    Info,
    Erase,
    Back,
    Skip,
    Cancel,
    Restart,
    Join,
    Leave,
    Digest,
    More,
    Quiet,
    Call,

    /// <summary>Go on in Telegram; a word of SMS.</summary>
    Telegram,

    /// <summary>Go on by SMS; a word of a chat.</summary>
    Sms,

    /// <summary>The code that was asked for at the other channel.</summary>
    Code,

    /// <summary>Answer for somebody else.</summary>
    Helping,

    /// <summary>Lessons: a list of them in a chat, one message a day by SMS.</summary>
    Learn,

    /// <summary>No more of them.</summary>
    Enough,

    Answers,
    Latin,
    Cyrillic,

    /// <summary>What a monitor is to do.</summary>
    Tasks,

    /// <summary>What is being entered was done before.</summary>
    Earlier,
}

/// <summary>The words that commands are given by, in three languages; a whole message must be the word, with what follows it as its argument where it takes one.</summary>
public static class Commands
{
    static readonly (Command Command, string[] Slash, string[] Words)[] Table =
    [
        (Command.Start, ["start"], ["start", "старт", "начать", "башта", "баштоо"]),
        (Command.Stop, ["stop"], ["stop", "стоп", "токтот", "токтотуу", "отписаться"]),
        (Command.Help, ["help"], ["help", "помощь", "жардам"]),
        (Command.Language, ["language", "lang"], ["language", "язык", "тил"]),
        (Command.Status, ["status"], ["status", "статус", "абалы", "абал"]),
        (Command.Info, ["info"], ["info", "инфо", "справка", "маалымат"]),
        (Command.Erase, ["forget", "erase"], ["erase", "forget me", "удалить", "өчүр", "маалыматымды өчүр", "сотри мои данные"]),
        (Command.Back, ["back"], ["back", "назад", "артка"]),
        (Command.Skip, ["skip"], ["skip", "пропустить", "пропуск", "өткөр", "өткөрүү"]),
        (Command.Cancel, ["cancel"], ["exit", "cancel", "отмена", "отменить", "жокко", "жокко чыгар", "жокко чыгаруу"]),
        (Command.Restart, ["restart"], ["restart", "заново", "сначала", "кайра", "кайра баштоо"]),
        (Command.Join, ["join"], ["join", "войти", "кошул"]),
        (Command.Leave, ["leave"], ["leave", "выйти", "чык"]),
        (Command.Digest, ["digest"], ["digest", "сводка", "жыйынтык"]),
        (Command.More, ["more"], ["more", "еще", "дагы"]),
        (Command.Quiet, ["quiet"], ["quiet", "тихо", "тынч"]),
        (Command.Call, ["call"], ["call", "call me", "позвоните", "позвони", "перезвоните", "позвоните мне", "звонок", "чал", "чалыңыз", "чалгыла", "мага чал", "чалып коюңуз"]),
        (Command.Telegram, [], ["telegram", "телеграм", "телеграмм"]),
        (Command.Sms, ["sms"], []),
        (Command.Code, ["code"], ["code", "код"]),
        (Command.Helping, ["helping"], ["helping", "i help", "помогаю", "помогаю другому", "жардамдашам", "жардамдашып жатам"]),
        (Command.Learn, ["learn"], ["learn", "lesson", "lessons", "урок", "уроки", "үйрөн", "uyron", "үйрөнүү", "сабак"]),
        (Command.Enough, [], ["enough", "хватит", "достаточно", "жетишет"]),
        (Command.Answers, [], ["answers", "ответы", "жооп", "жооптор", "жоопторум"]),
        (Command.Tasks, ["tasks"], ["tasks", "task", "задания", "задание", "мои задания", "тапшырма", "тапшырмалар", "тапшырмаларым"]),
        (Command.Earlier, ["earlier"], ["earlier", "done earlier", "раньше", "сделано раньше", "мурда", "мурун"]),
        (Command.Latin, [], ["latin", "латын", "латиница"]),
        (Command.Cyrillic, [], ["cyrillic", "кирилл", "кириллица"]),
    ];

    static readonly Dictionary<string, Command> BySlash = Table.SelectMany(t => t.Slash.Select(s => (s, t.Command))).ToDictionary(p => p.s, p => p.Command, StringComparer.OrdinalIgnoreCase);

    static readonly Dictionary<string, Command> ByWord = Table.SelectMany(t => t.Words.SelectMany(w => new[] { w, LatinLetters.Of(w) }).Select(w => (Word: Folding.Fold(w), t.Command))).DistinctBy(p => p.Word, StringComparer.Ordinal).ToDictionary(p => p.Word, p => p.Command, StringComparer.Ordinal);

    /// <summary>Whether a survey may not be started by <paramref name="word"/>, because the bot itself answers to it. <c>start</c> is free: it starts whatever survey claims it.</summary>
    public static bool IsReserved(string word, Medium medium) =>
        (medium == Medium.Chat && (DeskRequest.IsCommand(word.TrimStart('/')) || FieldRequest.IsCommand(word.TrimStart('/'))))
        || ((medium == Medium.Sms ? ByWord.TryGetValue(Folding.Fold(word), out var command) : BySlash.TryGetValue(word.TrimStart('/'), out command)) && (command != Command.Start || medium == Medium.Sms));

    /// <summary>Reads a command and its argument; a slash word that is none of ours is given as the word alone, for surveys to claim.</summary>
    public static (Command? Command, string? Slash, string Argument) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.StartsWith('/'))
        {
            var blank = trimmed.IndexOfAny([' ', '\n']);
            var word = (blank < 0 ? trimmed[1..] : trimmed[1..blank]).Split('@')[0];
            var argument = blank < 0 ? "" : trimmed[blank..].Trim();
            return (BySlash.TryGetValue(word, out var slash) ? slash : null, word, argument);
        }

        if (trimmed.Length > 60)
            return (null, null, "");
        var folded = Folding.Fold(trimmed);
        if (ByWord.TryGetValue(folded, out var whole))
            return (whole, null, "");
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && ByWord.TryGetValue(folded[..space], out var first) && first is Command.Status or Command.Join or Command.Call or Command.Info or Command.Code or Command.Tasks)
        {
            var rest = trimmed[(trimmed.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim();
            // "Статус моего дела" is a sentence; a code has digits. Whether a service is named, the register knows.
            if (first == Command.Tasks)
                return TaskList.IsArgument(rest) ? (first, null, rest) : (null, null, "");
            return first == Command.Info || (first == Command.Code ? LinkCode.Read(rest) is not null : rest.Any(char.IsDigit)) ? (first, null, rest) : (null, null, "");
        }

        return (null, null, "");
    }
}
