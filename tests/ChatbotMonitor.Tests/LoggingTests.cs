using ChatbotMonitor.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;

namespace ChatbotMonitor.Tests;

public class LoggingTests
{
    const string Token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz0123";

    [Theory]
    [InlineData("to +996555123456 now", "to +996•••••456 now")]
    [InlineData("to +996 555 123-456 now", "456 now", "555 123")]
    [InlineData("?To=%2B996555123456&Body", "456&Body", "996555123")]
    [InlineData("sms 996700000111.", "sms 996•••••111.")]
    [InlineData($"GET https://api.telegram.org/bot{Token}/getMe", "GET https://api.telegram.org/bot•••/getMe")]
    [InlineData("took 1234 ms, id 98765432, 482 913, 2026-03-02 09:00:00 +06:00", "took 1234 ms, id 98765432, 482 913, 2026-03-02 09:00:00 +06:00")]
    [InlineData("16:34:12.1234567 SM0123456789abcdef0123456789abcdef", "16:34:12.1234567 SM0123456789abcdef0123456789abcdef")]
    public void Whole_numbers_and_tokens_are_masked_and_nothing_else(string line, string expected, string? absent = null)
    {
        var masked = MaskingFormatter.Mask(line);
        Assert.Contains(expected, masked, StringComparison.Ordinal);
        if (absent is not null)
            Assert.DoesNotContain(absent, masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_and_exceptions_are_masked_in_both_forms()
    {
        foreach (var formatter in new[] { Logs.Human, Logs.Json })
        {
            var written = Write(formatter, log => log.Error(new InvalidOperationException($"no answer for +996555123456 by {Token}"), "Sent to {Number} {@More}", "+996555123456", new { Token }));
            Assert.Contains("+996•••••456", written, StringComparison.Ordinal);
            Assert.DoesNotContain("555123", written, StringComparison.Ordinal);
            Assert.DoesNotContain("AAF-abc", written, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("System.Net.Http.HttpClient.Twilio.LogicalHandler", false)]
    [InlineData("Microsoft.Hosting.Lifetime", false)]
    [InlineData("ChatbotMonitor.Pipeline.Outbox", true)]
    public void Http_clients_and_the_host_are_silent(string source, bool isWritten) =>
        Assert.Equal(isWritten, Write(Logs.Human, log => log.ForContext(Serilog.Core.Constants.SourceContextPropertyName, source).Information("GET /secret")).Length > 0);

    [Fact]
    public void A_file_is_written_where_it_is_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("logs");
        using (var log = Logs.Open(new LogSettings { File = Path.Combine(folder.FullName, "monitor-.json") }))
            log.Information("Hello {Who}", "+996555123456");
        var written = File.ReadAllText(Assert.Single(folder.GetFiles()).FullName);
        Assert.Contains("\"Who\":\"+996•••••456\"", written, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    static string Write(ITextFormatter formatter, Action<ILogger> act)
    {
        using var text = new StringWriter();
        using (var log = Logs.Configure(LogEventLevel.Debug).WriteTo.Sink(new Sink(formatter, text)).CreateLogger())
            act(log);
        return text.ToString();
    }

    sealed class Sink(ITextFormatter formatter, TextWriter output) : Serilog.Core.ILogEventSink
    {
        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, output);
    }
}
