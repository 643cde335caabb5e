namespace ChatbotMonitor.Tests.Support;

/// <summary>Where the repository and what lies beside it are, seen from a built test.</summary>
static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of this test project's sources.</summary>
    public static string Tests => Path.Combine(Root, "tests", "ChatbotMonitor.Tests");

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ChatbotMonitor.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("No folder above the tests holds ChatbotMonitor.sln.");
    }
}
