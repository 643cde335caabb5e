using System.Text;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Faults.txt: what an operator wrote, and every line that is said about it. UPDATE_TRANSCRIPTS=1 writes the lines anew.</summary>
public class FaultTableTests
{
    static readonly string TablePath = Path.Combine(Repository.Root, "tests", "ChatbotMonitor.Tests", "Content", "Faults.txt");
    static readonly Case[] Cases = Case.ReadAll(File.ReadAllText(TablePath));

    public static TheoryData<string> Names => new(Cases.Select(c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fault_is_told_with_its_place_and_its_mend(string name)
    {
        var row = Array.Find(Cases, c => c.Name == name)!;
        Assert.Equal(row.Expected, row.Actual());
        Assert.All(row.Expected, line => Assert.Matches(@"^config/\S+?(:\d+:\d+)?: .+; .+$", line));
    }

    [Fact]
    public void The_table_is_written_anew_on_demand()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(TablePath, string.Concat(Cases.Select(c => c.Write())));
        Assert.True(Cases.Length >= 40, "The table has lost rows.");
        Assert.Equal(Cases.Length, Cases.DistinctBy(c => c.Name, StringComparer.Ordinal).Count());
    }

    sealed record Case(string Name, IReadOnlyList<(string Path, string Yaml)> Files, IReadOnlyList<string> Expected)
    {
        public string[] Actual()
        {
            var files = Files.Select(f => (f.Path, Complete(f.Path, f.Yaml.Replace('→', '\t')))).ToList();
            if (!files.Exists(f => f.Path.StartsWith("surveys/", StringComparison.Ordinal)))
                files.Add(("surveys/a.yaml", ContentFixture.Survey));
            var reading = ContentFixture.Read([.. files]);
            Assert.Equal(reading.Content is null, reading.Faults.Any(f => f.Severity == Severity.Error));
            return reading.Faults.Select(f => f.ToString()).ToArray();
        }

        // A row of texts says what is wrong with a few; "# without KEY" leaves one out, and the others are there.
        static string Complete(string path, string yaml) =>
            path.StartsWith("texts/", StringComparison.Ordinal) && !path.EndsWith(".liquid", StringComparison.Ordinal)
                ? yaml + string.Concat(TextKeys.All.Where(k => !yaml.Contains($"{k}:", StringComparison.Ordinal) && !yaml.Contains($"# without {k}\n", StringComparison.Ordinal)).Select(k => $"{k}: {k}\n"))
                : yaml;

        public string Write() =>
            $"## {Name}\n{string.Concat(Files.Select(f => $"@ {f.Path}\n{f.Yaml}"))}{string.Concat(Actual().Select(l => $"=> {l}\n"))}";

        public static Case[] ReadAll(string text) =>
            text.Split("## ", StringSplitOptions.RemoveEmptyEntries).Where(b => b.Contains("\n@ ", StringComparison.Ordinal)).Select(ReadOne).ToArray();

        static Case ReadOne(string block)
        {
            var lines = block.Split('\n');
            var files = new List<(string Path, StringBuilder Yaml)>();
            var expected = new List<string>();
            foreach (var line in lines.Skip(1))
            {
                if (line.StartsWith("@ ", StringComparison.Ordinal))
                    files.Add((line[2..], new StringBuilder()));
                else if (line.StartsWith("=> ", StringComparison.Ordinal))
                    expected.Add(line[3..]);
                else if (expected.Count == 0 && files.Count > 0)
                    files[^1].Yaml.Append(line).Append('\n');
            }

            return new Case(lines[0], files.Select(f => (f.Path, f.Yaml.ToString())).ToArray(), expected);
        }
    }
}
