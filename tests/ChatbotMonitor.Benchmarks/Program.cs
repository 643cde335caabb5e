using ChatbotMonitor.Benchmarks;

switch (args)
{
    case ["store", ..]:
        return StoreBenchmark.Run(args.AsSpan(1));
    case ["step", ..]:
        return StepBenchmark.Run();
    default:
        await Console.Error.WriteLineAsync("store [messages] [batch] [citizens] [folder]\nstep");
        return 2;
}
