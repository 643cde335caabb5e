using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A word on how to answer, where the question and its choices do not show it: between which numbers, in which order, by what letters.</summary>
static class Guidance
{
    /// <summary>What is said behind the question; empty where nothing needs saying.</summary>
    public static string Of(Talk talk, Question question, Offer offer) => question switch
    {
        _ when talk.Draft.Search is { Length: > 0 } search && offer.Page.Count > 0 => talk.Text(TextKeys.SearchFound, ("text", search)),
        _ when talk.Draft.Search is { Length: > 0 } search => talk.Text(TextKeys.SearchMany, ("text", search)),
        _ when offer.IsLong && talk.Draft.Search is null => talk.Text(TextKeys.SearchHint),
        { Type: QuestionType.Rank } when talk.Draft.Picked.Count == 0 => talk.Text(TextKeys.RankHint),
        { Type: QuestionType.Range, Range: { } range } when offer.Page.Count == 0 => Bounds(talk, Math.Abs(range.Step) == 1 ? TextKeys.RangeBounds : TextKeys.RangeSteps, range),
        _ => "",
    };

    /// <summary>Why a number was not taken by a range.</summary>
    public static string Refusal(Talk talk, NumberRange range) => Bounds(talk, Math.Abs(range.Step) == 1 ? TextKeys.WrongRange : TextKeys.WrongStep, range);

    static string Bounds(Talk talk, string key, NumberRange range) => talk.Text(key,
        ("start", Plain(Math.Min(range.Start, range.End))), ("end", Plain(Math.Max(range.Start, range.End))), ("step", Plain(Math.Abs(range.Step))));

    static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
