namespace ChatbotMonitor.Tests;

/// <summary>Where the sources and the shared material lie on this machine.</summary>
static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The shared folder (<c>SHARED</c>, or beside the repository), or null where there is none.</summary>
    public static string? Shared { get; } =
        new[] { Environment.GetEnvironmentVariable("SHARED"), Path.Combine(Root, "..", "shared"), Path.Combine(Root, "..", "..", "shared") }
            .FirstOrDefault(p => p is not null && File.Exists(Path.Combine(p, "design.md")));

    static string Up(string from)
    {
        var at = from;
        while (at is not null && !File.Exists(Path.Combine(at, "ChatbotMonitor.sln")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("The tests run within the repository.");
    }
}
