using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatbotMonitor.Tests;

/// <summary>A mail server on a free port of 127.0.0.1 (RFC 5321, with AUTH PLAIN): it keeps what it is given, and refuses what it is told to.</summary>
sealed class SmtpListener : IAsyncDisposable
{
    readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _accepting;

    public SmtpListener()
    {
        _tcp.Start();
        Port = ((IPEndPoint)_tcp.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    /// <summary>The mails taken, each with its headers.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>What was said to us, a command a line.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Answers that take the place of the usual ones, by command: <c>RCPT</c>, <c>AUTH</c>, …; empty hangs up, null says nothing at all.</summary>
    public Dictionary<string, string?> Answers { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;
        await _stop.CancelAsync();
        _tcp.Stop();
        await _accepting;
        _stop.Dispose();
    }

    async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(Talk(await _tcp.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task Talk(TcpClient client)
    {
        using var own = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 mail.test ready");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Commands.Enqueue(line);
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (Answers.TryGetValue(command, out var other))
                {
                    if (other is null)
                        continue;
                    if (other.Length == 0)
                        return;
                    await writer.WriteLineAsync(other);
                    continue;
                }

                await writer.WriteLineAsync(command switch
                {
                    "EHLO" => "250-mail.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN",
                    "AUTH" => "235 in",
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (command == "DATA")
                {
                    Mails.Enqueue(await Mail(reader));
                    await writer.WriteLineAsync(Answers.GetValueOrDefault(".") ?? "250 taken");
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The other side left, or the test is over.
        }
    }

    async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return mail.ToString();
    }
}
