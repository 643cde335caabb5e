using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The folder <c>lessons/</c>: a lesson a file, and the pictures that its pages show.</summary>
/// <param name="files">The content folder.</param>
/// <param name="texts">What the bot says to answers, to see whether it fits an SMS.</param>
/// <param name="log">Where faults go.</param>
sealed class LessonFiles(IReadOnlyList<SourceFile> files, Texts texts, FaultLog log)
{
    readonly IReadOnlyList<SourceFile> _files = [.. files.Where(f => f.Path.StartsWith($"{SourceFile.Lessons}/", StringComparison.Ordinal))];

    /// <summary>The lessons, in the order of their files; none where there is no such folder.</summary>
    public IReadOnlyList<Lesson> Read()
    {
        var pictures = new LessonPictures(_files);
        var reader = new LessonFile(pictures, texts);
        var lessons = YamlFile.Under(SourceFile.Lessons, _files, log, reader.Read);
        foreach (var stray in pictures.Unshown)
            log.For(stray.Shown).Remind(Spot.Start, "no page shows this picture", "name it under `picture:`, or remove it");
        return lessons;
    }
}
