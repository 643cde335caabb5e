using System.Text;
using System.Text.RegularExpressions;
using ChatbotMonitor.Core.Messages;
using CsCheck;

namespace ChatbotMonitor.Tests;

public sealed class SmsPartsTests
{
    static readonly Regex Number = new(@"^\(\d+/\d+\) ", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void A_text_that_fits_stays_as_it_is() => Assert.Equal(["  one\n two "], SmsParts.Split("  one\n two ", 70));

    [Fact]
    public void A_longer_one_is_split_between_words_and_numbered() =>
        Assert.Equal(
            ["(1/2) " + string.Join(' ', Enumerable.Repeat("seven77", 8)), "(2/2) seven77 seven77"],
            SmsParts.Split(string.Join(' ', Enumerable.Repeat("seven77", 10)), 70));

    [Fact]
    public void A_word_that_ends_where_the_part_ends_is_kept_in_it() =>
        Assert.Equal(["(1/2) " + new string('a', 64), "(2/2) b"], SmsParts.Split(new string('a', 64) + " b" + new string(' ', 9), 70));

    [Fact]
    public void A_word_longer_than_a_part_is_cut_but_never_inside_a_letter()
    {
        var parts = SmsParts.Split("x" + string.Concat(Enumerable.Repeat("👍", 60)), 70);
        Assert.Equal(["(1/2) x" + string.Concat(Enumerable.Repeat("👍", 31)), "(2/2) " + string.Concat(Enumerable.Repeat("👍", 29))], parts);
    }

    [Theory]
    [InlineData("слово ", 40)]
    [InlineData("word [x] ", 60)]
    [InlineData("{[]}~^ ", 50)]
    public void Parts_of_one_segment_are_numbered_and_say_all(string word, int times)
    {
        var text = string.Concat(Enumerable.Repeat(word, times)).Trim();
        var parts = SmsParts.OfOneSegment(text);
        Assert.All(parts, p => Assert.Equal(1, Segments.Of(p).Count));
        Assert.Equal(text, string.Join(' ', parts.Select(p => Number.Replace(p, ""))));
        Assert.Equal(["салам"], SmsParts.OfOneSegment("салам"));
    }

    [Fact]
    public void Ten_parts_and_more_leave_room_for_their_numbers()
    {
        var parts = SmsParts.Split(string.Join(' ', Enumerable.Repeat("слово", 150)), 70);
        Assert.Equal(15, parts.Count);
        Assert.StartsWith("(15/15) ", parts[^1], StringComparison.Ordinal);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 70));
    }

    [Fact]
    public void Nothing_but_space_is_lost() =>
        Gen.Select(Gen.Char.Array[0, 2000].Select(chars => new string(chars)), Gen.Int[70, 300]).Sample((text, longest) =>
        {
            var parts = SmsParts.Split(text, longest);
            var words = parts.Count == 1 ? parts : parts.Select(part => Number.Replace(part, "")).ToList();
            return parts.All(part => part.Length <= longest)
                && string.Equals(WithoutSpace(string.Concat(words)), WithoutSpace(text), StringComparison.Ordinal);
        });

    [Fact]
    public void No_part_begins_or_ends_within_a_letter()
    {
        string[] pieces = ["слово", "өмүр", "a", "👍", "📷📷", " ", "\n", "жашыруун-ылдам"];
        Gen.Select(Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 400].Select(string.Concat), Gen.Int[70, 160]).Sample((text, longest) =>
            SmsParts.Split(text, longest).All(part => part.Length <= longest && part.EnumerateRunes().All(r => r != Rune.ReplacementChar)));
    }

    static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
