namespace ChatbotMonitor.Tests;

/// <summary>Texts that somebody has read and found good, kept in a file beside the tests.</summary>
static class Approved
{
    /// <summary>Compares with the file of that name; UPDATE_TRANSCRIPTS=1 writes it instead.</summary>
    public static void Check(string file, string text)
    {
        var path = Path.Combine(Repository.Tests, file);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") is "1")
            File.WriteAllText(path, text);
        else
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
