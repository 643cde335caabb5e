using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Text.Json.Nodes;

namespace ChatbotMonitor.Tests;

/// <summary>Several workers on one PostgreSQL behind nginx, as <c>tests/scale.sh</c> starts them; nothing here depends on the time it takes.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class ScaleTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task With_one_worker_and_three_a_worker_killed_and_a_database_lost_every_citizen_comes_to_the_end()
    {
        Prerequisite.Shared("bench/telegram-load/telegram-load.csproj");
        Prerequisite.Find("nginx (apt-get install nginx-light)", "/usr/sbin/nginx");
        Assert.SkipWhen(PostgresServer.Bin is null, "PostgreSQL is not installed: apt-get install postgresql.");

        var (code, lines, faults) = await Scale("quick");

        Assert.True(code == 0, faults);
        Assert.Equal(["1-litedb", "1-postgres", "3-postgres", "kills", "failover"], lines.Select(l => (string?)l["figure"]));
        Assert.All(lines, l => Assert.Equal(((int)l["load"]!["of"]!, 0, 0), ((int)l["load"]!["completed"]!, (int)l["account"]!["out_of_order"]!, (int)l["account"]!["unlike_the_others"]!)));
        Assert.True((int)lines[3]["killed"]! > 0);
    }

    static async Task<(int Code, JsonNode[] Lines, string Faults)> Scale(string mode)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests", "scale.sh"), mode]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["BUILT"], start.Environment["PORT"]) = ("1", $"{FreePorts()}");
        using var process = Process.Start(start)!;
        var (said, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            // It takes with it what it has started.
            if (!process.HasExited)
                await Prerequisite.Run("kill", $"{process.Id}");
        }

        return (process.ExitCode, [.. (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)], await faults);
    }

    // The ports from it on are free, and none that the system gives away by itself.
    static int FreePorts()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(e => e.Port).ToHashSet();
        return Enumerable.Range(0, 100).Select(n => 18_400 + (20 * n)).First(p => !Enumerable.Range(p, 20).Any(taken.Contains));
    }
}
