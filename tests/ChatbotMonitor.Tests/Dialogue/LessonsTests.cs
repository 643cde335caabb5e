using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Tests;

/// <summary>What is kept of lessons, who may read which, and the lessons of this repository.</summary>
public class LessonsTests
{
    static readonly ContentReading Shipped = ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24));

    static readonly Address Phone = Some.Phone();

    public static TheoryData<string> Texts => [TextKeys.LessonNone, TextKeys.LessonsOn, TextKeys.LessonsAlreadyOn, TextKeys.LessonsOff, TextKeys.LessonTopicOver, TextKeys.LessonsOver, TextKeys.LessonsOverRead];

    [Fact]
    public void The_lessons_of_this_repository_are_read_without_a_fault_or_a_reminder()
    {
        Assert.Empty(Shipped.Faults.Where(f => f.File.Contains("config/lessons/", StringComparison.Ordinal)).Select(f => f.ToString()));
        Assert.Equal(["asking", "consent", "e-services", "visiting"], Shipped.Content!.Lessons.Select(l => l.Id));
        Assert.Equal(4, Shipped.Counts.Lessons);
        Assert.All(Shipped.Content.Lessons.Where(l => l.Audience == Audience.Monitors), l =>
        {
            Assert.InRange(l.Pages.Count, 4, 6);
            Assert.InRange(l.Quiz.Count, 3, 5);
        });
        Assert.InRange(Shipped.Content.Lesson("e-services")!.Steps, 7, 10);
        Assert.Equal("PNG"u8.ToArray(), Shipped.Content.Lesson("visiting")!.Pages[0].Picture.Span[1..4].ToArray());
    }

    [Fact]
    public void Each_message_of_the_citizens_lesson_is_one_segment_and_so_is_what_an_answer_hears()
    {
        var lesson = Shipped.Content!.Lesson("e-services")!;
        foreach (var language in Languages.All)
        {
            Assert.All(lesson.Pages, p => Assert.Equal(1, Segments.Of(p.Sms!.In(language)).Count));
            foreach (var question in lesson.Quiz)
            {
                Assert.Equal(1, Segments.Of(question.InSms(language)).Count);
                Assert.All([true, false], isRight => Assert.Equal(1, Segments.Of(Lessons.Verdict((key, arguments) => SampleContent.Texts.Say(key, language, Medium.Sms, arguments), question, isRight, language)).Count));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_said_of_lessons_by_SMS_is_one_segment(string key) =>
        Assert.All(Languages.All, l => Assert.Equal(1, Segments.Of(SampleContent.Texts.Say(key, l, Medium.Sms, ("right", "10"), ("of", "10"))).Count));

    [Fact]
    public void Every_Kyrgyz_sentence_of_a_lesson_is_listed_for_a_native_reader()
    {
        var listed = File.ReadAllText(Path.Combine(Repository.Root, "config", "texts", "ky.review.tsv"));
        foreach (var lesson in Shipped.Content!.Lessons)
        {
            LocalText?[] all =
            [
                lesson.Title, .. lesson.Pages.SelectMany(p => new[] { p.Text, p.Sms }),
                .. lesson.Quiz.SelectMany(q => new[] { q.Text, q.Sms, q.Why }.Concat(q.Choices.Choices.Select(c => c.Label))),
            ];
            Assert.All(all.OfType<LocalText>(), t => Assert.Contains(t.In(Languages.Kyrgyz).TrimEnd().ReplaceLineEndings("\\n"), listed, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_round_can_ask_which_lessons_are_missing()
    {
        var person = new Conversation(Some.Chat()) { PassedLessons = [new PassedLesson("asking", Some.Time, 3, 4)] };
        Assert.Equal(["visiting", "consent"], Lessons.Missing(person, ["visiting", "asking", "consent"]));
        Assert.Empty(Lessons.Missing(person, ["asking"]));
        Assert.Empty(Lessons.Missing(person, []));
    }

    [Fact]
    public void What_is_passed_and_what_is_open_survives_a_restart()
    {
        var open = new Conversation(Phone)
        {
            Learning = new Learning("codes", -1) { Right = 1, NextAt = Some.Time, AskedAt = Some.Time, Before = Asking.Summary },
            PassedLessons = [new PassedLesson("visit", Some.Time, 3, 4)],
        };
        var read = StoredShapes.Conversation.Read(StoredShapes.Conversation.Write(open));
        Assert.Equal(open.Learning, read.Learning);
        Assert.Equal(open.PassedLessons, read.PassedLessons);
        // What an older program wrote has neither.
        var old = StoredShapes.Conversation.Read(Encoding.UTF8.GetBytes($$"""{"address":"{{Phone.Key}}","language":"ky"}"""));
        Assert.Null(old.Learning);
        Assert.Empty(old.PassedLessons);
    }

    [Fact]
    public void Nobody_is_taught_at_night_and_days_that_the_program_was_down_are_not_made_up_for()
    {
        var now = new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.FromHours(6));
        var state = Dialogue.Step(null, new Inbound("1", Phone, now, new Input.Text("LEARN")), now, SampleContent.Content, new FixedLookups()).Next;
        Assert.Equal(now.AddHours(12), state.WakeAt);
        // Five days late, at night: the morning after.
        var night = now.AddDays(5);
        var turn = Dialogue.Wake(state, night, SampleContent.Content, new FixedLookups());
        Assert.Empty(turn.Effects);
        Assert.Equal(night.AddHours(12), turn.Next.WakeAt);
        // One message, and the next a day later.
        turn = Dialogue.Wake(turn.Next, night.AddHours(12), SampleContent.Content, new FixedLookups());
        Assert.Equal("Tell nobody a code.", Assert.IsType<Effect.Say>(Assert.Single(turn.Effects)).Message.Text);
        Assert.Equal(night.AddHours(36), turn.Next.WakeAt);
    }

    [Theory]
    [InlineData("УРОК", "ru")]
    [InlineData("Уроки", "ru")]
    [InlineData("ҮЙРӨН", "ky")]
    [InlineData("уйрон", "ky")]
    [InlineData("сабак", "ky")]
    [InlineData("LEARN", "en")]
    [InlineData("UROK", "ru")]
    [InlineData("uyron", "ky")]
    [InlineData("üyrön", "ky")]
    public void The_word_chooses_the_language_of_whoever_has_none(string word, string language)
    {
        var now = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(6));
        var turn = Dialogue.Step(null, new Inbound("1", Phone, now, new Input.Text(word)), now, SampleContent.Content, new FixedLookups());
        Assert.Equal(new[] { TextKeys.WelcomeTerms, TextKeys.LessonsOn }.Select(k => SampleContent.Texts.Say(k, language, Medium.Sms)), turn.Effects.OfType<Effect.Say>().Select(s => s.Message.Text));
        Assert.Equal((language, "codes"), (turn.Next.Language, turn.Next.Learning!.LessonId));
    }

    [Theory]
    [InlineData("ХВАТИТ")]
    [InlineData("жетишет")]
    [InlineData("enough")]
    [InlineData("ОТМЕНА")]
    [InlineData("СТОП")]
    public void A_word_ends_the_lessons(string word)
    {
        var now = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(6));
        var state = new Conversation(Phone) { Language = "ru", Learning = new Learning("codes", 0) { NextAt = now.AddHours(22) } };
        var next = Dialogue.Step(state, new Inbound("1", Phone, now, new Input.Text(word)), now, SampleContent.Content, new FixedLookups()).Next;
        Assert.Null(next.Learning);
        Assert.Null(next.WakeAt);
    }

    [Fact]
    public void A_course_whose_file_is_gone_goes_on_with_the_next()
    {
        var state = new Conversation(Phone) { Language = "en", Learning = new Learning("gone", 3) { NextAt = Some.Time } };
        var turn = Dialogue.Wake(state, Some.Time, SampleContent.Content, new FixedLookups());
        Assert.Equal("Tell nobody a code.", Assert.IsType<Effect.Say>(Assert.Single(turn.Effects)).Message.Text);
        Assert.Equal("codes", turn.Next.Learning!.LessonId);
        Assert.Null(Dialogue.Wake(state, Some.Time, SampleContent.Content with { Lessons = [] }, new FixedLookups()).Next.Learning);
    }

    [Fact]
    public void What_was_passed_at_one_address_counts_at_the_other_once_they_are_tied()
    {
        var world = new NewsWorld();
        world.Set(new Conversation(NewsWorld.Citizen) { Language = "en", PassedLessons = [new PassedLesson("codes", Some.Time, 2, 2)] });
        world.Set(new Conversation(NewsWorld.Chat) { Language = "en" });
        world.Content = world.Content with { SmsNumber = "4455", BotName = static () => "Bot" };
        world.Write(NewsWorld.Citizen, "TELEGRAM");
        world.Write(NewsWorld.Chat, $"/start {Assert.Single(world.Heard(NewsWorld.Citizen)).Split('=')[^1]}");
        Assert.Empty(Lessons.Missing(world.StateOf(NewsWorld.Chat), ["codes"]));
    }

    [Theory]
    [InlineData("a.png", 0x89, 400, "reminder: the picture 'a.png' has 400 KiB, and each reader pays for them; make it smaller")]
    [InlineData("a.jpg", 0xFF, 6 * 1024, "the picture 'a.jpg' has 6 MiB, and 5 are the most; make it smaller")]
    [InlineData("a.jpg", 0xFF, 20, null)]
    public void A_picture_is_shown_where_it_is_small_enough(string name, byte first, int kib, string? told)
    {
        var picture = new byte[kib * 1024];
        (first == 0xFF ? [0xFF, 0xD8, 0xFF] : (byte[])[0x89, .. "PNG\r\n"u8]).CopyTo(picture, 0);
        var reading = ContentFixture.Read([
            ("surveys/a.yaml", Encoding.UTF8.GetBytes(ContentFixture.Survey)),
            ("lessons/a.yaml", Encoding.UTF8.GetBytes($"id: a\ntitle: A\npages: [ {{ text: T, picture: {name} }} ]")),
            ($"lessons/{name}", picture),
        ]);
        Assert.Equal(told is null ? [] : [$"config/lessons/a.yaml:3:30: {told}"], reading.Faults.Select(f => f.ToString()));
        if (reading.Content is { } content)
            Assert.Equal(picture, content.Lessons[0].Pages[0].Picture.ToArray());
    }
}
