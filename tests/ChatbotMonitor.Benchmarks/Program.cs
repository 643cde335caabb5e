using ChatbotMonitor.Benchmarks;

switch (args)
{
    case ["load", .. var bots]:
        return await LoadBenchmark.Run(bots, null);
    case ["full", var file, .. var bots]:
        return await LoadBenchmark.Run(bots, file);
    case ["relay", var generator, var webhook, var secret, var port]:
        return await Relay.Run(generator, webhook, secret, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    case ["seed", var connection, ..] when ChatbotMonitor.StorageSettings.IsConnection(connection):
        return PostgresSeed.Run(connection, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000);
    case ["seed", var file, ..]:
        return Seed.Run(file, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    case ["start", ..]:
        return await StartBenchmark.Run(args.Length > 1 ? args[1] : null);
    case ["export", var file]:
        return await ExportBenchmark.Run(file);
    case ["report"]:
        return await ReportBenchmark.Run();
    case ["digest", ..]:
        return DigestBenchmark.Run(args.Length > 1 ? args[1] : null);
    case ["store", ..]:
        return StoreBenchmark.Run(args.AsSpan(1));
    case ["step"]:
        return StepBenchmark.Run();
    case ["reading"]:
        return ReadingBenchmark.Run();
    default:
        await Console.Error.WriteLineAsync("""
            load [bot ...]        citizens in a chat against the worker and, in turn, the bots of ../shared/bench (CHATS, ACTIVE, ROUNDS)
            full FILE [bot ...]   the same with a worker on a copy of FILE beside one on an empty file
            seed FILE [number]    a store with so many conversations, reports and responses
            seed CONNECTION [number]   an empty PostgreSQL database with so many reports
            start [FILE]          from the start of the worker to its first reply
            export FILE           all responses to CSV
            report                a round of 200 monitors and 20,000 interviews, as HTML, DOCX and XLSX
            digest [FILE|CONNECTION]   a day's digests for twenty coordinators
            store [messages] [batch] [citizens] [folder]
            relay GENERATOR WEBHOOK SECRET PORT   Telegram's posts for tests/scale.sh
            step
            reading
            """);
        return 2;
}
