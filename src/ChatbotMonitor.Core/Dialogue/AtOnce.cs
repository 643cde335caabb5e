using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>One message that answers the open question and those behind it (<c>1 3 2</c>), where the form allows it: taken whole, and read back, or not at all.</summary>
/// <remarks>
/// What reads as an answer to the open question alone is that answer: a select_multiple's <c>1 3</c>, <c>1 500</c> for a sum, any text.
/// Parts stand on lines of their own, between semicolons, blanks or commas; where two ways of parting give answers, neither is taken.
/// </remarks>
static partial class AtOnce
{
    static readonly string[] Partings = ["\n", ";", ", ", " ", ","];

    /// <summary>Takes the answers, or says which one could not be taken; false where the text is not several answers.</summary>
    public static bool Take(Talk talk, Survey survey, Question question, string text)
    {
        if (!survey.ManyAtOnce || talk.Draft.Picked.Count > 0 || IsFree(question.Type))
            return false;
        var before = talk.State;
        var taken = new List<Trial>();
        Trial? furthest = null;
        foreach (var (parts, words) in PartedWays(text))
        {
            var trial = Try(talk, survey, parts, words);
            talk.State = before;
            if (trial.Failed is null)
                taken.Add(trial);
            else if (trial.Answers.Count > 0 && (furthest is null || trial.Answers.Count > furthest.Answers.Count))
                furthest = trial;
        }

        if (taken.DistinctBy(t => string.Join('\n', t.Answers), StringComparer.Ordinal).Count() == 1)
        {
            Accept(talk, survey, taken[0]);
            return true;
        }

        if (furthest is null || taken.Count > 0)
            return false;
        Answering.Refuse(talk, survey, question, talk.Text(TextKeys.ManyWrong, ("number", (furthest.Answers.Count + 1).ToString(CultureInfo.InvariantCulture)), ("answer", OneLine.Cut(furthest.Failed!, 20))));
        return true;
    }

    static void Accept(Talk talk, Survey survey, Trial trial)
    {
        talk.State = trial.State;
        List<string> before = [talk.Text(TextKeys.ManyTaken, ("answers", string.Join("; ", trial.Answers))), .. trial.Said];
        if (talk.Draft.Question is null)
            Summary.Open(talk, survey, before);
        else
            Prompt.Open(talk, survey, string.Join('\n', before));
    }

    // Plays the parts through, one question after another, and says nothing. Words of one's own need a line, or a semicolon, to be told from the answer before.
    static Trial Try(Talk talk, Survey survey, IReadOnlyList<string> parts, bool words)
    {
        var (answers, said) = (new List<string>(), new List<string>());
        foreach (var part in parts)
        {
            if (Walk.Open(talk, survey) is not { Question: var question } || (!words && IsFree(question.Type))
                || TypedAnswers.Read(talk, survey, question, part) is not Reading.Value { Stored: var value } || Answering.Fault(talk, survey, question, value) is not null)
                return new Trial(talk.State, answers, said, part);
            if (question.Type is QuestionType.SelectOne && question.Choices?.Find(value) is { } choice && Offer.Opens(talk, question, choice))
            {
                answers.Add(Offer.LabelOf(talk, survey, choice));
                talk.Draft = talk.Draft with { Branch = choice.Name, Search = null, Page = 0 };
                continue;
            }

            // Half a date, or some places of an order, are no answer.
            if ((question.Type == QuestionType.DateTime && !value.Contains('T', StringComparison.Ordinal)) || question.Type is QuestionType.Rank)
                return new Trial(talk.State, answers, said, part);
            answers.Add(new Answers(talk, survey).Shown(question, value));
            said.Clear();
            Answering.Store(talk, question, value);
            Prompt.Advance(talk, survey, said);
        }

        return new Trial(talk.State, answers, said, null);
    }

    static bool IsFree(QuestionType type) => type is QuestionType.Text or QuestionType.Barcode or QuestionType.Image or QuestionType.Audio or QuestionType.File or QuestionType.Rank;

    static IEnumerable<(string[] Parts, bool Words)> PartedWays(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parting in Partings)
        {
            foreach (var way in parting == " " ? [text, Thousands().Replace(text, "\u00A0")] : new[] { text })
            {
                var parts = Array.ConvertAll(way.Split(parting, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), p => p.Trim(',', ';', ' '));
                if (parts.Length > 1 && seen.Add(string.Join('\n', parts)))
                    yield return (parts, parting is "\n" or ";");
            }
        }
    }

    // The blank within 1 500.
    [GeneratedRegex(@"(?<=(^| )\d{1,3}(\u00A0\d{3})*) (?=\d{3}( |$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    sealed record Trial(Conversation State, List<string> Answers, List<string> Said, string? Failed);
}
