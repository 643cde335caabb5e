using ChatbotMonitor.Benchmarks;

switch (args)
{
    case ["store", ..]:
        return StoreBenchmark.Run(args.AsSpan(1));
    default:
        await Console.Error.WriteLineAsync("store [messages] [batch] [citizens] [folder]");
        return 2;
}
