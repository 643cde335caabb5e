using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>Forms.txt: forms as Markdown, and what is read of each, or said about it. UPDATE_TRANSCRIPTS=1 writes the lines anew.</summary>
public class FormTableTests
{
    static readonly string TablePath = Path.Combine(Repository.Root, "tests", "ChatbotMonitor.Tests", "Content", "Forms.txt");
    static readonly Case[] Cases = [.. File.ReadAllText(TablePath).Split("## ", StringSplitOptions.RemoveEmptyEntries).Where(b => b.Contains("\n@ ", StringComparison.Ordinal)).Select(Case.Read)];

    public static TheoryData<string> Names => new(Cases.Select(c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_is_read_or_refused_as_written(string name)
    {
        var row = Array.Find(Cases, c => c.Name == name)!;
        Assert.Equal(row.Expected, row.Actual());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_form_says_the_same_in_Excel_in_CSV_and_in_Markdown(string name)
    {
        var row = Array.Find(Cases, c => c.Name == name)!;
        if (!row.Files.Any(f => f.Path == "surveys/a.md"))
            return;
        var expected = row.Actual();
        Assert.Equal(expected, (row with { Files = [.. row.Files.Select(f => f.Path == "surveys/a.md" ? ("surveys/a.csv", SomeForms.Csv(f.Text)) : f)] }).Actual().Select(l => l.Replace("a.csv", "a.md", StringComparison.Ordinal)));
        var workbook = row.Files.Select(f => f.Path == "surveys/a.md" ? ("surveys/a.xlsx", SomeForms.Xlsx(f.Text)) : (f.Path, System.Text.Encoding.UTF8.GetBytes(f.Text)));
        Assert.Equal(expected, Case.Lines(ContentFixture.Read(workbook)).Select(l => l.Replace("a.xlsx", "a.md", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_that_is_read_is_answered_to_its_end(string name)
    {
        foreach (var survey in ContentFixture.Read([.. Array.Find(Cases, c => c.Name == name)!.Files]).Content?.Surveys ?? [])
        {
            FormPlayer.Play(SampleContent.Content, survey, Medium.Chat);
            FormPlayer.Play(SampleContent.Content, survey, Medium.Sms);
        }
    }

    [Fact]
    public void The_table_is_written_anew_on_demand()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(TablePath, string.Concat(Cases.Select(c => c.Write())));
        Assert.True(Cases.Length >= 60, "The table has lost rows.");
        Assert.Equal(Cases.Length, Cases.DistinctBy(c => c.Name, StringComparer.Ordinal).Count());
    }

    sealed record Case(string Name, IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<string> Expected)
    {
        public string[] Actual() => Lines(ContentFixture.Read([.. Files]));

        public string Write() => $"## {Name}\n{string.Concat(Files.Select(f => $"@ {f.Path}\n{f.Text}"))}{string.Concat(Actual().Select(l => $"{l}\n"))}";

        public static string[] Lines(ContentReading reading) =>
            [.. reading.Faults.Select(f => $"=> {f}"), .. (reading.Content?.Surveys ?? []).SelectMany(FormDump.Of).Select(l => $"=: {l}")];

        public static Case Read(string block)
        {
            var (files, expected) = (new List<(string Path, string Text)>(), new List<string>());
            var lines = block.Split('\n');
            foreach (var line in lines.Skip(1))
            {
                if (line.StartsWith("@ ", StringComparison.Ordinal))
                    files.Add((line[2..], ""));
                else if (line.StartsWith("=> ", StringComparison.Ordinal) || line.StartsWith("=: ", StringComparison.Ordinal))
                    expected.Add(line);
                else if (expected.Count == 0 && files.Count > 0 && line.Length > 0)
                    files[^1] = (files[^1].Path, $"{files[^1].Text}{line}\n");
            }

            return new Case(lines[0], files, expected);
        }
    }
}
