using System.Text.RegularExpressions;

namespace ChatbotMonitor.Tests;

/// <summary>The YAML samples of the shared design page, as they stand there.</summary>
static partial class DesignSamples
{
    /// <summary>The first sample that holds <paramref name="mark"/>, or null where the page is not on this machine.</summary>
    public static string? With(string mark) =>
        Repository.Shared is { } shared
            ? Fence().Matches(File.ReadAllText(Path.Combine(shared, "design.md"))).Select(m => m.Groups["yaml"].Value).First(y => y.Contains(mark, StringComparison.Ordinal))
            : null;

    [GeneratedRegex(@"```yaml\r?\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();
}
