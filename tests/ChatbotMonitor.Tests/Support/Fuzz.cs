using System.Globalization;

namespace ChatbotMonitor.Tests;

/// <summary>How long readers of outside bytes are fuzzed: as long as CI can wait, or as often as <c>FUZZ_ITERATIONS</c> says.</summary>
static class Fuzz
{
    public static long Iterations(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("FUZZ_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
