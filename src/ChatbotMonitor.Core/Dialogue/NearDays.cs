using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Today and yesterday, offered where a date is asked: most visits are told of at once, and a number is less to type than a date.</summary>
static class NearDays
{
    /// <summary>What they are called, today first.</summary>
    public static IReadOnlyList<string> Keys { get; } = [TextKeys.NavToday, TextKeys.NavYesterday];

    /// <summary>Whether they are offered: a day is asked for, and not yet told.</summary>
    public static bool AreOffered(Talk talk, Question question) =>
        question.Type == QuestionType.Date || (question.Type == QuestionType.DateTime && talk.Draft.Picked.Count == 0);

    /// <summary>What the button of the day that lies <paramref name="back"/> days behind says.</summary>
    public static string Press(int back) => $"d{back.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The days behind that a button means, or null.</summary>
    public static int? Pressed(string value) => value is ['d', >= '0' and <= '1' and var back] ? back - '0' : null;

    /// <summary>Reads a date, or the number of one of these days; a lone number is no date otherwise.</summary>
    public static Reading Read(string text, Talk talk) =>
        talk.Medium == Medium.Sms && Folding.Fold(text) is ['1' or '2'] number ? Stored(talk, number[0] - '1') : DateReplies.Date(text, talk.Today);

    /// <summary>The day that lies <paramref name="back"/> days behind, as it is stored.</summary>
    public static Reading Stored(Talk talk, int back) => new Reading.Value(talk.Today.AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A stored day as it is said here.</summary>
    public static string Shown(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
