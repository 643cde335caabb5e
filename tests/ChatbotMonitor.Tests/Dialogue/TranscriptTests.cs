
namespace ChatbotMonitor.Tests;

/// <summary>Every file of <c>Transcripts/</c> is a conversation that must go as it is written; UPDATE_TRANSCRIPTS=1 writes them anew.</summary>
public class TranscriptTests
{
    static readonly string Folder = Path.Combine(Repository.Tests, "Transcripts");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_conversation_goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var written = File.ReadAllText(path).ReplaceLineEndings("\n");
        var played = new Transcript(SampleContent.Content with { BotName = static () => "SampleMonitorBot", SmsNumber = "4455" }).Play(written);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") is "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(written, played);
    }
}
