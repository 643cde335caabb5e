namespace ChatbotMonitor.Core.Texts;

/// <summary>What keeps SMS short.</summary>
public static partial class TextKeys
{
    // Answers put right after they were sent; Latin letters.
    public const string AnswersKept = "answers_kept";
    public const string LatinOn = "latin_on";
    public const string LatinOff = "latin_off";
}
