using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Digests;

namespace ChatbotMonitor.Tests;

/// <summary>What a citizen writes stands in a coordinator's digest as words, whatever it would be elsewhere.</summary>
public class HarmlessWordsTests
{
    [Theory]
    [InlineData("{{ 7 | times: 6 }} {% for i in (1..9) %}x{% endfor %}", "{{ 7 | times: 6 }} {% for i in (1..9) %}x{% endfor %}")]
    [InlineData("<b>500</b> & <script>", "<b>500</b> & <script>")]
    [InlineData("\u202E123-456\u202C код", "123-456 код")]
    [InlineData("\u2067шашма\u2069\0 шашма", "шашма шашма")]
    [InlineData("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0")]
    public void A_digest_shows_words_as_words(string written, string shown)
    {
        var coordinator = DigestWorld.Coordinator();
        var digest = DigestWorld.Read(new DateOnly(2026, 11, 23), [DigestWorld.Report(1, "2026-11-22T10:00Z", urgent: true, text: written)], [], coordinator);
        var text = DigestWorld.Words(DigestWorld.Content(coordinator)).Say(new Telling.Day(digest), Medium.Chat);
        Assert.Contains(shown, text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_is_one_line_in_one_direction() => Assert.Equal("a b c", OneLine.Of("a\r\n\u202Eb\u2028\u2066\tc\u2069", 100));
}
