using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Dialogue;

namespace ChatbotMonitor.Tests;

/// <summary>Every file of <c>Transcripts/Shipped/</c> is a conversation over the content of this repository, as a citizen has it; UPDATE_TRANSCRIPTS=1 writes them anew.</summary>
public class ShippedTranscriptTests
{
    static readonly string Folder = Path.Combine("Transcripts", "Shipped");

    static readonly Lazy<Content> Shipped = new(() => ContentReader.Read(Path.Combine(Repository.Root, "config"), new DateOnly(2026, 11, 24)).Content!);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Repository.Tests, Folder), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_conversation_goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        Approved.Check(path, new Transcript(Shipped.Value).Play(File.ReadAllText(Path.Combine(Repository.Tests, path))));
    }
}
