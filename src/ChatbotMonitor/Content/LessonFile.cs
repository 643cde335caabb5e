using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>Reads lessons, one after the other: ids are unique over all of them.</summary>
/// <param name="pictures">What pages may show.</param>
/// <param name="texts">What the bot says to answers.</param>
sealed class LessonFile(LessonPictures pictures, Texts texts)
{
    const string PassMend = "write how many of the questions must be right, as in 3, or their share, as in 80%";
    const string RightMend = "write the number of the choice that is right, counted from 1";

    // A picture carries its page as a caption, of 1024 characters with the title.
    const int LongestUnderPicture = 900;

    // What fits under a message in a chat, and what one can keep in mind.
    const int MostChoices = 6;

    static readonly Dictionary<string, Audience> Audiences = new(StringComparer.Ordinal) { ["everyone"] = Audience.Everyone, ["monitors"] = Audience.Monitors };

    readonly Uniques _ids = new("lesson id", StringComparer.Ordinal);

    /// <summary>The lesson of one file, or null where a fault leaves none.</summary>
    public Lesson? Read(MapNode root, FileFaults faults)
    {
        var fields = new Fields(root, "a lesson", faults);
        var id = fields.RequiredId("id");
        var isNew = id is not null && _ids.Claim(id, faults);
        var title = fields.RequiredWords("title");
        var audience = fields.OneOf("audience", Audiences) ?? Audience.Everyone;
        var sms = new LessonSms(texts, faults);
        var pages = fields.Maps("pages", "a page").Select(row => Page(row, sms)).ToList();
        if (pages.Count == 0)
            faults.Error(fields.SpotOf("pages"), "the lesson has no page", "add a page under `pages:`");
        var quiz = fields.Maps("quiz", "a question").Select(Question).ToList();
        var questions = quiz.Select(q => q.Question).OfType<QuizQuestion>().ToArray();
        var needed = Needed(fields, quiz.Count);
        fields.Done();
        if (pages.Exists(p => p.Sms is not null))
        {
            foreach (var (question, row) in quiz.Where(q => q.Question is not null))
                sms.Check(question!, row);
        }

        return id is null || !isNew || pages.Count == 0 ? null : new Lesson(id.Value, title, pages) { Audience = audience, Quiz = questions, Needed = needed };
    }

    LessonPage Page(Fields row, LessonSms sms)
    {
        var text = row.RequiredWords("text");
        var (bySms, picture) = (row.Words("sms"), row.Text("picture"));
        var shown = picture is null ? default : pictures.Read(picture, row.Faults);
        row.Done();
        if (picture is not null && text.ByLanguage.Values.Max(t => t.Length) is var length && length > LongestUnderPicture)
            row.Faults.Error(row.SpotOf("text"), $"a text of {length} characters under a picture, which takes {LongestUnderPicture}", "write it shorter, or put part of it on a page of its own");
        if (bySms is not null)
            sms.Check(bySms, row);
        return new LessonPage(text) { Sms = bySms, Picture = shown };
    }

    static (QuizQuestion? Question, Fields Row) Question(Fields row)
    {
        var (text, sms, why) = (row.RequiredWords("text"), row.Words("sms"), row.RequiredWords("why"));
        var choices = Choices(row);
        var right = Right(row, choices.Count);
        row.Done();
        return (choices.Count < 2 || right.Length == 0 ? null : new QuizQuestion(text, new ChoiceList("lesson", choices), right, why) { Sms = sms }, row);
    }

    static IReadOnlyList<Choice> Choices(Fields row)
    {
        if (row.Node("choices") is not { } node)
        {
            row.Missing("choices");
            return [];
        }

        if (node is not ListNode { Items.Count: >= 2 and <= MostChoices } list)
        {
            row.Faults.Error(node.At, $"'choices' is {(node is ListNode other ? $"a list of {other.Items.Count}" : node.Kind)}", $"write a list of 2 to {MostChoices}");
            return [];
        }

        return [.. list.Items.Select((item, i) => new Choice((i + 1).ToString(CultureInfo.InvariantCulture), LocalWords.Read(item, "choices", row.Faults) ?? LocalWords.None))];
    }

    static string[] Right(Fields row, int choices)
    {
        if (row.Node("right") is null)
            row.Missing("right");
        var written = row.Texts("right");
        foreach (var wrong in written.Where(w => choices > 0 && !(Written.WholeNumber(w.Value) is { } n && n >= 1 && n <= choices)))
            row.Faults.Error(wrong.At, $"'right' is '{Fields.Short(wrong.Value)}', and the choices are 1 to {choices}", RightMend);
        var right = written.Select(w => Written.WholeNumber(w.Value)).OfType<int>().Where(n => n >= 1 && n <= choices).Distinct().Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
        if (choices > 0 && right.Length == choices)
            row.Faults.Error(row.SpotOf("right"), "every choice is right", "leave out those that are not, or add one");
        return right;
    }

    static int Needed(Fields fields, int questions)
    {
        if (fields.Node("pass") is not { } node)
        {
            if (questions > 0)
                fields.Missing("pass");
            return 0;
        }

        if (questions == 0)
        {
            fields.Faults.Error(node.At, "'pass' without a question to answer", "add questions under `quiz:`, or remove it");
            return 0;
        }

        var needed = fields.Value<int>("pass", w => w.EndsWith('%') ? Written.WholeNumber(w[..^1].TrimEnd()) is { } share and >= 1 and <= 100 ? ((share * questions) + 99) / 100 : null : Written.WholeNumber(w) is { } n and >= 1 ? n : null, PassMend);
        if (needed > questions)
            fields.Faults.Error(node.At, $"'pass' asks for {needed}, and there are {questions} questions", PassMend);
        return needed ?? 0;
    }
}
