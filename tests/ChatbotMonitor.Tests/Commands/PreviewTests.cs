using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Messages;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotMonitor.Tests;

/// <summary>A form played in the terminal, line by line as a pipe drives it.</summary>
public sealed class PreviewTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("preview-");
    readonly StringWriter _output = new() { NewLine = "\n" };
    readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_form_is_played_as_Telegram_with_numbered_buttons()
    {
        Assert.Equal(0, Play("hh.md", SomeForms.Household, Medium.Chat, "ky", "1", "1", "1", "1", "[2]"));
        Assert.Contains("--- Household: in Telegram", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Кайда жашайсыз?", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[1] Ош  [2] Чүй", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("region = osh\n", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SMS", _output.ToString().Split('\n', 2)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_is_played_by_SMS_with_segments_counted_both_ways()
    {
        Assert.Equal(0, Play("hh.md", SomeForms.Household, Medium.Sms, "ru", "2", "1"));
        var said = _output.ToString();
        Assert.Contains("--- Household: by SMS", said, StringComparison.Ordinal);
        Assert.Matches(@"\(1 SMS, \d+ of 70 letters\)", said);
        Assert.Contains("> 2\n  (1 SMS, 1 of 160 Latin letters)\n", said, StringComparison.Ordinal);
        Assert.Contains("--- answers, so far\n", said, StringComparison.Ordinal);
        Assert.Contains("town = kant\n", said, StringComparison.Ordinal);
        Assert.Matches(@"--- SMS segments: 3 sent, 2 received, 5 together\n$", said);
    }

    [Fact]
    public void A_short_form_is_played_to_its_end_and_shows_what_would_be_kept()
    {
        const string Form = """
            | survey |
            | | type | name | label | required | calculation |
            | | integer | days | How many days? | yes | |
            | | acknowledge | ok | All right? | yes | |
            | | calculate | twice | | | ${days} * 2 |
            """;
        Assert.Equal(0, Play("f.md", Form, Medium.Chat, "en", "3", "1", "1", "not read any more"));
        var said = _output.ToString();
        Assert.Contains("--- answers, complete\n", said, StringComparison.Ordinal);
        Assert.Contains("days = 3\n", said, StringComparison.Ordinal);
        Assert.Contains("twice = 6\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not read", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_channel_is_changed_on_the_way()
    {
        Assert.Equal(0, Play("hh.md", SomeForms.Household, Medium.Chat, "ru", "1", "/sms", "2", "/telegram"));
        Assert.Equal(["--- Household: in Telegram", "--- Household: by SMS", "--- Household: in Telegram"], _output.ToString().Split('\n').Where(l => l.StartsWith("--- Household", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_form_with_faults_is_not_played()
    {
        Assert.Equal(1, Play("f.md", "| survey |\n| | type | name |\n| | text | a |\n", Medium.Chat, null));
        Assert.EndsWith("f.md: survey, row 2, label: a question has no 'label'; fill in the column 'label'\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Play("table.csv", "name,label\nx,X\n", Medium.Chat, null));
        Assert.EndsWith("table.csv: this is no survey; name a form in .xlsx, .csv, .md or .yaml\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, new PreviewCommand("none", TimeProvider.System).Run("none.xlsx", Medium.Chat, null, TextReader.Null, _output, _error));
        Assert.Equal("There is no file 'none.xlsx'.\n", _error.ToString());
    }

    int Play(string name, string form, Medium medium, string? language, params string[] lines)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, form);
        using var input = new StringReader(string.Join('\n', lines));
        return new PreviewCommand(Path.Combine(Repository.Root, "config"), new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero))).Run(file, medium, language, input, _output, _error);
    }
}
