var code = await ChatbotMonitor.Commands.CommandLine.Run(args);
// Npgsql keeps a thread for ten seconds after its last batch, which a return would wait for.
Environment.Exit(code);
