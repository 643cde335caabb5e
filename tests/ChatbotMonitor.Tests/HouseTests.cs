using System.Reflection;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>The rules of the house that a machine can hold.</summary>
public partial class HouseTests
{
    static readonly string Src = Path.Combine(Repository.Root, "src");

    // Within the core a room knows only those named here.
    static readonly Dictionary<string, string[]> Knows = new(StringComparer.Ordinal)
    {
        ["Messages"] = [],
        ["Texts"] = ["Messages"],
        ["Places"] = ["Texts"],
        ["Register"] = ["Texts"],
        ["Delivery"] = ["Messages"],
        ["Reports"] = ["Messages", "Texts", "Places", "Register"],
        ["Surveys"] = ["Messages", "Texts", "Places", "Register"],
        ["Replies"] = ["Surveys", "Texts"],
        ["Monitoring"] = ["Messages", "Texts", "Places", "Register", "Reports", "Surveys", "Replies"],
        ["Digests"] = ["Messages", "Texts", "Places", "Register", "Reports", "Surveys", "Replies", "Monitoring"],
        ["Dialogue"] = ["Messages", "Texts", "Places", "Register", "Reports", "Surveys", "Replies", "Monitoring", "Digests"],
    };

    public static TheoryData<string> CoreFiles => [.. Files(Path.Combine(Src, "ChatbotMonitor.Core")).Select(f => Path.GetRelativePath(Src, f))];

    [Theory]
    [MemberData(nameof(CoreFiles))]
    public void A_room_of_the_core_knows_only_the_rooms_before_it(string file)
    {
        var text = File.ReadAllText(Path.Combine(Src, file));
        var room = file.Split(Path.DirectorySeparatorChar)[1];
        foreach (Match import in Import().Matches(text))
            Assert.True(import.Groups["room"].Value == room || Knows[room].Contains(import.Groups["room"].Value, StringComparer.Ordinal), $"{file} knows {import.Groups["room"].Value}.");
    }

    [Fact]
    public void The_core_stands_on_the_base_library_alone() =>
        Assert.All(typeof(Conversation).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Channels_know_neither_each_other_nor_the_store_nor_the_dialogue()
    {
        var channels = Path.Combine(Src, "ChatbotMonitor", "Channels");
        foreach (var folder in Directory.EnumerateDirectories(channels))
        {
            var own = Path.GetFileName(folder);
            foreach (var file in Files(folder))
            {
                foreach (Match use in ChannelImport().Matches(File.ReadAllText(file)))
                    Assert.True(use.Groups["other"].Value == own, $"{file} knows the channel {use.Groups["other"].Value}.");
                Assert.DoesNotContain("using ChatbotMonitor.Core.Dialogue;", File.ReadAllText(file), StringComparison.Ordinal);
                Assert.DoesNotContain("IStore", File.ReadAllText(file), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(typeof(Effect), "Pipeline")]
    [InlineData(typeof(SendOutcome), "Pipeline")]
    [InlineData(typeof(Storage.OutboxChange), "Storage/LiteDb")]
    public void Every_case_of_a_closed_set_is_handled(Type set, string folder)
    {
        var text = string.Concat(Files(Path.Combine(Src, "ChatbotMonitor", folder)).Select(File.ReadAllText));
        foreach (var one in set.GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(set)))
            Assert.Contains($"{set.Name}.{one.Name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_input_is_heard_by_the_dialogue()
    {
        var text = string.Concat(Files(Path.Combine(Src, "ChatbotMonitor.Core", "Dialogue")).Select(File.ReadAllText));
        foreach (var one in typeof(Input).GetNestedTypes())
            Assert.Contains($"Input.{one.Name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_top_of_the_tree_holds_what_the_layout_names()
    {
        string[] layout = ["ChatbotMonitor.sln", "README.md", "config", "docker-compose.yml", "src", "tests"];
        string[] made = ["data", "bin", "obj", "TestResults"];
        Assert.Equal(layout, Directory.EnumerateFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!).Where(n => !n.StartsWith('.') && !made.Contains(n, StringComparer.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_is_one_idea()
    {
        foreach (var file in Files(Src).Concat(Files(Repository.Tests)))
        {
            var lines = File.ReadAllLines(file);
            Assert.True(lines.Length <= 300 || lines[0].StartsWith("//", StringComparison.Ordinal), $"{file} has {lines.Length} lines and gives no reason at its top.");
            Assert.DoesNotMatch(Vague(), Path.GetFileNameWithoutExtension(file));
        }
    }

    [Fact]
    public void Public_types_say_in_a_sentence_what_they_are()
    {
        foreach (var file in Files(Src))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (!PublicType().IsMatch(lines[i]))
                    continue;
                var above = i - 1;
                while (above >= 0 && (lines[above].TrimStart().StartsWith('[') || lines[above].TrimStart().StartsWith("/// <", StringComparison.Ordinal)) && !lines[above].Contains("<summary>", StringComparison.Ordinal))
                    above--;
                Assert.True(above >= 0 && lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal), $"{file}:{i + 1} has no sentence.");
            }
        }
    }

    [Fact]
    public void Texts_fill_in_the_same_names_in_every_language()
    {
        foreach (var key in TextKeys.All)
        {
            foreach (var medium in new[] { Medium.Chat, Medium.Sms })
            {
                var names = Languages.All.Select(l => string.Join(',', Filled().Matches(SampleContent.Texts.Say(key, l, medium)).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).ToList();
                Assert.True(names.Count == 1, $"{key} ({medium}): {string.Join(" | ", names)}");
            }
        }
    }

    [Fact]
    public void Every_Kyrgyz_sentence_is_listed_for_a_native_reader()
    {
        var listed = File.ReadAllText(Path.Combine(Repository.Root, "config", "texts", "ky.review.tsv"));
        foreach (var key in TextKeys.All)
        {
            foreach (var medium in new[] { Medium.Chat, Medium.Sms })
            {
                var sentence = SampleContent.Texts.Say(key, Languages.Kyrgyz, medium).TrimEnd().ReplaceLineEndings("\\n");
                Assert.True(listed.Contains(sentence, StringComparison.Ordinal), $"config/texts/ky.review.tsv lacks {key}: {sentence}");
            }
        }
    }

    [Fact]
    public void Every_Kyrgyz_line_of_a_template_is_listed_for_a_native_reader()
    {
        var texts = Path.Combine(Repository.Root, "config", "texts");
        var listed = File.ReadAllText(Path.Combine(texts, "ky.review.tsv"));
        foreach (var template in Directory.EnumerateFiles(texts, "*.ky.liquid"))
        {
            var words = File.ReadAllText(template);
            foreach (var line in words[words.IndexOf("{% endcomment %}", StringComparison.Ordinal)..].Split('\n').Where(l => l.Any(c => c is >= 'а' and <= 'я')))
                Assert.True(listed.Contains(line, StringComparison.Ordinal), $"config/texts/ky.review.tsv lacks a line of {Path.GetFileName(template)}: {line}");
        }
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^using ChatbotMonitor\.Core\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();

    [GeneratedRegex(@"ChatbotMonitor\.Channels\.(?<other>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChannelImport();

    [GeneratedRegex("(Utils?|Helpers?|Manager|Common|Base)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(@"^\s*public (sealed |static |abstract |readonly |partial )*(class|record|struct|interface|enum) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filled();
}
