namespace ChatbotMonitor.Core.Texts;

/// <summary>Lessons: a page at a time in a chat, a message a day by SMS.</summary>
public static partial class TextKeys
{
    public const string LessonChoose = "lesson_choose";
    public const string LessonNone = "lesson_none";
    public const string LessonNext = "lesson_next";
    public const string LessonQuiz = "lesson_quiz";
    public const string LessonRead = "lesson_read";
    public const string LessonReread = "lesson_reread";
    public const string LessonList = "lesson_list";
    public const string LessonClose = "lesson_close";
    public const string LessonQuestion = "lesson_question";             // {at} {of}
    public const string LessonRight = "lesson_right";                   // {why}
    public const string LessonWrong = "lesson_wrong";                   // {right} {why}; by SMS {number} {why}
    public const string LessonPassed = "lesson_passed";                 // {right} {of}
    public const string LessonFailed = "lesson_failed";                 // {right} {of} {needed}
    public const string LessonWasRead = "lesson_was_read";
    public const string LessonsOn = "lessons_on";
    public const string LessonsAlreadyOn = "lessons_already_on";
    public const string LessonsOff = "lessons_off";
    public const string LessonTopicOver = "lesson_topic_over";          // {right} {of}
    public const string LessonsOver = "lessons_over";                   // {right} {of}
    public const string LessonsOverRead = "lessons_over_read";
    public const string MenuLearn = "menu_learn";
}
