using ChatbotMonitor.Channels.Telegram;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class TelegramPartsTests
{
    static readonly string[] Pieces = ["а", "\n", " ", "😀", "слово", "длинноеслово", "\n\n"];

    [Fact]
    public void A_short_text_is_one_part() => Assert.Equal(["Сколько дней?"], TelegramParts.Of("Сколько дней?"));

    [Fact]
    public void A_text_of_the_full_length_is_one_part() => Assert.Single(TelegramParts.Of(new string('я', TelegramParts.Longest)));

    [Fact]
    public void A_long_text_is_cut_between_lines()
    {
        var line = new string('а', 1500);

        Assert.Equal([$"{line}\n{line}", line], TelegramParts.Of($"{line}\n{line}\n{line}"));
    }

    [Fact]
    public void A_long_line_is_cut_between_words()
    {
        var parts = TelegramParts.Of(string.Join(' ', Enumerable.Repeat("слово", 1000)));

        Assert.All(parts, part => Assert.All(part.Split(' '), word => Assert.Equal("слово", word)));
    }

    [Fact]
    public void A_break_just_behind_a_full_part_is_used()
    {
        var full = new string('а', TelegramParts.Longest);

        Assert.Equal([full, "б"], TelegramParts.Of($"{full}\nб"));
    }

    [Fact]
    public void A_surrogate_pair_is_never_cut() =>
        Assert.Equal(["а" + string.Concat(Enumerable.Repeat("😀", 2047)), "😀"], TelegramParts.Of("а" + string.Concat(Enumerable.Repeat("😀", 2048))));

    [Fact]
    public void Any_text_comes_whole_in_parts_that_fit() =>
        Gen.OneOf(Pieces.Select(Gen.Const).ToArray()).Array[0, 4000].Select(string.Concat).Sample(
            text =>
            {
                var parts = TelegramParts.Of(text);
                Assert.All(parts, part => Assert.InRange(part.Length, 0, TelegramParts.Longest));
                Assert.All(parts, part => Assert.True(IsWhole(part)));
                Assert.Equal(Solid(text), Solid(string.Concat(parts)));
            },
            iter: 300);

    static string Solid(string text) => text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    static bool IsWhole(string part) => part.EnumerateRunes().All(r => r.Value != 0xFFFD);
}
