namespace ChatbotMonitor.Tests;

/// <summary>The command <c>invite</c> as an operator types it, beside a worker that runs and without one.</summary>
[Collection(WorkerProcess.Collection)]
public sealed class InviteProcessTests
{
    [Fact]
    public async Task People_are_invited_once_by_the_running_worker_and_the_command_tells_how_far_it_is()
    {
        // The clock is the machine's here: it may be night in Bishkek.
        await using var worker = await WorkerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Quiet__From"] = "00:00", ["Quiet__To"] = "00:00" });
        await Write(worker, "list.csv", "language,number,place\nru,0555 000 101,osh\n,+996 555 000 102,\nky,996555000103,gondor");
        var (code, said) = await worker.Run("invite", "--survey", "service-quality", "--to", "list.csv");
        Assert.Matches(@"\Alist\.csv:4:17: places\.yaml knows no place 'gondor'; .+\z", said);
        Assert.Equal(1, code);

        await Write(worker, "list.csv", "language,number\nru,0555 000 101\n,+996 555 000 102\nky,996555000103");
        Assert.StartsWith("To be asked: 3. Left out: 0 invited before, 0 on the stop list, 0 unreachable.\nservice-quality: 3 invited; ", await Ran("invite", "--survey", "service-quality", "--to", "list.csv"), StringComparison.Ordinal);
        await worker.Settled("simulator-sms", 3);
        Assert.Equal("service-quality: 3 invited; 3 asked, 0 reminded, 0 answered, 0 declined, 0 left out; 0 to be asked.", await Ran("invite", "--status"));
        Assert.StartsWith("To be asked: 0. Left out: 3 invited before", await Ran("invite", "--survey", "service-quality", "--to", "list.csv"), StringComparison.Ordinal);
        Assert.Equal("Stopped: 3 wait until --resume.", await Ran("invite", "--survey", "service-quality", "--stop"));

        Assert.Equal(0, await worker.Stop());
        Assert.EndsWith("Stopped: go on with --resume.", await Ran("invite", "--status"), StringComparison.Ordinal);
        Assert.Equal("Resumed: 3 go on.", await Ran("invite", "--survey", "service-quality", "--resume"));
        Assert.Equal("--survey: there is no survey 'other'. There are: exit-interview, service-quality, visit-checklist.", (await worker.Run("invite", "--survey", "other", "--to", "list.csv")).Output);
        Assert.StartsWith("--links: the bot's name is not known.", (await worker.Run("invite", "--survey", "service-quality", "--to", "list.csv", "--links", "out.csv")).Output, StringComparison.Ordinal);
        Assert.StartsWith("Give one of these: ", (await worker.Run("invite")).Output, StringComparison.Ordinal);

        async Task<string> Ran(params string[] arguments)
        {
            var (exit, output) = await worker.Run(arguments);
            Assert.True(exit == 0, output);
            return output;
        }
    }

    static Task Write(WorkerProcess worker, string name, string text) => File.WriteAllTextAsync(Path.Combine(worker.Folder, name), text);
}
