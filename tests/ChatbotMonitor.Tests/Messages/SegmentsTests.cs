using ChatbotMonitor.Core.Messages;
using CsCheck;

namespace ChatbotMonitor.Tests;

public sealed class SegmentsTests
{
    public static TheoryData<string, bool, int, int> Costs => new()
    {
        { "", false, 0, 0 },
        { "Hello", false, 5, 1 },
        { new string('a', 160), false, 160, 1 },
        { new string('a', 161), false, 161, 2 },
        { new string('a', 306), false, 306, 2 },
        { new string('a', 307), false, 307, 3 },
        { new string('€', 80), false, 160, 1 },
        { new string('€', 81), false, 162, 2 },

        // The escape pair at 153 and 154 goes whole into the second segment, so that 306 septets no longer fit two.
        { new string('a', 152) + "€" + new string('a', 151), false, 305, 2 },
        { new string('a', 152) + "€" + new string('a', 152), false, 306, 3 },
        { "Ç", false, 1, 1 },
        { "ç", true, 1, 1 },
        { "№", true, 1, 1 },
        { "Жалоба", true, 6, 1 },
        { new string('Ө', 70), true, 70, 1 },
        { new string('Ө', 71), true, 71, 2 },
        { new string('Ө', 134), true, 134, 2 },
        { new string('Ө', 135), true, 135, 3 },
        { "a\u00A0b", true, 3, 1 },
        { "👍", true, 2, 1 },
        { string.Concat(Enumerable.Repeat("👍", 35)), true, 70, 1 },
        { string.Concat(Enumerable.Repeat("👍", 36)), true, 72, 2 },

        // 66 units and a pair: the pair does not straddle the 67th.
        { new string('ж', 66) + "👍" + new string('ж', 65), true, 133, 2 },
        { new string('ж', 66) + "👍" + new string('ж', 66), true, 134, 3 },
        { "\uD83D", true, 1, 1 },
        { new string('ж', 66) + "\uD83Dж" + new string('ж', 66), true, 134, 2 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public void A_text_costs_what_its_alphabet_makes_of_it(string text, bool unicode, int units, int count) =>
        Assert.Equal(new Segments(unicode, units, count), Segments.Of(text));

    /// <summary>3GPP TS 23.038, table 6.2.1, by code; 0x1B is the escape to the next table.</summary>
    [Fact]
    public void The_alphabet_is_the_standards()
    {
        int[] table =
        [
            0x40, 0xA3, 0x24, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0x0A, 0xD8, 0xF8, 0x0D, 0xC5, 0xE5,
            0x394, 0x5F, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, 0xC6, 0xE6, 0xDF, 0xC9,
            0x20, 0x21, 0x22, 0x23, 0xA4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F,
            .. Enumerable.Range('0', 10), 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F,
            0xA1, .. Enumerable.Range('A', 26), 0xC4, 0xD6, 0xD1, 0xDC, 0xA7,
            0xBF, .. Enumerable.Range('a', 26), 0xE4, 0xF6, 0xF1, 0xFC, 0xE0,
        ];
        int[] extension = [0x0C, 0x5E, 0x7B, 0x7D, 0x5C, 0x5B, 0x7E, 0x5D, 0x7C, 0x20AC];
        Assert.Equal(127, table.Distinct().Count());

        for (var c = 0; c <= char.MaxValue; c++)
        {
            var expected = table.Contains(c) ? new Segments(false, 1, 1) : extension.Contains(c) ? new Segments(false, 2, 1) : new Segments(true, 1, 1);
            Assert.Equal(expected, Segments.Of(((char)c).ToString()));
        }
    }

    [Fact]
    public void A_longer_text_never_costs_less() =>
        Gen.Select(Gen.String[0, 400], Gen.Char).Sample((text, next) =>
        {
            var (before, after) = (Segments.Of(text), Segments.Of(text + next));
            return after.Count >= before.Count && after.Units <= after.Count * (after.Unicode ? 70 : 160);
        });
}
