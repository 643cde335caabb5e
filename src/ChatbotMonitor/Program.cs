using System.CommandLine;
using ChatbotMonitor;
using ChatbotMonitor.Commands;

var (switches, words) = SettingsSources.Split(args);
return await CommandLine.Build(switches)
    .Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null })
    // Signals are the host's: it stops the worker in order.
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
