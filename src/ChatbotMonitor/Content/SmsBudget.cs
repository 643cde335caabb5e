using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Whether a survey can be answered by SMS as its respondents pay for it: each question, with its choices as they are sent, in as many SMS as it may take, and few questions.</summary>
/// <remarks>Where the author names no word that starts it by SMS, it may never be asked there: then it is a reminder.</remarks>
static class SmsBudget
{
    /// <summary>More questions than these tire somebody with a keypad phone.</summary>
    public const int ManyQuestions = 6;

    /// <summary>The most questions asked by SMS.</summary>
    public const int MostQuestions = 9;

    // So many questions are asked to see what each says, in all ways together; where nobody may ever be asked by SMS, a few tell enough.
    const int Asked = 200, Glanced = 40;

    /// <summary>Writes down what does not fit.</summary>
    public static void Check(Content content, WrittenSurvey written, DateTimeOffset now)
    {
        var (survey, faults) = (written.Survey, written.Faults);
        if (!content.IsStartedBySms(survey))
            return;
        var rehearsed = Languages.All.Take(written.NamesSmsWord ? Languages.All.Count : 1).Select(l => (Language: l, Played: new SmsRehearsal(content, survey, l, now).Play(written.NamesSmsWord ? Asked : Glanced))).ToArray();
        var tooLong = (from question in survey.Questions
                       from played in rehearsed
                       from said in new[] { (Key: "sms", Text: played.Played.Asked.GetValueOrDefault(question.Name)), (Key: "simple", Text: played.Played.Simple.GetValueOrDefault(question.Name)) }
                       where said.Text is not null && Segments.Of(said.Text).Count > Budget(survey, question)
                       group (played.Language, Text: said.Text!) by (Question: question, said.Key, At: written.OfWords(question, said.Key, played.Language))).ToArray();
        if (written.NamesSmsWord)
        {
            foreach (var place in tooLong)
                Tell(faults, place.Key.At, survey, place.Key.Question, place.Key.Key, [.. place]);
        }
        else if (tooLong.Length > 0)
        {
            var questions = tooLong.Select(p => p.Key.Question.Name).Distinct(StringComparer.Ordinal).Count();
            faults.Remind(tooLong[0].Key.At, $"by SMS {(questions == 1 ? "one question does" : $"{questions} questions do")} not fit, '{tooLong[0].Key.Question.Name}' first", "write them shorter under `sms`, or leave them out there with `sms: no`");
        }

        var most = rehearsed.Max(r => r.Played.MostQuestions);
        if (most > MostQuestions && written.NamesSmsWord)
            faults.Error(written.OfQuestions, $"by SMS {most} questions are asked, and {MostQuestions} are the most", "leave questions out there with `sms: no`");
        else if (most > ManyQuestions)
            faults.Remind(written.OfQuestions, $"by SMS {most} questions are asked; more than {ManyQuestions} are tiring", "leave questions out there with `sms: no`");
    }

    static int Budget(Survey survey, Question question) => question.SmsSegments ?? survey.SmsSegments;

    static void Tell(FileFaults faults, Spot at, Survey survey, Question question, string key, IReadOnlyList<(string Language, string Text)> texts)
    {
        var budget = Budget(survey, question);
        var worst = texts.MaxBy(t => Segments.Of(t.Text).Over(budget));
        var takes = string.Join(", ", texts.Select(t => $"{Segments.Of(t.Text).Count} SMS in {t.Language}"));
        faults.Error(at, $"'{question.Name}'{(key == "simple" ? " in simpler words" : "")} takes {takes}, where it may take {budget}: {Segments.Of(worst.Text).Over(budget)} characters too many",
            $"{WithoutStray(worst.Text)}write it shorter under `{key}`, or allow more with `sms_segments: {Segments.Of(worst.Text).Count}`");
    }

    /// <summary>What a mend begins with where one sign alone keeps a text from Latin letters: a curly quotation mark halves what an English SMS holds.</summary>
    public static string WithoutStray(string text)
    {
        var strays = text.Where(c => Segments.Of(c.ToString()).Unicode).Distinct().ToArray();
        return strays.Length == 1 ? $"without '{strays[0]}' it would be sent in Latin letters, 160 to an SMS; " : "";
    }
}
