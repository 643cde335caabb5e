using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatbotMonitor.Channels.Kannel;

namespace ChatbotMonitor.Tests;

/// <summary>A real Kannel (Debian's) on loopback after <c>shared/kannel/kannel.conf</c>, its ports changed to free ones; its own fakesmsc is the operator.</summary>
sealed partial class KannelGateway : IAsyncDisposable
{
    const string What = "Kannel (Debian's kannel and kannel-extras; tests/run.sh installs them)";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string _folder = Directory.CreateTempSubdirectory("kannel-").FullName;
    readonly int _admin = Prerequisite.FreePort(), _sendsms = Prerequisite.FreePort(), _operator = Prerequisite.FreePort();
    readonly string[] _boxes;
    readonly string _fakesmsc;
    readonly List<Process> _running = [];
    readonly ConcurrentQueue<(string To, byte[] Udh, byte[] Text, bool IsUnicode)> _sent = [];
    readonly HttpClient _http = new();
    Process? _operation;

    KannelGateway()
    {
        _boxes = [Prerequisite.Find(What, "/usr/sbin/bearerbox"), Prerequisite.Find(What, "/usr/sbin/smsbox")];
        _fakesmsc = Prerequisite.Find(What, "/usr/lib/kannel/test/fakesmsc");
        var conf = new StringBuilder(File.ReadAllText(Prerequisite.Shared("kannel/kannel.conf")))
            .Replace("admin-port = 13000", $"admin-port = {_admin}")
            .Replace("smsbox-port = 13001", $"smsbox-port = {Prerequisite.FreePort()}")
            .Replace("port = 10000", $"port = {_operator}")
            // As the README asks for it: a message that could not be handed over is handed over again.
            .Replace("sendsms-port = 13013", $"sendsms-port = {_sendsms}\nhttp-request-retry = 100\nhttp-queue-delay = 1")
            .Replace("password = monitor", $"password = \"{KannelParts.Password}\"")
            .Replace("http://127.0.0.1:5080/sms/kannel?", $"http://127.0.0.1:{WorkerPort}/sms/kannel?secret={KannelParts.Secret}&");
        File.WriteAllText(Path.Combine(_folder, "kannel.conf"), conf.ToString());
    }

    /// <summary>Where it looks for the worker.</summary>
    public int WorkerPort { get; } = Prerequisite.FreePort();

    /// <summary>The settings of a worker behind it.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Kannel__SendUrl"] = $"http://127.0.0.1:{_sendsms}/cgi-bin/sendsms",
        ["Kannel__Username"] = "monitor",
        ["Kannel__Password"] = KannelParts.Password,
        ["Kannel__From"] = "4545",
        ["Kannel__ReceiptUrl"] = $"http://127.0.0.1:{WorkerPort}{KannelWebhooks.ReceiptPath}",
        ["Kannel__InboundSecret"] = KannelParts.Secret,
    };

    /// <summary>Starts it, or skips the test by the name of what is missing; under <c>CI=true</c> that fails.</summary>
    public static async Task<KannelGateway> Started()
    {
        var kannel = new KannelGateway();
        await kannel.Start();
        return kannel;
    }

    public async Task Start()
    {
        foreach (var box in _boxes)
        {
            _running.Add(Launch(box, [Path.Combine(_folder, "kannel.conf")], _ => { }));
            await Shows(box.EndsWith("smsbox", StringComparison.Ordinal) ? "on-line" : "Status: running");
        }
    }

    /// <summary>Ends both boxes, and the operator's connection with them.</summary>
    public async Task Stop()
    {
        await HangUp();
        foreach (var box in Enumerable.Reverse(_running))
            await End(box, "-TERM");
        _running.Clear();
    }

    /// <summary>Lets a phone write, by one run of fakesmsc, which goes on to receive what phones are sent until the next one.</summary>
    /// <param name="message">As fakesmsc reads it: sender, receiver, kind and words.</param>
    public async Task Deliver(string message)
    {
        await HangUp();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _operation = Launch(_fakesmsc, ["-H", "127.0.0.1", "-r", _operator.ToString(CultureInfo.InvariantCulture), "-i", "0.05", "-m", "1", message], line =>
        {
            Note(line);
            if (line.Contains("sent message 1", StringComparison.Ordinal))
                written.TrySetResult();
        });
        await written.Task.WaitAsync(Patience);
    }

    /// <summary>What a phone was sent, the parts of a long message joined.</summary>
    public IReadOnlyList<string> Inbox(string number)
    {
        var texts = new List<string>();
        var parts = new List<byte>();
        foreach (var (_, udh, text, isUnicode) in _sent.Where(s => s.To == number))
        {
            parts.AddRange(text);
            // The last two bytes of the header: how many parts, and which this is.
            if (udh.Length > 0 && udh[^1] < udh[^2])
                continue;
            // Of a part fakesmsc does not say the alphabet; zeros and fours are the upper halves of Cyrillic's.
            texts.Add((isUnicode || parts.Exists(b => b is 0 or 4) ? Encoding.BigEndianUnicode : Encoding.UTF8).GetString([.. parts]));
            parts.Clear();
        }

        return texts;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task HangUp()
    {
        if (_operation is { } operation)
            await End(operation, "-KILL");
        _operation = null;
    }

    void Note(string line)
    {
        if (Got().Match(line) is not { Success: true } got)
            return;
        var words = got.Groups["words"].Value;
        var (udh, text) = got.Groups["kind"].Value.Split(' ') is ["udh", var header, ..] ? (header, words) : ("", words);
        _sent.Enqueue((got.Groups["to"].Value, Bytes(udh), got.Groups["kind"].Value == "text" ? Encoding.UTF8.GetBytes(text) : Bytes(text), got.Groups["kind"].Value == "ucs-2"));
    }

    static byte[] Bytes(string escaped) => KannelQuery.Read($"x={escaped}").Bytes("x") ?? [];

    Task Shows(string fragment) => Until.True(
        async () => (await Status()).Contains(fragment, StringComparison.Ordinal),
        () => $"Kannel's status does not show '{fragment}'",
        (int)Patience.TotalSeconds);

    async Task<string> Status()
    {
        try
        {
            return await _http.GetStringAsync(new Uri($"http://127.0.0.1:{_admin}/status.txt?password=admin"));
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    static Process Launch(string program, string[] arguments, Action<string> said)
    {
        var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => said(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    static async Task End(Process process, string signal)
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        process.Dispose();
    }

    [GeneratedRegex(@"Got message \d+: <\S+ (?<to>\S+) (?<kind>text|ucs-2|data|udh \S+ data) (?<words>.*)>$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Got();
}
