using System.Diagnostics;
using System.Text;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class ContentFuzzTests
{
    static readonly string Config = Path.Combine(Repository.Root, "config");

    static readonly (string Path, string Text)[] Files =
        Directory.EnumerateFiles(Config, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(Config, f).Replace('\\', '/'), File.ReadAllText(f))).ToArray();

    // What YAML and its authors stumble over.
    static readonly string[] Pieces =
    [
        "\t", "\n", "\n  ", "\n\n- ", ": ", ":", "- ", "[", "]", "{", "}", ", ", "\"", "'", "|\n", ">-\n", "&a ", "*a", "!!int ", "!x ", "? ", "---\n", "...\n", "%YAML 1.2\n", "#", "@", "`",
        "\\", "\\u00", "${", "}", "${days}", "standard('days')", "selected(", ")", "(((((", " and ", "'yes'", "<<: ", "~", "null", "id: a\n", "name: ", "places:\n", "\0", "\u0085", "\u2028", "\uFEFF", "\r", "😀", "ө", "[[[[[[[[[[", "{a: {a: {a: ",
    ];

    static readonly Gen<Func<string, string>> Change = Gen.OneOf(
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, Pieces.Length - 1]).Select((at, p) => (Func<string, string>)(t => t.Insert(at % (t.Length + 1), Pieces[p]))),
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 40]).Select((at, n) => (Func<string, string>)(t => t.Length == 0 ? t : t.Remove(at % t.Length, Math.Min(n, t.Length - (at % t.Length))))),
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[1, 400]).Select((from, to, n) => (Func<string, string>)(t => t.Insert(to % (t.Length + 1), Slice(t, from, n)))),
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Char).Select((at, c) => (Func<string, string>)(t => t.Length == 0 ? t : t.Remove(at % t.Length, 1).Insert(at % t.Length, c.ToString()))),
        Gen.Int[0, 1_000_000].Select(at => (Func<string, string>)(t => t[..(at % (t.Length + 1))])));

    [Fact]
    public void Whatever_is_written_comes_back_as_faults_within_a_second() =>
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 1_000_000], Change.Array[1, 4]).Sample((file, window, changes) =>
        {
            var (path, text) = Files[file];
            foreach (var change in changes)
                text = change(Window(text, window));
            var timer = Stopwatch.StartNew();
            var reading = ContentFixture.Read([(path, Encoding.UTF8.GetBytes(text))]);
            var quick = timer.Elapsed < TimeSpan.FromSeconds(1);
            Assert.All(reading.Faults, f => Assert.False(f.ToString().Contains('\n', StringComparison.Ordinal), f.ToString()));
            Assert.True(quick || IsQuick(path, text), $"{path} takes more than a second.");
        }, iter: Fuzz.Iterations(10_000), threads: 1);

    [Fact]
    public void Bytes_of_any_kind_come_back_as_faults() =>
        Gen.Byte.Array[0, 300].Sample(bytes => ContentFixture.Read([("places.yaml", bytes), ("surveys/x.yaml", bytes), ("texts/en.yaml", bytes)]).Faults.Count > 0, iter: Fuzz.Iterations(2_000), threads: 1);

    static readonly Dictionary<string, Func<string>> Bombs = new(StringComparer.Ordinal)
    {
        ["brackets"] = () => new string('[', 400_000),
        ["braces"] = () => string.Concat(Enumerable.Repeat("{a: ", 100_000)),
        ["dashes"] = () => string.Concat(Enumerable.Repeat("- ", 100_000)),
        ["nothings"] = () => "places:\n" + string.Concat(Enumerable.Repeat("- {}\n", 20_000)),
        ["an open quote"] = () => "places: \"" + new string('a', 1_000_000),
        ["empty lines"] = () => "x:" + new string('\n', 1_000_000),
        ["aliases"] = () => "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nplaces: *c\n",
        ["keys"] = () => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: v\n")),
    };

    public static TheoryData<string> BombNames => new(Bombs.Keys);

    [Theory]
    [MemberData(nameof(BombNames))]
    public void A_bomb_goes_off_quietly(string name)
    {
        var yaml = Bombs[name]();
        var timer = Stopwatch.StartNew();
        Assert.NotEmpty(ContentFixture.Read(("places.yaml", yaml)).Faults);
        Assert.True(timer.Elapsed < TimeSpan.FromSeconds(20), $"It took {timer.Elapsed}.");
    }

    // On a busy machine any reading may be held up; one that is slow of itself is slow three times.
    static bool IsQuick(string path, string text)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var timer = Stopwatch.StartNew();
            ContentFixture.Read([(path, Encoding.UTF8.GetBytes(text))]);
            if (timer.Elapsed < TimeSpan.FromSeconds(1))
                return true;
        }

        return false;
    }

    // A large file is looked at through a window, so that ten thousand readings take a minute and not an hour.
    static string Window(string text, int at)
    {
        const int Width = 1000;
        if (text.Length <= Width)
            return text;
        var start = text.LastIndexOf('\n', at % (text.Length - Width)) + 1;
        return string.Concat(text.AsSpan(0, Math.Min(start, 300)), text.AsSpan(start, Math.Min(Width, text.Length - start)));
    }

    static string Slice(string text, int from, int n) => text.Length == 0 ? "" : text.Substring(from % text.Length, Math.Min(n, text.Length - (from % text.Length)));
}
