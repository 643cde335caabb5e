namespace ChatbotMonitor.Tests;

/// <summary>Every file of <c>Transcripts/Field/</c> is a conversation of coordinators and monitors that must go as it is written; UPDATE_TRANSCRIPTS=1 writes them anew.</summary>
public class FieldTranscriptTests
{
    static readonly string Folder = Path.Combine(Repository.Tests, "Transcripts", "Field");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_conversation_goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var written = File.ReadAllText(path).ReplaceLineEndings("\n");
        var content = file.StartsWith("lessons", StringComparison.Ordinal) ? SampleRound.With(SampleRound.Round with { Lessons = ["how-to-visit"] }) : SampleRound.Content;
        var played = new Transcript(content).Play(written);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") is "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(written, played);
    }
}
