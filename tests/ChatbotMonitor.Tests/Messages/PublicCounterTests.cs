using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Segments as others count them: npm's <c>sms-segments-calculator</c>, over thousands of texts.</summary>
public sealed class PublicCounterTests
{
    // Letters of both tables, of neither, pairs that may not be parted; none that only join with what stands before them, which that counter keeps together.
    static readonly string[] Letters =
    [
        .. Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Concat(Enumerable.Range('0', 10)).Select(c => ((char)c).ToString()),
        .. "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n^{}\\[~]|€".Select(c => c.ToString()),
    ];

    static readonly string[] Others = [.. "абвгдежзийклмнңоөпрстуүфхцчшщъыьэюяАӨҮҢ№«»–…ç‘’".Select(c => c.ToString()), "👍", "📷", "🎤"];

    [Fact]
    public async Task Thousands_of_texts_cost_what_a_public_counter_says()
    {
        var texts = Texts().Where(t => t.Length > 0).ToArray();
        Assert.InRange(texts.Length, 3000, 10_000);
        var theirs = await Count(texts);
        Assert.Equal(texts.Length, theirs.Length);
        Assert.Empty(texts.Zip(theirs).Where(p => Segments.Of(p.First) != p.Second).Select(p => $"{Segments.Of(p.First)}, not {p.Second}: {p.First}"));
    }

    // Every sentence that the bot can say; and texts of every length around where a segment ends, the same each time.
    static IEnumerable<string> Texts()
    {
        foreach (var key in TextKeys.All)
        {
            foreach (var language in Languages.All)
                yield return SampleContent.Texts.Say(key, language, Medium.Sms);
        }

        var random = new Random(20261124);
        int[] ends = [70, 134, 160, 201, 306];
        foreach (var end in ends)
        {
            for (var n = 0; n < 500; n++)
                yield return Text(random, end + random.Next(-4, 5), others: n % 5);
        }
    }

    // A fifth of the texts in GSM-7 alone, the others with more and more that is not in it.
    static string Text(Random random, int length, int others)
    {
        var text = new StringBuilder(length + 2);
        while (text.Length < length)
            text.Append(random.Next(8) < others * 2 ? Others[random.Next(Others.Length)] : Letters[random.Next(Letters.Length)]);
        return text.ToString();
    }

    static async Task<Segments[]> Count(string[] texts)
    {
        var module = Path.GetDirectoryName(Prerequisite.Find("sms-segments-calculator (npm; tests/run.sh installs it)", Path.Combine(Repository.Tests, "../.tools/node_modules/sms-segments-calculator/package.json")))!;
        var script = Path.Combine(Repository.Tests, "Support", "sms-segments.cjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, Path.GetFullPath(module)]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        var counted = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        using var answer = JsonDocument.Parse(await counted.WaitAsync(TimeSpan.FromMinutes(5)));
        await node.WaitForExitAsync();
        return [.. answer.RootElement.EnumerateArray().Select(c => new Segments(c[0].GetBoolean(), c[1].GetInt32(), c[2].GetInt32()))];
    }
}
