return await ChatbotMonitor.Commands.CommandLine.Run(args);
