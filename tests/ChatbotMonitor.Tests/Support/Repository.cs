namespace ChatbotMonitor.Tests;

/// <summary>Where the repository and what lies beside it are, seen from a built test.</summary>
static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The folder of this test project's sources.</summary>
    public static string Tests => Path.Combine(Root, "tests", "ChatbotMonitor.Tests");

    /// <summary>The shared folder (<c>SHARED</c>, or beside the repository), or null where there is none.</summary>
    public static string? Shared { get; } =
        new[] { Environment.GetEnvironmentVariable("SHARED"), Path.Combine(Root, "..", "shared"), Path.Combine(Root, "..", "..", "shared") }
            .FirstOrDefault(p => p is not null && File.Exists(Path.Combine(p, "design.md")));

    static string Up(string from)
    {
        var at = from;
        while (at is not null && !File.Exists(Path.Combine(at, "ChatbotMonitor.sln")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new DirectoryNotFoundException("No folder above the tests holds ChatbotMonitor.sln.");
    }
}
