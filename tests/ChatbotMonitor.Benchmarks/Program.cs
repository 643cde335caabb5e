using ChatbotMonitor.Benchmarks;

switch (args)
{
    case ["store", ..]:
        return StoreBenchmark.Run(args.AsSpan(1));
    case ["digest", ..]:
        return DigestBenchmark.Run(args.AsSpan(1));
    case ["step", ..]:
        return StepBenchmark.Run();
    case ["reading", ..]:
        return ReadingBenchmark.Run();
    default:
        await Console.Error.WriteLineAsync("store [messages] [batch] [citizens] [folder]\ndigest [reports] [days] [share closed]\nstep\nreading");
        return 2;
}
