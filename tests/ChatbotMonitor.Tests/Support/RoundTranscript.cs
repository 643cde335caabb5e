using System.Globalization;
using System.Text;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Scorecards;

namespace ChatbotMonitor.Tests;

/// <summary>A round as data, over a real store: plays the lines of a file and writes what is said under each, to the report that is made of what was kept.</summary>
/// <remarks>
/// <c>&gt; text</c> types, <c>&gt; [label]</c> presses; <c>&gt;&gt; one | other | [label]</c> plays several and writes what is said to the last alone.
/// <c>{id}</c> is the first flagged response that was named last.
/// <c>@ chat 5 ky</c> and <c>@ phone +996555000222 ru</c> say who writes, and in what language their telephone is; <c>@ at once</c> that no time passes between replies, <c>@ slowly</c> that it does;
/// <c>@ +1d</c> lets the worker run so long; <c>@ stored</c> lists what is kept, <c>@ report ky</c> writes the report.
/// </remarks>
sealed class RoundTranscript(FieldWorld world, Content content, string roundId)
{
    static readonly TimeSpan Reading = TimeSpan.FromSeconds(12);

    readonly StringBuilder _out = new();
    Address _who = Some.Chat();
    TimeSpan _step = Reading;
    int _seen;

    /// <summary>The findings of the last report.</summary>
    public Findings? Findings { get; private set; }

    /// <summary>The file with each reply as it is now.</summary>
    public async Task<string> Play(string script)
    {
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n').Where(l => l is ['>' or '@' or '#', ..]))
        {
            if (line[0] != '#')
                _out.Append('\n');
            _out.Append(line).Append('\n');
            if (line.StartsWith(">> ", StringComparison.Ordinal))
            {
                foreach (var text in line[3..].Split(" | "))
                {
                    _seen = world.Said.Count;
                    Hear(text);
                }

                Write();
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                Hear(line[2..]);
                Write();
            }
            else if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                await Set(line[2..].Split(' '));
            }
        }

        return _out.ToString();
    }

    void Hear(string text)
    {
        world.Time.Advance(_step);
        world.Hear((_who, text.Replace("{id}", Flagged(), StringComparison.Ordinal)));
    }

    async Task Set(string[] words)
    {
        switch (words)
        {
            case ["chat", var id, var language]: (_who, world.Hint) = (new Address(ChannelNames.Telegram, id), language); break;
            case ["phone", var number, var language]: (_who, world.Hint) = (new Address(ChannelNames.Sms, number), language); break;
            case ["at", "once"]: _step = TimeSpan.Zero; break;
            case ["slowly"]: _step = Reading; break;
            case ["stored"]: Stored(); break;
            case ["report", var language]: Report(language); break;
            case [['+', .. var span]]:
                await world.Run(span[^1] == 'd' ? TimeSpan.FromDays(int.Parse(span[..^1], CultureInfo.InvariantCulture)) : TimeSpan.FromHours(int.Parse(span[..^1], CultureInfo.InvariantCulture)));
                Write();
                break;
            default: throw new FormatException($"'@ {string.Join(' ', words)}' is no direction.");
        }
    }

    // Ids are random, and so is the order of two of one second: a reader needs neither.
    void Write()
    {
        foreach (var message in world.Said.Skip(_seen))
        {
            var text = message.Text;
            foreach (var (name, id) in Ids())
                text = text.Replace(id, name, StringComparison.Ordinal);
            _out.Append(message.To == _who ? "< " : $"< ({message.To.Key}) ").Append(text.ReplaceLineEndings("\n  ")).Append('\n');
            foreach (var row in message.Keyboard)
                _out.Append("  ").AppendJoin(' ', row.Select(b => $"[{b.Label}]")).Append('\n');
            if (message.To.Medium == Medium.Sms)
                _out.Append(CultureInfo.InvariantCulture, $"  ({Segments.Of(message.Text).Count} SMS)\n");
        }

        _seen = world.Said.Count;
    }

    IEnumerable<(string Name, string Id)> Ids() => world.Store.Fieldwork(roundId).Where(r => r.Id.Length > 6).Select((r, i) => ($"r{i + 1}", r.Id[..6]));

    string Flagged()
    {
        var decided = world.Store.Decisions(roundId).Select(d => d.ResponseId).ToHashSet(StringComparer.Ordinal);
        return new ChatbotMonitor.Monitoring.QualityBoard(world.Store, content).Of(roundId).FirstOrDefault(f => !decided.Contains(f.Response.Id))?.Response.Id[..6] ?? "";
    }

    void Stored()
    {
        var monitors = new List<string>();
        foreach (var (response, i) in world.Store.Fieldwork(roundId).Select((r, i) => (r, i)))
        {
            var work = response.Fieldwork!;
            if (!monitors.Contains(work.Monitor))
                monitors.Add(work.Monitor);
            _out.Append(CultureInfo.InvariantCulture, $"* r{i + 1} {work.Kind} {response.Status}: {work.Service} in {work.Place} by monitor {monitors.IndexOf(work.Monitor) + 1}, from {(response.Respondent is null ? "nobody" : "its monitor")}{(work.Later ? ", told later" : "")}{(work.Pair is null ? "" : $", pair {work.Pair}")}: {string.Join(", ", response.Answers.Where(a => a.Name is not ("place" or "service")).Select(a => $"{a.Name}={a.Value}"))}\n");
        }
    }

    void Report(string language)
    {
        Findings = Findings.Read(world.Store, content, content.Round(roundId)!, world.Time.GetUtcNow());
        var document = Scorecard.Of(Findings, new Scope(null, null), Conclusions.Of(Findings, language), language);
        _out.Append("* ").Append(document.Title).Append('\n');
        foreach (var line in document.Front)
            _out.Append("* ").Append(line).Append('\n');
        foreach (var block in document.Blocks.TakeWhile(b => b is not Block.NewPage))
        {
            switch (block)
            {
                case Block.Heading heading: _out.Append(CultureInfo.InvariantCulture, $"* {new string('#', heading.Level)} {heading.Words}\n"); break;
                case Block.Paragraph paragraph: _out.Append(CultureInfo.InvariantCulture, $"* {paragraph.Words}\n"); break;
                case Block.Quote quote: _out.Append(CultureInfo.InvariantCulture, $"* > {quote.Words}\n"); break;
                case Block.Points points: _out.Append(string.Concat(points.Items.Select(p => $"* - {p}\n"))); break;
                case Block.Picture picture: _out.Append(CultureInfo.InvariantCulture, $"* (chart) {picture.Words}\n"); break;
                case Block.Table table:
                    _out.Append(CultureInfo.InvariantCulture, $"* {table.Name}: {string.Join(" | ", table.Columns.Select(c => c.Name))}\n");
                    _out.Append(string.Concat(table.Rows.Select(r => $"*   {string.Join(" | ", r.Select(c => c ?? Words.Hidden))}\n")));
                    break;
            }
        }
    }
}
