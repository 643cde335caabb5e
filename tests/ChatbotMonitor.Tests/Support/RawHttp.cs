using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ChatbotMonitor.Tests;

/// <summary>Requests as bytes: what no HTTP client would send.</summary>
static class RawHttp
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A body that was promised and does not come is waited for; a server that has all it needs answers sooner.
    static readonly TimeSpan Promised = TimeSpan.FromMilliseconds(300);

    /// <summary>Sends the bytes and gives the status of the answer; 0 where the server hung up without one. Where it waits for more, it learns that no more comes.</summary>
    public static async Task<int> Send(Uri server, byte[] request)
    {
        using var limit = new CancellationTokenSource(Patience);
        // Closed without a last word: ten thousand ports in TIME_WAIT would be missed elsewhere.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0), NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port, limit.Token);
        try
        {
            await socket.SendAsync(request, limit.Token);
        }
        catch (SocketException)
        {
            // It answered before it had read all, and hung up; the answer may still be there.
        }

        var status = Status(socket, limit.Token);
        if (await Task.WhenAny(status, Task.Delay(Promised, TimeProvider.System, limit.Token)) != status)
            End(socket);
        return await status;
    }

    static void End(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It hung up in this moment.
        }
    }

    static async Task<int> Status(Socket socket, CancellationToken limit)
    {
        // HTTP/1.1 200
        var head = new byte[12];
        var length = 0;
        try
        {
            while (length < head.Length && await socket.ReceiveAsync(head.AsMemory(length), limit) is var read and > 0)
                length += read;
        }
        catch (SocketException)
        {
            return 0;
        }

        return length == head.Length ? int.Parse(Encoding.ASCII.GetString(head, 9, 3), CultureInfo.InvariantCulture) : 0;
    }
}
